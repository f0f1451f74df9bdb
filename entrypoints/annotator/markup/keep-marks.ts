import { findDocument } from '../../../casefile/documents.ts';
import { CaseFileError, ConflictError, type Fault } from '../../../casefile/faults.ts';
import { currentMatter } from '../../../casefile/matters.ts';
import { type PageMark, pagesOf } from '../../../casefile/page-mark.ts';
import { changePassage, passagesOf } from '../../../casefile/passages.ts';
import type { CaseDocument, Passage, Purpose } from '../../../casefile/records.ts';
import { putBack, removals, removePassages } from '../../../casefile/removals.ts';
import type { SentPassage } from '../../../platform/passage-messages.ts';
import type { ShownDocument } from '../../../reading/shown-document.ts';
import type { documentPassages, KnownDocument } from '../../keeping/document-passages.ts';
import { changedFields, type Step } from './steps.ts';

/** What keeps marks of one document. */
export type Keeping = ReturnType<typeof documentPassages>;

/** The document as the current matter has it, with what the reader corrected; `null` if it has none. @throws CaseFileError */
export async function keptDocument({ keys }: KnownDocument): Promise<CaseDocument | null> {
  const matter = await currentMatter();
  return matter && findDocument(matter.id, keys);
}

/** The marks of a document in the current matter, in the order of its text. @throws CaseFileError */
export async function marksOf(known: KnownDocument): Promise<Passage[]> {
  const document = await keptDocument(known);
  return document ? passagesOf(document.id) : [];
}

/** The beginning of a document, which says what it is: its first blocks, none of them at great length. */
export const headOf = ({ texts }: Pick<ShownDocument, 'texts'>): string[] =>
  texts.slice(0, 40).map(({ text }) => text.slice(0, 2_000));

/** A passage for a mark that is drawn on a page, where no words are below it. */
export function wordlessPassage(
  shown: Pick<ShownDocument, 'texts' | 'pageOf'>,
  mark: PageMark,
  label: string,
  purpose: Purpose | null,
  note: string,
): SentPassage {
  const [page = 1] = pagesOf(mark);
  const start = startOfPage(shown, page);
  return {
    selectors: {
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start, end: start },
      times: 1,
      rivals: 0,
      page: {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
        value: `page=${page}`,
      },
    },
    mark,
    purpose,
    note,
    tags: [],
    place: { paragraph: '', page: label.slice(0, 60) },
    language: '',
    mentions: [],
  };
}

/** Where the text of a page begins, as far as it has been read; by it marks are put in order. */
function startOfPage(shown: Pick<ShownDocument, 'texts' | 'pageOf'>, page: number): number {
  let at = 0;
  for (const { key, text } of shown.texts) {
    if ((shown.pageOf(key, 0)?.number ?? 1) >= page) return at;
    at += text.length + 1;
  }
  return at;
}

/**
 * Does the contrary of a step: removes what it added, puts back what it removed, gives what it changed its fields again.
 * @throws CaseFileError `gone` if it is not there any more; ConflictError if it was changed since
 */
export async function takeBack({ added, removed, changed }: Step): Promise<void> {
  if (added.length > 0 && (await removePassages(added.map(({ id }) => id))) === '')
    throw new CaseFileError('gone');
  for (const { id } of removed) {
    const there = (await removals()).find(({ passages }) => passages.some((one) => one.id === id));
    if (there) await putBack(there.id);
    else if (removed.length === 1) throw new CaseFileError('gone');
  }
  for (const { before, after } of changed) {
    const fields = changedFields(before, after);
    await changePassage(after, Object.fromEntries(fields.map((field) => [field, before[field]])));
  }
}

/** The contrary of a step, as a step. */
export const contraryOf = ({ added, removed, changed }: Step): Step => ({
  added: removed,
  removed: added,
  changed: changed.map(({ before, after }) => ({ before: after, after: before })),
});

/** Why the case file did not do something; `null` for an error of another kind. */
export function faultOfKeeping(error: unknown): Fault | 'conflict' | null {
  if (error instanceof ConflictError) return 'conflict';
  return error instanceof CaseFileError ? error.fault : null;
}
