import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  BackupError,
  backupFormat,
  type Library,
  readBackup,
  writeBackup,
} from '../../../casefile/backup-format.ts';
import { currentMatter, matters, openMatter } from '../../../casefile/matters.ts';
import { changePassage, keepPassage, passages } from '../../../casefile/passages.ts';
import { putBack, removals } from '../../../casefile/removals.ts';
import { previewOf, restore, wholeLibrary } from '../../../casefile/restore.ts';
import { archive } from '../../../knowledge/archive.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';
import { aMark, aPassage, aWork, pageMarks } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';
const passphrase = 'horse Ångström 电池';
const { matters: someMatters, documents, passages: somePassages } = aWork();
const library: Library = {
  matters: [...someMatters],
  documents: [...documents],
  passages: [...somePassages],
  kept: [{ entry: 'liu-v-poland-2022', keptAt: at }],
};
const said = { product: '0.1.0', madeAt: at };
let open: Uint8Array<ArrayBuffer>;
let sealed: Uint8Array<ArrayBuffer>;

const faultOf = async (file: Uint8Array<ArrayBuffer>, typed = '') => {
  const error = await readBackup(file, typed).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null && !(error instanceof BackupError)) throw error;
  return error?.fault ?? 'none';
};

describe('a backup', () => {
  beforeAll(async () => {
    open = await writeBackup(library, { ...said, passphrase: '' });
    sealed = await writeBackup(library, { ...said, passphrase });
  });

  it('gives back all that was in it, and says when and by what it was made', async () => {
    const read = await readBackup(open);
    expect(read.library).toEqual(library);
    expect(read.manifest).toMatchObject({ format: backupFormat, madeAt: at, counts: { passages: 3 } });
  });

  it('under a passphrase shows nothing without it, and all with it, however it was typed', async () => {
    expect(new TextDecoder().decode(sealed)).not.toContain('manifest.json');
    expect(await faultOf(sealed)).toBe('needs-passphrase');
    expect(await faultOf(sealed, 'another')).toBe('wrong-passphrase');
    expect((await readBackup(sealed, passphrase.normalize('NFD'))).library).toEqual(library);
  });

  it('is another file each time under the same passphrase', async () => {
    const again = await writeBackup(library, { ...said, passphrase });
    expect(again.slice(8, 60)).not.toEqual(sealed.slice(8, 60));
  });

  it('is refused with the reason', async () => {
    const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(await faultOf(new Uint8Array())).toBe('no-backup');
    expect(await faultOf(text('no zip'))).toBe('no-backup');
    expect(await faultOf(archive({ 'other.txt': text('x') }))).toBe('no-backup');
    expect(await faultOf(open.slice(0, open.length / 2))).toBe('damaged');
    expect(await faultOf(archive({ 'manifest.json': text({ format: backupFormat + 1 }) }))).toBe('newer');
    expect(await faultOf(archive({ 'manifest.json': text({ format: 1 }) }))).toBe('damaged');
    expect(await faultOf(sealed.slice(0, -1), passphrase)).toBe('wrong-passphrase');
    const orphaned = await writeBackup({ ...library, documents: [] }, { ...said, passphrase: '' });
    expect(await faultOf(orphaned)).toBe('damaged');
    const twice = { ...library, matters: [...library.matters, ...library.matters] };
    expect(await faultOf(await writeBackup(twice, { ...said, passphrase: '' }))).toBe('damaged');
  });

  it('of the first format is read: none of its passages was a mark on a page', async () => {
    const written = await writeBackup(library, { ...said, passphrase: '' });
    const parts = unzipSync(written);
    const old = JSON.parse(strFromU8(parts['library.json']!));
    for (const passage of old.passages) delete passage.mark;
    const content = strToU8(JSON.stringify(old));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    const manifest = {
      ...JSON.parse(strFromU8(parts['manifest.json']!)),
      format: 1,
      sha256: Buffer.from(digest).toString('hex'),
    };
    const file = archive({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'library.json': content });
    expect((await readBackup(file)).library).toEqual(library);
  });

  it('holds marks on pages, and none that marks nothing', async () => {
    const passages = pageMarks.map((mark, i) => aMark(20 + i, mark));
    const marks = { ...library, passages };
    const written = await writeBackup(marks, { ...said, passphrase: '' });
    expect((await readBackup(written)).library).toEqual(marks);
    const nothing = { ...library, passages: [aPassage(30, '', { document: passages[0]!.document })] };
    expect(await faultOf(await writeBackup(nothing, { ...said, passphrase: '' }))).toBe('damaged');
  });

  it('that was damaged anywhere is never given out, and fails by no other error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const damaged = open.slice();
        damaged[place % damaged.length]! ^= change;
        const read = await readBackup(damaged).catch((error: unknown) => error);
        if (read instanceof BackupError) return;
        // A byte that no part of the content depends on: what is read must still be all of it.
        expect((read as { library: Library }).library).toEqual(library);
      }),
      { numRuns: 300 },
    );
  });
});

describe('restoring', () => {
  freshCaseFile();

  it('on another machine brings everything back', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('one', { note: 'n' }), at);
    const whole = await wholeLibrary();
    const file = await writeBackup(whole, { ...said, passphrase: '' });
    await restore({ matters: [], documents: [], passages: [], kept: [] }, 'replace');
    expect(await passages()).toEqual([]);
    await restore((await readBackup(file)).library, 'merge');
    expect(await wholeLibrary()).toEqual(whole);
  });

  it('merges: the later change of a record stays, on whichever side it is', async () => {
    const { id } = await openMatter('A', at);
    const { passage } = await keepPassage(id, readDocument(), marked('one'), at);
    const { passage: other } = await keepPassage(id, readDocument(), marked('two'), at);
    const before = await wholeLibrary();
    await changePassage(passage, { note: 'later here' }, '2026-03-02T10:00:00.000Z');
    const backup: Library = {
      ...before,
      passages: before.passages.map((one) =>
        one.id === other.id
          ? { ...one, note: 'later there', changedAt: '2026-03-03T10:00:00.000Z', revision: 2 }
          : one,
      ),
    };
    const now = await wholeLibrary();
    expect(previewOf(now, backup, 'merge').passages).toEqual({ added: 0, changed: 1, removed: 0, same: 1 });
    expect(await wholeLibrary()).toEqual(now);
    await restore(backup, 'merge');
    expect((await passages()).map(({ note }) => note).sort()).toEqual(['later here', 'later there']);
  });

  it('replaces: what goes can be put back', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('mine'), at);
    const now = await wholeLibrary();
    expect(previewOf(now, library, 'replace')).toMatchObject({
      matters: { added: 1, removed: 1 },
      passages: { added: 3, removed: 1 },
    });
    await restore(library, 'replace');
    expect((await matters()).map(({ name }) => name)).toEqual(['Re X']);
    expect(await currentMatter()).toBeNull();
    const [removal] = await removals();
    await putBack(removal!.id);
    expect((await matters()).map(({ name }) => name).sort()).toEqual(['A', 'Re X']);
  });

  it('changes nothing where the disk is full in the middle', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('mine'), at);
    const before = await wholeLibrary();
    const put = IDBObjectStore.prototype.put;
    let left = 4;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      if (left-- === 0) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value);
    });
    await expect(restore(library, 'replace')).rejects.toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect(await wholeLibrary()).toEqual(before);
    expect(await removals()).toEqual([]);
  });
});
