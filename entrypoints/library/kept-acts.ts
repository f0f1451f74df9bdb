import { type CitationStyle, citationText } from '../../casefile/cite.ts';
import { correctDocument } from '../../casefile/documents.ts';
import { changeMatter, makeCurrent, openMatter } from '../../casefile/matters.ts';
import { changePassage, movePassages, tagPassages } from '../../casefile/passages.ts';
import { wordsOf } from '../../casefile/records.ts';
import { purgeOne, putBack, removeDocuments, removeMatter, removePassages } from '../../casefile/removals.ts';
import type { KeptActs } from '../../components/casebook/acts.ts';
import type { KeptRow } from '../../components/casebook/kept-rows.ts';
import type { MatterActs } from '../../components/casebook/matter-acts.ts';
import { outcomeOf } from '../pages/outcome-of.ts';

export const keptActs: KeptActs = {
  edit: (seen, change) => outcomeOf(changePassage(seen, change)),
  correct: (seen, correction) => outcomeOf(correctDocument(seen, correction)),
  tag: (ids, tag, on) => outcomeOf(tagPassages(ids, tag, on)),
  move: (ids, matter) => outcomeOf(movePassages(ids, matter)),
  remove: (passages, documents) => outcomeOf(removeAll(passages, documents)),
  putBack: (removals) => outcomeOf(putAllBack(removals)),
  copy: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
};

export const matterActs: MatterActs = {
  open: (name) => outcomeOf(openMatter(name)),
  change: (seen, change) => outcomeOf(changeMatter(seen, change)),
  makeCurrent: (id) => outcomeOf(makeCurrent(id)),
  remove: (id) => outcomeOf(removeMatter(id).then((removal) => [removal])),
  putBack: (removals) => outcomeOf(putAllBack(removals)),
  purge: (removal) => outcomeOf(purgeOne(removal)),
};

async function removeAll(passages: readonly string[], documents: readonly string[]): Promise<string[]> {
  const ids = [
    ...(documents.length > 0 ? [await removeDocuments(documents)] : []),
    ...(passages.length > 0 ? [await removePassages(passages)] : []),
  ];
  return ids.filter((id) => id !== '');
}

async function putAllBack(removals: readonly string[]): Promise<void> {
  for (const id of removals) await putBack(id);
}

/** A passage in quotation marks, then where it stands; of a document its citation. */
export function quoteOf({ passage, document }: KeptRow, style: CitationStyle): string {
  const cited = citationText(document.provenance, style, passage?.place, document.lastReadAt);
  const said = passage ? wordsOf(passage) : '';
  return said === '' ? cited : `“${said}” ${cited}`;
}
