import type { IDBPTransaction } from 'idb';
import * as v from 'valibot';
import { recognisedPageSchema } from './recognised.ts';
import { documentSchema, matterSchema, passageSchema, standsSomewhere } from './records.ts';
import { type CaseFileSchema, caseFile, type StoreName } from './store.ts';

/** All that the reader keeps, as one whole: what a backup holds, and a copy made before one is restored. What was removed is not in it. */
export const librarySchema = v.strictObject({
  matters: v.array(matterSchema),
  documents: v.array(documentSchema),
  passages: v.array(
    v.pipe(
      passageSchema,
      v.check((passage) => standsSomewhere(passage), 'marks no words and no page'),
    ),
  ),
  kept: v.array(v.strictObject({ entry: v.pipe(v.string(), v.maxLength(120)), keptAt: v.string() })),
  /** Id of the current matter. */
  current: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null),
  /** The files of documents, whose bytes stay with the browser until they are asked for. */
  files: v.optional(
    v.array(
      v.strictObject({
        document: v.pipe(v.string(), v.uuid()),
        name: v.pipe(v.string(), v.maxLength(1_000)),
        type: v.pipe(v.string(), v.maxLength(200)),
        bytes: v.blob(),
        keptAt: v.pipe(v.string(), v.isoTimestamp()),
      }),
    ),
    [],
  ),
  /** What was recognised on the scanned pages of documents. */
  recognised: v.optional(v.array(recognisedPageSchema), []),
});
export type Library = v.InferOutput<typeof librarySchema>;

/** How much a library holds. */
export interface LibraryCounts {
  matters: number;
  documents: number;
  passages: number;
  kept: number;
  files: number;
  /** Pages. */
  recognised: number;
}

export const countsOf = ({
  matters,
  documents,
  passages,
  kept,
  files,
  recognised,
}: Library): LibraryCounts => ({
  matters: matters.length,
  documents: documents.length,
  passages: passages.length,
  kept: kept.length,
  files: files.length,
  recognised: recognised.length,
});

/** The stores in which a library stands. */
export const libraryStores: StoreName[] = [
  'matters',
  'documents',
  'passages',
  'kept-authorities',
  'state',
  'files',
  'recognised',
];

/** All that is kept now. What lost its document or its matter is shown nowhere, and is left out. @throws CaseFileError */
export async function wholeLibrary(): Promise<Library> {
  const reading = (await caseFile()).transaction(libraryStores, 'readonly');
  const library = await libraryIn(reading);
  await reading.done;
  return library;
}

/** The library as a transaction over its stores sees it. */
export async function libraryIn<M extends IDBTransactionMode>(
  transaction: IDBPTransaction<CaseFileSchema, StoreName[], M>,
): Promise<Library> {
  const [matters, documents, passages, kept, current, files, recognised] = await Promise.all([
    transaction.objectStore('matters').getAll(),
    transaction.objectStore('documents').getAll(),
    transaction.objectStore('passages').getAll(),
    transaction.objectStore('kept-authorities').getAll(),
    transaction.objectStore('state').get('current-matter'),
    transaction.objectStore('files').getAll(),
    transaction.objectStore('recognised').getAll(),
  ]);
  const matterIds = new Set(matters.map(({ id }) => id));
  const housed = documents.filter(({ matter }) => matterIds.has(matter));
  const home = new Map(housed.map(({ id, matter }) => [id, matter]));
  return {
    matters,
    documents: housed,
    passages: passages.filter(({ document, matter }) => home.get(document) === matter),
    kept,
    current: current && matterIds.has(current.value) ? current.value : null,
    files: files.filter(({ document }) => home.has(document)),
    recognised: recognised.filter(({ document }) => home.has(document)),
  };
}
