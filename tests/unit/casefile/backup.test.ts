import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BackupError } from '../../../casefile/backup-fault.ts';
import { backupFormat, readBackup, writeBackup } from '../../../casefile/backup-format.ts';
import { keepFile } from '../../../casefile/files.ts';
import { keep } from '../../../casefile/kept-authorities.ts';
import { type Library, wholeLibrary } from '../../../casefile/library.ts';
import { unwatched } from '../../../casefile/long-work.ts';
import { currentMatter, openMatter } from '../../../casefile/matters.ts';
import { changePassage, keepPassage, passages } from '../../../casefile/passages.ts';
import { changesOf, restore, undoRestore } from '../../../casefile/restore.ts';
import {
  dropSafetyCopy,
  mostSafetyCopies,
  purgeSafetyCopies,
  safetyCopies,
} from '../../../casefile/safety-copies.ts';
import { caseFile } from '../../../casefile/store.ts';
import { archive } from '../../../knowledge/archive.ts';
import { freshCaseFile, marked, nothing, readDocument } from './fresh-case-file.ts';
import { aMark, aPassage, aWork, pageMarks } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';
const passphrase = 'horse Ångström 电池';
const { matters: someMatters, documents, passages: somePassages } = aWork();
const library: Library = {
  matters: [...someMatters],
  documents: [...documents],
  passages: [...somePassages],
  kept: [{ entry: 'liu-v-poland-2022', keptAt: at }],
  current: someMatters[0]!.id,
  files: [
    {
      document: documents[2]!.id,
      name: 'request.pdf',
      type: 'application/pdf',
      bytes: new Blob(['%PDF-1.7 and so on'], { type: 'application/pdf' }),
      keptAt: at,
    },
  ],
  recognised: [
    {
      id: `${documents[2]!.id} 1`,
      document: documents[2]!.id,
      page: 1,
      turned: 0,
      words: [
        ['Request', 72, 700, 120, 712, false],
        ['引渡', 124, 700, 140, 712, true],
      ],
      recognisedAt: at,
    },
  ],
};
/** A library with the bytes of its files as text: how two Blobs compare, no test would say. */
const plain = async (of: Library) => ({
  ...of,
  files: await Promise.all(of.files.map(async (file) => ({ ...file, bytes: await file.bytes.text() }))),
});

const said = { product: '0.1.0', madeAt: at };
let open: Uint8Array<ArrayBuffer>;
let sealed: Uint8Array<ArrayBuffer>;

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
const read = (file: Uint8Array<ArrayBuffer>, typed = '') => readBackup(new Blob([file]), typed);
const written = async (of: Library, typed = '') =>
  bytesOf(await writeBackup(of, { ...said, passphrase: typed }));
const faultOf = async (file: Uint8Array<ArrayBuffer>, typed = '') => {
  const error = await read(file, typed).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null && !(error instanceof BackupError)) throw error;
  return error?.fault ?? 'none';
};

describe('a backup', () => {
  beforeAll(async () => {
    open = await written(library);
    sealed = await written(library, passphrase);
  });

  it('gives back all that was in it, and says when and by what it was made', async () => {
    const { manifest, library: back } = await read(open);
    expect(await plain(back)).toEqual(await plain(library));
    expect(manifest).toMatchObject({ format: backupFormat, madeAt: at, counts: { passages: 3 } });
  });

  it('opens in any program that reads zips', async () => {
    const files = unzipSync(open);
    const [file] = library.files;
    const part = `files/${file!.document}`;
    expect(Object.keys(files)).toEqual(['manifest.json', 'library.json', part]);
    expect(strFromU8(files[part]!)).toBe('%PDF-1.7 and so on');
    const { bytes: _, ...noted } = file!;
    const sha256 = createHash('sha256').update(files[part]!).digest('hex');
    expect(JSON.parse(strFromU8(files['library.json']!))).toEqual({
      ...library,
      files: [{ ...noted, size: 18, sha256 }],
    });
  });

  it('under a passphrase shows nothing without it, and all with it, however it was typed', async () => {
    expect(new TextDecoder().decode(sealed)).not.toContain('manifest.json');
    expect(await faultOf(sealed)).toBe('needs-passphrase');
    expect(await faultOf(sealed, 'another')).toBe('wrong-passphrase');
    expect(await plain((await read(sealed, passphrase.normalize('NFD'))).library)).toEqual(
      await plain(library),
    );
  });

  it('is another file each time under the same passphrase', async () => {
    const again = await written(library, passphrase);
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
    expect(await faultOf(await written({ ...library, documents: [] }))).toBe('damaged');
    expect(await faultOf(await written({ ...library, current: documents[0]!.id }))).toBe('damaged');
    const fileOfNone = {
      ...library,
      files: library.files.map((file) => ({ ...file, document: aPassage(77, 'x').id })),
    };
    expect(await faultOf(await written(fileOfNone))).toBe('damaged');
    const parts = unzipSync(open);
    const [part] = Object.keys(parts).filter((name) => name.startsWith('files/'));
    expect(await faultOf(archive({ ...parts, [part!]: text('other bytes') }))).toBe('damaged');
    const { [part!]: __, ...without } = parts;
    expect(await faultOf(archive(without))).toBe('damaged');
    const twice = { ...library, matters: [...library.matters, ...library.matters] };
    expect(await faultOf(await written(twice))).toBe('damaged');
  });

  it('of the first format is read: none of its passages was a mark on a page', async () => {
    const parts = unzipSync(open);
    const old = JSON.parse(strFromU8(parts['library.json']!));
    for (const passage of old.passages) delete passage.mark;
    delete old.current;
    delete old.files;
    delete old.recognised;
    const content = strToU8(JSON.stringify(old));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    const manifest = {
      ...JSON.parse(strFromU8(parts['manifest.json']!)),
      format: 1,
      counts: { matters: 1, documents: 3, passages: 3, kept: 1 },
      sha256: Buffer.from(digest).toString('hex'),
    };
    const file = archive({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'library.json': content });
    expect((await read(file)).library).toEqual({ ...library, current: null, files: [], recognised: [] });
  });

  it('holds marks on pages, and none that marks nothing', async () => {
    const passages = pageMarks.map((mark, i) => aMark(20 + i, mark));
    const marks = { ...library, passages };
    expect(await plain((await read(await written(marks))).library)).toEqual(await plain(marks));
    const marksNothing = { ...library, passages: [aPassage(30, '', { document: passages[0]!.document })] };
    expect(await faultOf(await written(marksNothing))).toBe('damaged');
  });

  it('that is larger than a zip of its size may be is stopped before it is unpacked', async () => {
    const manifest = unzipSync(open)['manifest.json']!;
    const bomb = archive({ 'manifest.json': manifest, 'library.json': new Uint8Array(20_000_000) });
    expect(bomb.length).toBeLessThan(30_000);
    expect(await faultOf(bomb)).toBe('too-large');
    // One that says less than it holds is stopped where it grows over what it says.
    const lying = bomb.slice();
    const table = new DataView(lying.buffer);
    for (let i = 0; i < lying.length - 30; i++)
      if (table.getUint32(i, true) === 0x02014b50) table.setUint32(i + 24, 100, true);
    expect(await faultOf(lying)).toBe('damaged');
  });

  it('that was damaged anywhere is never given out, and fails by no other error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const damaged = open.slice();
        damaged[place % damaged.length]! ^= change;
        const back = await read(damaged).catch((error: unknown) => error);
        if (back instanceof BackupError) return;
        // A byte that no part of the content depends on: what is read must still be all of it.
        expect(await plain((back as { library: Library }).library)).toEqual(await plain(library));
      }),
      { numRuns: 300 },
    );
  });

  it('that was cut off anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (place) => {
        expect(await faultOf(open.slice(0, place % open.length))).toMatch(/^(damaged|no-backup)$/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a backup of many segments under a passphrase', () => {
  const segment = 1024 * 1024 + 16;
  const head = 35;
  // Random words, which no packing makes smaller.
  const noise = Array.from({ length: 130 }, (_, i) =>
    aPassage(
      100 + i,
      Array.from(crypto.getRandomValues(new Uint32Array(5_000)), (n) => n.toString(36))
        .join('')
        .slice(0, 20_000),
    ),
  );
  const large: Library = {
    ...library,
    passages: noise.map((one) => ({ ...one, document: documents[0]!.id })),
  };
  let file: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    file = await written(large, passphrase);
  });

  it('comes back whole', async () => {
    expect(file.length).toBeGreaterThan(head + segment);
    expect(await plain((await read(file, passphrase)).library)).toEqual(await plain(large));
  });

  it('says that it is damaged, not that the passphrase is wrong, where a later part was changed, cut off or moved', async () => {
    const changed = file.slice();
    changed[file.length - 5]! ^= 1;
    expect(await faultOf(changed, passphrase)).toBe('damaged');
    expect(await faultOf(file.slice(0, head + segment), passphrase)).toBe('damaged');
    expect(await faultOf(file.slice(0, -7), passphrase)).toBe('damaged');
    const doubled = new Uint8Array([...file.slice(0, head + segment), ...file.slice(head)]);
    expect(await faultOf(doubled, passphrase)).toBe('damaged');
    expect(await faultOf(file, 'another')).toBe('wrong-passphrase');
  });

  it('tells how far it has come and stops when it is told to', async () => {
    const shares: number[] = [];
    const over = new AbortController();
    const onProgress = (share: number) => {
      shares.push(share);
      if (share > 0.5) over.abort(new Error('stopped'));
    };
    const work = { signal: over.signal, onProgress };
    await expect(writeBackup(large, { ...said, passphrase }, work)).rejects.toThrow('stopped');
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThan(1);
    const reading = new AbortController();
    const stop = { signal: reading.signal, onProgress: () => reading.abort(new Error('stopped')) };
    await expect(readBackup(new Blob([file]), passphrase, stop)).rejects.toThrow('stopped');
  });
});

describe('restoring', () => {
  freshCaseFile();

  it('on another machine brings everything back', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('one', { note: 'n' }), at);
    const whole = await wholeLibrary();
    const file = await written(whole);
    await restore(nothing, 'replace');
    expect(await passages()).toEqual([]);
    expect(await currentMatter()).toBeNull();
    await restore((await read(file)).library, 'merge');
    expect(await plain(await wholeLibrary())).toEqual(await plain(whole));
    expect(whole.current).toBe(id);
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
    expect(changesOf(now, backup, 'merge').passages).toMatchObject({
      added: [],
      changed: [{ note: 'later there' }],
      removed: [],
      same: 1,
    });
    expect(await plain(await wholeLibrary())).toEqual(await plain(now));
    await restore(backup, 'merge');
    expect((await passages()).map(({ note }) => note).sort()).toEqual(['later here', 'later there']);
  });

  it('writes nothing, and keeps no copy, where nothing would change', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('mine'), at);
    const now = await wholeLibrary();
    const reordered = JSON.parse(JSON.stringify(now), (_key, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(await restore(reordered, 'replace')).toBe('');
    expect(await safetyCopies()).toEqual([]);
  });

  it('replaces, and brings all back as it was, what was changed meanwhile too', async () => {
    const { id } = await openMatter('A', at);
    const { passage } = await keepPassage(id, readDocument(), marked('mine'), at);
    await keep('othman-v-uk-2012', at);
    const bytes = new Blob(['%PDF-1.7 of my own'], { type: 'application/pdf' });
    await keepFile(id, readDocument(), { name: 'own.pdf', type: 'application/pdf', bytes }, at);
    const now = await wholeLibrary();
    const changes = changesOf(now, library, 'replace');
    expect(changes.matters).toMatchObject({ added: [{ name: 'Re X' }], removed: [{ name: 'A' }], same: 0 });
    expect(changes.passages.added).toHaveLength(3);
    expect(changes.passages.removed).toEqual([passage]);
    const copy = await restore(library, 'replace');
    expect(await plain(await wholeLibrary())).toEqual(await plain(library));
    const [first] = somePassages;
    await changePassage(first!, { note: 'between' });
    const between = await wholeLibrary();
    const second = await undoRestore(copy);
    expect(await plain(await wholeLibrary())).toEqual(await plain(now));
    await undoRestore(second);
    expect(await plain(await wholeLibrary())).toEqual(await plain(between));
  });

  it('leaves the bytes of files where they are, unless they go or change, and brings them back all the same', async () => {
    await restore(library, 'replace');
    const [copyOfNothing] = await safetyCopies();
    expect(copyOfNothing!.counts.files).toBe(0);
    const renamed = { ...library, matters: library.matters.map((one) => ({ ...one, name: 'Re Z' })) };
    const copy = await restore(renamed, 'replace');
    const stored = (await (await caseFile()).get('safety-copies', copy))!;
    expect(stored.library.files).toEqual([]);
    expect((await safetyCopies())[0]!.counts.files).toBe(1);
    await undoRestore(copy);
    expect(await plain(await wholeLibrary())).toEqual(await plain(library));
    const other = [
      { ...library.files[0]!, bytes: new Blob(['another']), keptAt: '2026-04-01T00:00:00.000Z' },
    ];
    const second = await restore({ ...library, files: other }, 'merge');
    expect((await plain(await wholeLibrary())).files[0]!.bytes).toBe('another');
    await undoRestore(second);
    expect(await plain(await wholeLibrary())).toEqual(await plain(library));
  });

  it('keeps a few copies for a while', async () => {
    for (let day = 1; day <= 5; day++) {
      await openMatter(`Matter ${day}`);
      await restore(day % 2 ? library : nothing, 'replace', unwatched, `2026-03-0${day}T10:00:00.000Z`);
    }
    const copies = await safetyCopies();
    expect(copies).toHaveLength(mostSafetyCopies);
    expect(copies.map(({ madeAt }) => madeAt.slice(8, 10))).toEqual(['05', '04', '03']);
    await dropSafetyCopy(copies[0]!.id);
    expect(await purgeSafetyCopies('2026-03-04T00:00:00.000Z')).toBe(1);
    expect(await safetyCopies()).toHaveLength(1);
    await expect(undoRestore(copies[0]!.id)).rejects.toMatchObject({ fault: 'gone' });
  });

  it('leaves out of a backup what has lost its document, so that the backup can be read', async () => {
    await restore(library, 'replace');
    const db = await caseFile();
    await db.delete('documents', documents[0]!.id);
    const left = await wholeLibrary();
    expect(left.passages).toHaveLength(2);
    expect(await faultOf(await written(left))).toBe('none');
  });

  it('changes nothing where it is stopped, or where the disk is full, in the middle', async () => {
    const { id } = await openMatter('A', at);
    await keepPassage(id, readDocument(), marked('mine'), at);
    const before = await wholeLibrary();
    const over = new AbortController();
    const work = {
      signal: over.signal,
      onProgress: (share: number) => share > 0.5 && over.abort(new Error('stopped')),
    };
    await expect(restore(library, 'replace', work)).rejects.toThrow('stopped');
    expect(await plain(await wholeLibrary())).toEqual(await plain(before));
    const put = IDBObjectStore.prototype.put;
    let left = 4;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      if (left-- === 0) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value);
    });
    await expect(restore(library, 'replace')).rejects.toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect(await plain(await wholeLibrary())).toEqual(await plain(before));
    expect(await safetyCopies()).toEqual([]);
  });
});
