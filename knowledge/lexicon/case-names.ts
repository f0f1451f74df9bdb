import type { CaseEntry } from '../entry.ts';
import { citationKey, nameKey } from '../recognise/case-key.ts';

/** What a base tells about how its cases are cited. */
export interface CaseLookup {
  /** Folded name ("liu v poland") to the entry's id. */
  names: [string, string][];
  /** Application number, neutral citation, docket, without white space, to the entry's id. */
  citations: [string, string][];
  /** Short name as written ("Othman") to the ids of the cases that bear it. */
  shortNames: Map<string, string[]>;
}

// A party of many cases, or a word of common speech: never a case by itself.
const NOT_A_NAME = /^(?:judge|kim \(|mr |hf$|ws$|s\.m\.$|dean$|burns$|mohamed$)/i;

/** @param cases the base's cases */
export function caseLookup(cases: readonly CaseEntry[]): CaseLookup {
  const names: [string, string][] = [];
  const citations: [string, string][] = [];
  const shortNames = new Map<string, string[]>();
  for (const entry of cases) {
    for (const name of [entry.name.en, ...entry.short_names]) {
      if (/ v\.? /.test(name)) {
        const key = nameKey(undated(name));
        if (!names.some(([known]) => known === key)) names.push([key, entry.id]);
      } else if (/^\p{Lu}\p{L}{2,}(?:[ -]\p{L}{2,}){0,3}$/u.test(name) && !NOT_A_NAME.test(name)) {
        shortNames.set(name, [...(shortNames.get(name) ?? []), entry.id]);
      }
    }
    for (const citation of entry.citations) citations.push([citationKey(citation), entry.id]);
  }
  return { names, citations, shortNames };
}

/** The forms by which a case is cited in full: its names with "v." and "v", and citations long enough to be its own. */
export function citedForms(entry: CaseEntry): string[] {
  const forms = new Set<string>();
  for (const name of [entry.name.en, ...entry.short_names]) {
    const plain = upTo(undated(name.replace(/ \[GC\]| \(decision\)/g, '')), /, C[-‑]\d/);
    if (!/ v\.? /.test(plain)) continue;
    for (const v of [' v. ', ' v '])
      for (const state of [
        plain,
        plain.replace(/ (?:the )?United Kingdom$/, ' United Kingdom'),
        plain.replace(/ (?:the )?United Kingdom$/, ' UK'),
      ])
        forms.add(state.replace(/ v\.? /, v));
  }
  for (const citation of entry.citations)
    if (
      /^\d{4,5}\/\d{2}$/.test(citation) ||
      (citation.length >= 7 && /\p{L}/u.test(citation) && /\d/.test(citation))
    )
      forms.add(citation);
  return [...forms];
}

/** A name up to where something begins in it. */
function upTo(name: string, beginning: RegExp): string {
  const at = name.search(beginning);
  return at < 0 ? name : name.slice(0, at);
}

/** A name without its year, or the citation that begins with one. */
const undated = (name: string) => upTo(name, /,? \[?\(?\d{4}/);
