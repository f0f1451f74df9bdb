import { isDecision } from '../cite.ts';
import type { CaseDocument } from '../records.ts';
import { type KeptWork, type Placed, placedPassages } from './kept-work.ts';

/** A document that is relied on, and where: the pinpoints of its passages in the order of its text. */
export interface ListedAuthority {
  document: CaseDocument;
  pinpoints: string[];
}

/** The table of authorities: decisions by name, then everything else by title. */
export function authoritiesOf(work: KeptWork): { decisions: ListedAuthority[]; others: ListedAuthority[] } {
  const own = Map.groupBy(placedPassages(work), ({ passage }) => passage.document);
  const listed = work.documents
    .map((document) => ({ document, passages: own.get(document.id) ?? [] }))
    .filter(({ passages }) => passages.length > 0)
    .map(({ document, passages }) => ({
      document,
      pinpoints: [...new Set(passages.map(({ passage: { place } }) => place.paragraph || place.page))].filter(
        (pinpoint) => pinpoint !== '',
      ),
    }));
  const named = ({ document: { provenance } }: ListedAuthority) => provenance.caseName || provenance.title;
  const byName = (a: ListedAuthority, b: ListedAuthority) => named(a).localeCompare(named(b));
  return {
    decisions: listed.filter(({ document }) => isDecision(document.provenance)).sort(byName),
    others: listed.filter(({ document }) => !isDecision(document.provenance)).sort(byName),
  };
}

/** Passages under each issue that they touch, in the order of the issues; those of none come last, under ''. */
export function byIssue(work: KeptWork): { issue: string; placed: Placed[] }[] {
  const placed = placedPassages(work);
  const issues = [...new Set(placed.flatMap(({ passage }) => passage.issues))].sort();
  const groups = issues.map((issue) => ({
    issue,
    placed: placed.filter(({ passage }) => passage.issues.includes(issue)),
  }));
  const rest = placed.filter(({ passage }) => passage.issues.length === 0);
  return rest.length > 0 ? [...groups, { issue: '', placed: rest }] : groups;
}
