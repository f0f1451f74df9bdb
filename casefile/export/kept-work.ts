import type { CaseDocument, Matter, Passage } from '../records.ts';
import type { ExportWords } from './export-words.ts';

/** What an export is made of: passages with the documents and the matters that they belong to. */
export interface KeptWork {
  matters: readonly Matter[];
  documents: readonly CaseDocument[];
  passages: readonly Passage[];
}

/** A passage with its document. */
export interface Placed {
  passage: Passage;
  document: CaseDocument;
}

/**
 * The passages document by document, those of a document in the order of its text. A passage whose document is
 * missing is left out: nothing can be said of where it stands.
 */
export function placedPassages({ documents, passages }: KeptWork): Placed[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const order = new Map(documents.map(({ id }, i) => [id, i]));
  return passages
    .flatMap((passage) => {
      const document = byId.get(passage.document);
      return document ? [{ passage, document }] : [];
    })
    .sort(
      (a, b) =>
        order.get(a.document.id)! - order.get(b.document.id)! ||
        a.passage.selectors.position.start - b.passage.selectors.position.start ||
        a.passage.createdAt.localeCompare(b.passage.createdAt),
    );
}

/** UTF-16 units of its surroundings that are shown with a passage; more is kept where it has its like. */
const near = 160;

/**
 * What stands right before and after a passage in its block, in whole words; '' where nothing does, or where it was
 * not kept.
 */
export function aroundOf({ selectors: { quote } }: Passage): { before: string; after: string } {
  const [inBlock = ''] = quote.prefix.split('\n').slice(-1);
  const [rest = ''] = quote.suffix.split('\n', 1);
  // Where the block goes on, the first or last word may be cut: it is left out.
  const goesOnBefore = inBlock.length === quote.prefix.length || inBlock.length > near;
  const goesOnAfter = rest.length === quote.suffix.length || rest.length > near;
  const before = inBlock.slice(-near).replace(goesOnBefore ? /^\S+(?=\s)/ : '', '');
  const after = rest.slice(0, near).replace(goesOnAfter ? /\s\S+$/ : '', '');
  // Half of a pair may be left at a cut.
  const whole = (text: string) => text.replace(/^\p{Cs}|\p{Cs}$/gu, '').replace(/\s+/g, ' ');
  return { before: whole(before).trimStart(), after: whole(after).trimEnd() };
}

/** What is said of a passage in a line: what it is for, what was drawn, its tags. */
export function factsOf({ purpose, mark, tags }: Passage, words: ExportWords): string[] {
  const drawn = mark === null || mark.kind === 'highlight' ? '' : (words.marks[mark.kind] ?? mark.kind);
  return [purpose === null ? '' : (words.purposes[purpose] ?? purpose), drawn, ...tags].filter(
    (fact) => fact !== '',
  );
}
