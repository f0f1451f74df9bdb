import * as v from 'valibot';
import { caseFile } from './store.ts';
import { writeCaseFile } from './write.ts';

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6));

/** What was recognised on one scanned page of a document, so that it need not be recognised again. */
export const recognisedPageSchema = v.strictObject({
  /** The document's id and the page. */
  id: v.pipe(v.string(), v.maxLength(60)),
  document: v.pipe(v.string(), v.uuid()),
  /** From 1. */
  page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6)),
  /** Degrees clockwise by which the page is turned when it is shown. */
  turned: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(270)),
  /** In reading order: the word; left, bottom, right, top in points; whether it is the last of its line. */
  words: v.pipe(
    v.array(
      v.tuple([
        v.pipe(v.string(), v.maxLength(400)),
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        v.boolean(),
      ]),
    ),
    v.maxLength(50_000),
  ),
  /** ISO time in UTC. */
  recognisedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type RecognisedPage = v.InferOutput<typeof recognisedPageSchema>;

/** What is known of a page's words without the document that they belong to. */
export type PageWords = Pick<RecognisedPage, 'page' | 'turned' | 'words'>;

/**
 * Keeps what was recognised with every document that is known by one of these keys and whose file is kept or in which
 * something is marked. What is there already stays.
 * @returns how many documents have it now
 * @throws CaseFileError; nothing was written then
 */
export async function keepRecognised(
  keys: readonly string[],
  pages: readonly PageWords[],
  at = new Date().toISOString(),
): Promise<number> {
  const homes = await documentsInUse(keys);
  if (homes.length === 0 || pages.length === 0) return homes.length;
  const there = new Set((await recognisedOf(homes)).map(({ id }) => id));
  const missing = homes.flatMap((document) =>
    pages.map(
      (page): RecognisedPage => ({ id: `${document} ${page.page}`, document, ...page, recognisedAt: at }),
    ),
  );
  const fresh = missing.filter(({ id }) => !there.has(id));
  if (fresh.length === 0) return homes.length;
  return writeCaseFile(['documents', 'recognised'], async (writing, touch) => {
    const documents = new Set(await writing.objectStore('documents').getAllKeys());
    for (const page of fresh) {
      if (!documents.has(page.document)) continue;
      await writing.objectStore('recognised').put(page);
      touch(page.document);
    }
    return homes.length;
  });
}

/** What is kept of a document by any of its keys, each page once. @throws CaseFileError */
export async function recognisedPages(keys: readonly string[]): Promise<RecognisedPage[]> {
  const byPage = new Map<number, RecognisedPage>();
  for (const one of await recognisedOf(await documentsUnder(keys)))
    byPage.set(one.page, byPage.get(one.page) ?? one);
  return [...byPage.values()].sort((a, b) => a.page - b.page);
}

async function recognisedOf(documents: readonly string[]): Promise<RecognisedPage[]> {
  const db = await caseFile();
  return (
    await Promise.all(documents.map((id) => db.getAllFromIndex('recognised', 'by-document', id)))
  ).flat();
}

async function documentsUnder(keys: readonly string[]): Promise<string[]> {
  const db = await caseFile();
  const found = await Promise.all(keys.map((key) => db.getAllKeysFromIndex('documents', 'by-key', key)));
  return [...new Set(found.flat())];
}

async function documentsInUse(keys: readonly string[]): Promise<string[]> {
  const db = await caseFile();
  const used: string[] = [];
  for (const id of await documentsUnder(keys)) {
    const hasFile = (await db.count('files', id)) > 0;
    if (hasFile || (await db.countFromIndex('passages', 'by-document', id)) > 0) used.push(id);
  }
  return used;
}
