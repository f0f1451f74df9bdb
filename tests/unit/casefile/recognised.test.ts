import { describe, expect, it } from 'vitest';
import { keepFile } from '../../../casefile/files.ts';
import { wholeLibrary } from '../../../casefile/library.ts';
import { openMatter } from '../../../casefile/matters.ts';
import { keepPassage } from '../../../casefile/passages.ts';
import { keepRecognised, type PageWords, recognisedPages } from '../../../casefile/recognised.ts';
import { putBack, removeDocuments, removeMatter } from '../../../casefile/removals.ts';
import { restore } from '../../../casefile/restore.ts';
import { storageReport } from '../../../casefile/storage-report.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';

const keys = ['pdf:abc'];
const scan = readDocument({ kind: 'pdf', keys });
const page = (number: number, word = 'assurances'): PageWords => ({
  page: number,
  turned: 0,
  words: [[word, 72, 700, 130.25, 712, true]],
});
const keepScan = (matter: string) =>
  keepFile(matter, scan, { name: 'scan.pdf', type: 'application/pdf', bytes: new Blob(['%PDF-1.7']) });

describe('what was recognised on scanned pages', () => {
  freshCaseFile();

  it('is kept with a document whose file is kept or that is marked, and with no other', async () => {
    expect(await keepRecognised(keys, [page(1)])).toBe(0);
    expect(await recognisedPages(keys)).toEqual([]);
    const { id: marking } = await openMatter('Marked');
    await keepPassage(marking, scan, marked('assurances'));
    expect(await keepRecognised(keys, [page(1)])).toBe(1);
    const { id: keeping } = await openMatter('Kept');
    await keepScan(keeping);
    expect(await keepRecognised(keys, [page(2), page(1)])).toBe(2);
    expect((await recognisedPages(keys)).map((one) => one.page)).toEqual([1, 2]);
    expect((await recognisedPages(keys))[0]).toMatchObject(page(1));
    expect(await recognisedPages(['pdf:another'])).toEqual([]);
  });

  it('is written once: what is there stays as it is', async () => {
    const { id } = await openMatter('Liu');
    await keepScan(id);
    await keepRecognised(keys, [page(1)]);
    await keepRecognised(keys, [page(1, 'other'), page(2)]);
    expect((await recognisedPages(keys)).map(({ words }) => words[0]![0])).toEqual([
      'assurances',
      'assurances',
    ]);
  });

  it('goes with its document and its matter, and comes back with them', async () => {
    const { id: matter } = await openMatter('Liu');
    const { id } = await keepScan(matter);
    await keepRecognised(keys, [page(1), page(2)]);
    for (const remove of [() => removeDocuments([id]), () => removeMatter(matter)]) {
      const removal = await remove();
      expect((await wholeLibrary()).recognised).toEqual([]);
      expect(await recognisedPages(keys)).toEqual([]);
      await putBack(removal);
      expect(await recognisedPages(keys)).toHaveLength(2);
    }
  });

  it('is part of the whole, is restored, and its size is told', async () => {
    const { id } = await openMatter('Liu');
    const document = await keepScan(id);
    await keepRecognised(keys, [page(1), page(2)]);
    const before = await wholeLibrary();
    expect(before.recognised).toHaveLength(2);
    const { kinds, documents } = await storageReport(new AbortController().signal);
    expect(kinds.recognised.count).toBe(2);
    expect(kinds.recognised.bytes).toBeGreaterThan(100);
    expect(documents[0]!.document.id).toBe(document.id);
    expect(documents[0]!.bytes).toBeGreaterThan(kinds.recognised.bytes + kinds.files.bytes);
    await removeDocuments([document.id]);
    await restore(before, 'merge');
    expect((await wholeLibrary()).recognised).toEqual(before.recognised);
    await restore({ ...before, recognised: [] }, 'replace');
    expect(await recognisedPages(keys)).toEqual([]);
  });
});
