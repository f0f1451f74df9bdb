import { beforeEach, describe, expect, it, vi } from 'vitest';
import { documents } from '../../../casefile/documents.ts';
import { toWebAnnotations } from '../../../casefile/export/web-annotation.ts';
import { bringIn, undoBringIn } from '../../../casefile/import/bring-in.ts';
import { planImport } from '../../../casefile/import/plan-import.ts';
import { fromWebAnnotations, type ReadAnnotation } from '../../../casefile/import/read-annotations.ts';
import { unwatched } from '../../../casefile/long-work.ts';
import { currentMatter, matters, openMatter } from '../../../casefile/matters.ts';
import { changePassage, passages } from '../../../casefile/passages.ts';
import { freshCaseFile } from './fresh-case-file.ts';
import { aWork } from './sample-work.ts';

freshCaseFile();

const work = aWork();
const at = '2026-03-01T10:00:00.000Z';
const later = '2026-04-01T10:00:00.000Z';

const annotations = (from = work): ReadAnnotation[] =>
  fromWebAnnotations(JSON.stringify(toWebAnnotations(from, at))).read.map((one) => {
    if ('refused' in one) throw new Error(one.refused);
    return one;
  });

const withNote = (note: string) => ({
  ...work,
  passages: work.passages.map((passage, i) => (i === 0 ? { ...passage, note } : passage)),
});

/** What is kept, without what every record has of its own. */
async function kept() {
  const essence = (await passages()).map(
    ({ id: _, matter: __, document: ___, changedAt: ____, ...own }) => own,
  );
  return essence.sort((a, b) => a.selectors.quote.exact.localeCompare(b.selectors.quote.exact));
}

const byId = <T extends { id: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => a.id.localeCompare(b.id));

describe('bringing annotations in', () => {
  beforeEach(() => openMatter('Re Y').then(() => undefined));

  it('keeps all that was taken out, with the times of marking and of reading', async () => {
    const [matter] = await matters();
    const brought = await bringIn(annotations(), { matter: matter!.id }, false, unwatched, later);
    expect(brought).toMatchObject({ isNewMatter: false, changedPassages: [], changedDocuments: [] });
    expect(await kept()).toEqual(
      work.passages
        .map(({ id: _, matter: __, document: ___, changedAt: ____, ...own }) => own)
        .sort((a, b) => a.selectors.quote.exact.localeCompare(b.selectors.quote.exact)),
    );
    const records = await documents(matter!.id);
    expect(records.map(({ provenance }) => provenance.title).sort()).toEqual(
      work.documents.map(({ provenance }) => provenance.title).sort(),
    );
    for (const { lastReadAt, firstReadAt } of records) expect([firstReadAt, lastReadAt]).toEqual([at, at]);
  });

  it('changes nothing where it is stopped in the middle, and brings all in afterwards', async () => {
    const over = new AbortController();
    const shares: number[] = [];
    const stopped = bringIn(annotations(), { newMatter: 'Re Z' }, false, {
      signal: over.signal,
      onProgress: (share) => {
        shares.push(share);
        over.abort(new Error('stopped'));
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(shares[0]).toBe(1 / work.passages.length);
    expect(await passages()).toEqual([]);
    expect(await documents()).toEqual([]);
    expect((await matters()).map(({ name }) => name)).toEqual(['Re Y']);
    await bringIn(annotations(), { newMatter: 'Re Z' }, false);
    expect(await passages()).toHaveLength(work.passages.length);
  });

  it('does not begin where it was stopped before', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const work = { ...unwatched, signal };
    await expect(bringIn(annotations(), { newMatter: 'Re Z' }, false, work)).rejects.toThrow('stopped');
    expect(await matters()).toHaveLength(1);
  });

  it('brings nothing in twice', async () => {
    const [matter] = await matters();
    await bringIn(annotations(), { matter: matter!.id }, false, unwatched, later);
    const [before, records] = [await passages(), await documents()];
    const again = await bringIn(annotations(), { matter: matter!.id }, true);
    expect(again).toMatchObject({ addedDocuments: [], addedPassages: [], changedPassages: [] });
    expect(byId(await passages())).toEqual(byId(before));
    expect(byId(await documents())).toEqual(byId(records));
  });

  it('completes what is there, leaves what the reader wrote, and adds a note below it if asked to', async () => {
    const [matter] = await matters();
    await bringIn(annotations(withNote('')), { matter: matter!.id }, false, unwatched, later);
    await bringIn(annotations(withNote('First')), { matter: matter!.id }, false, unwatched, later);
    const noteOf = async () =>
      (await passages()).find(({ selectors }) => selectors.quote.exact.startsWith('the assurances'))!.note;
    expect(await noteOf()).toBe('First');
    const plan = planImport(
      { documents: await documents(), passages: await passages() },
      annotations(withNote('Second')),
    );
    expect(plan.added).toEqual([]);
    expect(plan.known.filter(({ otherNote }) => otherNote !== '').map(({ otherNote }) => otherNote)).toEqual([
      'Second',
    ]);
    await bringIn(annotations(withNote('Second')), { matter: matter!.id }, false);
    expect(await noteOf()).toBe('First');
    await bringIn(annotations(withNote('Second')), { matter: matter!.id }, true);
    expect(await noteOf()).toBe('First\n\nSecond');
  });

  it('takes several annotations of one passage for one, and loses no note', () => {
    const all = [...annotations(withNote('One')), ...annotations(withNote('Two'))];
    const plan = planImport({ documents: [], passages: [] }, all);
    expect(plan).toMatchObject({ newDocuments: 3, known: [] });
    expect(plan.added.map(({ passage }) => passage.note)).toContain('One\n\nTwo');
    expect(plan.added).toHaveLength(3);
  });

  it('is undone, but for what was changed since', async () => {
    const brought = await bringIn(annotations(), { newMatter: 'Re Z' }, false, unwatched, later);
    const current = await currentMatter();
    expect(current?.name).toBe('Re Y');
    expect(await undoBringIn(brought)).toBe(0);
    expect([await passages(), await documents()]).toEqual([[], []]);
    expect((await matters()).map(({ name }) => name)).toEqual(['Re Y']);

    const again = await bringIn(annotations(), { newMatter: 'Re Z' }, false, unwatched, later);
    await changePassage(again.addedPassages[0]!, { note: 'Mine' });
    expect(await undoBringIn(again)).toBe(1);
    expect((await passages()).map(({ note }) => note)).toEqual(['Mine']);
    expect(await documents()).toHaveLength(1);
    expect(await matters()).toHaveLength(2);
  });

  it('undoes what it completed', async () => {
    const [matter] = await matters();
    await bringIn(annotations(withNote('')), { matter: matter!.id }, false, unwatched, later);
    const before = await kept();
    const brought = await bringIn(
      annotations(withNote('First')),
      { matter: matter!.id },
      false,
      unwatched,
      later,
    );
    expect(brought.changedPassages).toHaveLength(1);
    expect(await undoBringIn(brought)).toBe(0);
    const plain = (all: Awaited<ReturnType<typeof kept>>) => all.map(({ revision: _, ...own }) => own);
    expect(plain(await kept())).toEqual(plain(before));
  });

  it('changes nothing where the browser refuses any of it', async () => {
    const [matter] = await matters();
    let puts = 0;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      if (++puts === 4) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value);
    });
    await expect(bringIn(annotations(), { matter: matter!.id }, false)).rejects.toMatchObject({
      fault: 'full',
    });
    vi.restoreAllMocks();
    expect([await passages(), await documents()]).toEqual([[], []]);
  });

  it('says that a matter is gone', async () => {
    await expect(bringIn(annotations(), { matter: crypto.randomUUID() }, false)).rejects.toMatchObject({
      fault: 'gone',
    });
  });
});
