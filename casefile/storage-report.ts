import { readShelf } from './pack-shelf.ts';
import type { CaseDocument, Matter } from './records.ts';
import { caseFile, type StoreName } from './store.ts';

/** What takes room, by what it is. */
export const storedKinds = [
  'files',
  'recognised',
  'passages',
  'documents',
  'matters',
  'removed',
  'copies',
  'packs',
] as const;
export type StoredKind = (typeof storedKinds)[number];

/** Sizes are bytes of the records written as JSON: what the browser's own files take is more, and can't be told apart. */
export interface Weight {
  count: number;
  bytes: number;
}

export interface WeighedMatter extends Weight {
  matter: Matter;
}

export interface WeighedDocument extends Weight {
  document: CaseDocument;
  /** Bytes of its file; 0 if none is kept. */
  file: number;
}

export interface StorageReport {
  kinds: Record<StoredKind, Weight>;
  /** Every matter with all that is in it, the largest first; counted are its passages. */
  matters: WeighedMatter[];
  /** The largest documents with their passages, which are counted; the largest first. */
  documents: WeighedDocument[];
}

const stores: StoreName[] = [
  'matters',
  'documents',
  'passages',
  'removals',
  'safety-copies',
  'files',
  'recognised',
];
/** How many documents are named. */
const mostDocuments = 20;
/** Records that are weighed between two turns of the page. */
const piece = 1_000;

/** Weighs all that is kept. @throws CaseFileError, or the signal's reason */
export async function storageReport(signal: AbortSignal): Promise<StorageReport> {
  const reading = (await caseFile()).transaction(stores, 'readonly');
  const [matters, documents, passages, removals, copies, files, recognised] = await Promise.all([
    reading.objectStore('matters').getAll(),
    reading.objectStore('documents').getAll(),
    reading.objectStore('passages').getAll(),
    reading.objectStore('removals').getAll(),
    reading.objectStore('safety-copies').getAll(),
    reading.objectStore('files').getAll(),
    reading.objectStore('recognised').getAll(),
  ]);
  await reading.done;
  const { packs } = await readShelf();
  const weigh = async (records: readonly object[], each: (index: number, bytes: number) => void) => {
    for (const [i, record] of records.entries()) {
      if (i % piece === piece - 1) await turn(signal);
      each(i, bytesOf(record));
    }
  };
  const none = (): Weight => ({ count: 0, bytes: 0 });
  const byMatter = new Map(matters.map((matter) => [matter.id, { matter, ...none() }]));
  const byDocument = new Map(documents.map((document) => [document.id, { document, file: 0, ...none() }]));
  const kinds = Object.fromEntries(storedKinds.map((kind) => [kind, none()])) as StorageReport['kinds'];
  const add = (weight: Weight | undefined, bytes: number, count = 0) => {
    if (!weight) return;
    weight.bytes += bytes;
    weight.count += count;
  };
  await weigh(matters, (i, bytes) => {
    add(kinds.matters, bytes, 1);
    add(byMatter.get(matters[i]!.id), bytes);
  });
  await weigh(documents, (i, bytes) => {
    add(kinds.documents, bytes, 1);
    add(byDocument.get(documents[i]!.id), bytes);
    add(byMatter.get(documents[i]!.matter), bytes);
  });
  await weigh(passages, (i, bytes) => {
    add(kinds.passages, bytes, 1);
    add(byDocument.get(passages[i]!.document), bytes, 1);
    add(byMatter.get(passages[i]!.matter), bytes, 1);
  });
  for (const { document, bytes } of files) {
    const its = byDocument.get(document);
    add(kinds.files, bytes.size, 1);
    add(its, bytes.size);
    if (!its) continue;
    its.file = bytes.size;
    add(byMatter.get(its.document.matter), bytes.size);
  }
  await weigh(recognised, (i, bytes) => {
    add(kinds.recognised, bytes, 1);
    const its = byDocument.get(recognised[i]!.document);
    add(its, bytes);
    if (its) add(byMatter.get(its.document.matter), bytes);
  });
  await weigh(removals, (i, bytes) => add(kinds.removed, bytes + ofFiles(removals[i]!.files ?? []), 1));
  await weigh(copies, (i, bytes) => add(kinds.copies, bytes + ofFiles(copies[i]!.library.files), 1));
  await weigh(packs, (_, bytes) => add(kinds.packs, bytes, 1));
  const heaviest = (a: Weight, b: Weight) => b.bytes - a.bytes;
  return {
    kinds,
    matters: [...byMatter.values()].sort(heaviest),
    documents: [...byDocument.values()].sort(heaviest).slice(0, mostDocuments),
  };
}

const encoder = new TextEncoder();
const ofFiles = (files: readonly { bytes: Blob }[]) => files.reduce((sum, { bytes }) => sum + bytes.size, 0);
const bytesOf = (record: object) => encoder.encode(JSON.stringify(record)).length;

/** Lets the page do something else. @throws the signal's reason */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((next) => setTimeout(next, 0));
  signal.throwIfAborted();
}
