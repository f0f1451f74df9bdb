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

/** The names by which a case is cited in full, with "v." and "v". */
export function namedForms(entry: CaseEntry): string[] {
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
  return [...forms];
}

/**
 * Citations that another court or another series numbers alike: the decision is meant where its court, or what it
 * is about, is named beside it. null: they say nothing of the decision alone.
 */
const shared: [citation: RegExp, near: string[] | null][] = [
  [
    /^n\. \d/,
    [
      'Cass. pen.*',
      'Cassazione penale',
      'Sez. VI',
      'Sesta Sezione*',
      'sesta sezione penale',
      'estradizion*',
      'estradar*',
      'Court of Cassation',
      'Cour de cassation italienne',
    ],
  ],
  [/^Application no\. \d{1,3}\/\d{4}$/, ['Larnaca*', 'Cyprus', 'Cypriot', 'Ma Chao']],
  [/^Auto \d/, ['Audiencia Nacional', 'AAN', 'Wall', 'Taiwan*', 'taiwan*']],
  [
    /^Ext \d/,
    [
      'STF',
      'Supremo Tribunal Federal',
      'extradiç*',
      'extraditand*',
      'extradici*',
      'extradition*',
      'Brazil*',
      'Brasil*',
    ],
  ],
  [/^SC \d/, ['NZSC', 'New Zealand', 'Kim', 'Supreme Court']],
  [
    /^(?:Red No\.|Por Dor) /,
    ['Thai*', 'Bangkok', 'Court of Appeal', 'Appeal Court', 'Criminal Court', 'She Zhijiang'],
  ],
  [/^No\. \d\d-\d/, ['F.4th', 'Cir.', 'Circuit', 'Court of Appeals']],
  [
    /^Opinion No\. /,
    [
      'WGAD',
      'Working Group',
      'Arbitrary Detention',
      'arbitrar*',
      'Aishan',
      'Idris Hasan',
      'Human Rights Council',
    ],
  ],
  [/^docket /, ['SCC', 'Supreme Court']],
  // The day's gazette, which holds other decisions too.
  [/^DJ /, null],
];

/** How a citation is written: with and without the space after a stop, an ECLI without its first part. */
function spellings(citation: string): string[] {
  const forms = [citation, citation.replace(/\. /g, '.'), citation.replace(/\.(?=\d)/g, '. ')];
  if (/^ECLI:(?!EU:)/.test(citation)) forms.push(citation.slice('ECLI:'.length));
  return forms;
}

/** A citation of the base as it is written, the cases that bear it, and what has to stand near it, if anything. */
export interface CitedForm {
  form: string;
  ids: string[];
  near?: string[];
}

/** The citations of the base's cases that are long enough to be their own. */
export function citedForms(cases: readonly CaseEntry[]): CitedForm[] {
  const forms = new Map<string, CitedForm>();
  for (const entry of cases)
    for (const citation of entry.citations) {
      const own = citation.length >= 7 && /\p{L}/u.test(citation) && /\d/.test(citation);
      if (!own && !/^\d{4,5}\/\d{2}$/.test(citation)) continue;
      const rule = shared.find(([pattern]) => pattern.test(citation));
      if (rule?.[1] === null) continue;
      for (const form of spellings(citation)) {
        const known = forms.get(form);
        if (!known) forms.set(form, { form, ids: [entry.id], ...(rule && { near: rule[1]! }) });
        else if (!known.ids.includes(entry.id)) known.ids.push(entry.id);
      }
    }
  return [...forms.values()];
}

/** A name up to where something begins in it. */
function upTo(name: string, beginning: RegExp): string {
  const at = name.search(beginning);
  return at < 0 ? name : name.slice(0, at);
}

/** A name without its year, or the citation that begins with one. */
const undated = (name: string) => upTo(name, /,? \[?\(?\d{4}/);
