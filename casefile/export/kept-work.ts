import type { CaseDocument, Matter, Passage } from '../records.ts';

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
