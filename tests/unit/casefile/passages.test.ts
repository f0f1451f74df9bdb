import { describe, expect, it, vi } from 'vitest';
import { correctDocument, documents, findDocument } from '../../../casefile/documents.ts';
import { CaseFileError, ConflictError } from '../../../casefile/faults.ts';
import {
  changeMatter,
  currentMatter,
  currentOrNewMatter,
  makeCurrent,
  matters,
  openMatter,
} from '../../../casefile/matters.ts';
import {
  changePassage,
  keepPassage,
  movePassages,
  passages,
  passagesOf,
  tagPassages,
} from '../../../casefile/passages.ts';
import {
  extentOfMatter,
  purge,
  purgeOne,
  putBack,
  removals,
  removeMatter,
} from '../../../casefile/removals.ts';
import { onCaseFileChange, onWrittenHere } from '../../../casefile/write.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';
import { aPassage } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';

describe('the case file', () => {
  freshCaseFile();

  it('destroys for good one of the things that were removed, and leaves the others', async () => {
    const first = await openMatter('Re X', at);
    const second = await openMatter('Re Y', at);
    const removal = await removeMatter(first.id);
    const other = await removeMatter(second.id);
    await purgeOne(removal);
    await expect(putBack(removal)).rejects.toMatchObject({ fault: 'gone' });
    expect((await removals()).map(({ id }) => id)).toEqual([other]);
  });

  it('opens a matter by itself for the first passage, and uses it from then on', async () => {
    expect(await currentMatter()).toBeNull();
    const matter = await currentOrNewMatter('My matter', at);
    expect(await currentOrNewMatter('Another', at)).toEqual(matter);
    const second = await openMatter('Re X', at);
    expect((await currentMatter())?.id).toBe(second.id);
    expect(second.colour).not.toBe(matter.colour);
    await makeCurrent(matter.id);
    expect((await currentMatter())?.id).toBe(matter.id);
    expect((await matters()).map(({ name }) => name)).toEqual(['My matter', 'Re X']);
  });

  it('keeps one record of a document at many addresses, and one in each matter', async () => {
    const a = await openMatter('A', at);
    const b = await openMatter('B', at);
    const first = await keepPassage(a.id, readDocument(), marked('one'), at);
    const again = readDocument({
      keys: ['url:https://mirror.example/x', 'url:https://court.example/judgment'],
    });
    const second = await keepPassage(a.id, again, marked('two'), '2026-03-01T11:00:00.000Z');
    const other = await keepPassage(b.id, again, marked('three'), at);
    expect(second.document.id).toBe(first.document.id);
    expect(second.document.keys).toHaveLength(2);
    expect(other.document.id).not.toBe(first.document.id);
    expect((await findDocument(a.id, ['url:https://mirror.example/x']))?.id).toBe(first.document.id);
    expect(await findDocument(a.id, ['url:https://nowhere.example/'])).toBeNull();
    expect((await passagesOf(first.document.id)).map((p) => p.selectors.quote.exact)).toEqual(['one', 'two']);
  });

  it('never overwrites what the reader corrected, and fills what was not known', async () => {
    const { id } = await openMatter('A', at);
    const { document } = await keepPassage(id, readDocument(), marked('one'), at);
    const corrected = await correctDocument(document, { caseName: 'Liu v. Poland', date: '' });
    expect(corrected.corrected).toEqual(['caseName', 'date']);
    const { provenance } = readDocument();
    const later = readDocument({
      provenance: { ...provenance, caseName: 'LIU c. POLOGNE', court: 'ECtHR', date: '2022' },
    });
    const { document: read } = await keepPassage(id, later, marked('two'), at);
    expect(read.provenance).toMatchObject({ caseName: 'Liu v. Poland', date: '', court: 'ECtHR' });
  });

  it('merges two tabs that change different fields, and asks where they change the same', async () => {
    const { id } = await openMatter('A', at);
    const { passage } = await keepPassage(id, readDocument(), marked('one', { tags: ['x'] }), at);
    await changePassage(passage, { note: 'from the first tab', tags: ['x', 'first'] });
    const merged = await changePassage(passage, { purpose: 'against-us', tags: ['second'] });
    expect(merged).toMatchObject({
      note: 'from the first tab',
      purpose: 'against-us',
      tags: ['first', 'second'],
      revision: 3,
    });
    const failed = await changePassage(passage, { note: 'from the second tab' }).catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(ConflictError);
    expect(failed).toMatchObject({ fields: ['note'], current: { note: 'from the first tab' } });
    expect((await passagesOf(passage.document))[0]).toEqual(merged);
  });

  it('tags and moves many at once', async () => {
    const a = await openMatter('A', at);
    const b = await openMatter('B', at);
    const one = await keepPassage(a.id, readDocument(), marked('one'), at);
    const two = await keepPassage(a.id, readDocument(), marked('two', { tags: ['rsdl'] }), at);
    const ids = [one.passage.id, two.passage.id];
    expect(await tagPassages(ids, 'rsdl', true)).toBe(1);
    expect((await passages(a.id)).every(({ tags }) => tags.join() === 'rsdl')).toBe(true);
    expect(await movePassages(ids, b.id)).toBe(2);
    expect(await passages(a.id)).toEqual([]);
    const moved = await passages(b.id);
    expect(moved).toHaveLength(2);
    expect(new Set(moved.map(({ document }) => document)).size).toBe(1);
    expect((await documents(b.id))[0]?.provenance.title).toBe('A judgment');
  });

  it('says what goes with a matter, destroys it as one and puts it back as it was', async () => {
    const kept = await openMatter('Kept', at);
    await keepPassage(kept.id, readDocument(), marked('stays'), at);
    const { id } = await openMatter('Gone', at);
    await keepPassage(id, readDocument(), marked('one', { note: 'a note' }), at);
    expect(await extentOfMatter(id)).toEqual({ documents: 1, passages: 1, notes: 1, clippings: 0 });
    const before = { documents: await documents(id), passages: await passages(id) };
    const removal = await removeMatter(id, at);
    expect(await currentMatter()).toBeNull();
    expect((await passages()).map((p) => p.selectors.quote.exact)).toEqual(['stays']);
    expect(await removals()).toHaveLength(1);
    await putBack(removal);
    expect({ documents: await documents(id), passages: await passages(id) }).toEqual(before);
    expect(await removals()).toEqual([]);
    await removeMatter(id, at);
    expect(await purge('2026-03-01T09:59:59.000Z')).toBe(0);
    expect(await purge('2026-03-01T10:00:01.000Z')).toBe(1);
    await expect(putBack(removal)).rejects.toMatchObject({ fault: 'gone' });
  });

  it('archives a matter, which is the current one no longer', async () => {
    const matter = await openMatter('A', at);
    const archived = await changeMatter(matter, { state: 'archived' });
    expect(await currentMatter()).toBeNull();
    expect((await makeCurrent(archived.id)).state).toBe('open');
  });

  it('leaves the old state where the disk is full in the middle of a write', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('one'), at);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      if (this.name === 'passages') throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value);
    });
    const other = readDocument({ keys: ['url:https://other.example/'] });
    const failed = await keepPassage(id, other, marked('two'), at).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CaseFileError);
    expect(failed).toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect(await passages()).toHaveLength(1);
    expect(await documents()).toHaveLength(1);
  });

  it('tells the other pages which documents changed, and tells nothing of what failed', async () => {
    const over = new AbortController();
    const heard = vi.fn();
    onCaseFileChange(heard, over.signal);
    const { id } = await openMatter('A', at);
    const { document, passage } = await keepPassage(id, readDocument(), marked('one'), at);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    expect(heard.mock.lastCall![0].documents).toEqual([document.id]);
    await changePassage({ ...passage, id: crypto.randomUUID() }, { note: 'x' }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(heard).toHaveBeenCalledTimes(2);
    over.abort();
  });

  it('says of its own writes alone that they were made here, and until it is told to stop', async () => {
    const over = new AbortController();
    const heard = vi.fn();
    onWrittenHere(heard, over.signal);
    const { id } = await openMatter('A', at);
    expect(heard).toHaveBeenCalledTimes(1);
    const { document } = await keepPassage(id, readDocument(), marked('one'), at);
    expect(heard.mock.lastCall![0]).toMatchObject({ documents: [document.id] });
    const elsewhere = new BroadcastChannel('casefile');
    elsewhere.postMessage({ stores: ['passages'], documents: [] });
    await changePassage({ ...aPassage(9, 'x') }, { note: 'y' }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    elsewhere.close();
    over.abort();
    await openMatter('B', at);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
