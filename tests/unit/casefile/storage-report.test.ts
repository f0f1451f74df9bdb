import { describe, expect, it } from 'vitest';
import { keepFile } from '../../../casefile/files.ts';
import { openMatter } from '../../../casefile/matters.ts';
import { keepPassage } from '../../../casefile/passages.ts';
import { purge, removePassages } from '../../../casefile/removals.ts';
import { restore } from '../../../casefile/restore.ts';
import { storageReport } from '../../../casefile/storage-report.ts';
import { freshCaseFile, marked, nothing, readDocument } from './fresh-case-file.ts';

const at = '2026-03-01T10:00:00.000Z';
const report = () => storageReport(new AbortController().signal);

describe('the report of what takes room', () => {
  freshCaseFile();

  it('weighs passages and files by document and by matter, the largest first', async () => {
    const small = await openMatter('Small', at);
    const large = await openMatter('Large', at);
    await keepPassage(small.id, readDocument(), marked('a few words'), at);
    const other = readDocument({ kind: 'pdf', keys: ['pdf:1'] });
    const { document } = await keepPassage(large.id, other, marked('语'.repeat(1000)), at);
    const bytes = new Blob([new Uint8Array(50_000)]);
    await keepFile(large.id, other, { name: 'a.pdf', type: 'application/pdf', bytes }, at);
    const { kinds, matters, documents } = await report();
    expect(kinds.files).toEqual({ count: 1, bytes: 50_000 });
    expect(kinds.passages.count).toBe(2);
    // Each of the thousand characters is three bytes in UTF-8.
    expect(kinds.passages.bytes).toBeGreaterThan(3_000);
    expect(matters.map(({ matter, count }) => [matter.name, count])).toEqual([
      ['Large', 1],
      ['Small', 1],
    ]);
    expect(documents[0]).toMatchObject({ document: { id: document.id }, file: 50_000, count: 1 });
    expect(documents[0]!.bytes).toBeGreaterThan(53_000);
    expect(matters[0]!.bytes).toBeGreaterThan(documents[0]!.bytes);
    expect(documents[1]!.file).toBe(0);
  });

  it('counts what was removed, and the copies kept before a restore, until they are destroyed', async () => {
    const { id } = await openMatter('A', at);
    const { passage } = await keepPassage(id, readDocument(), marked('one'), at);
    await removePassages([passage.id]);
    expect((await report()).kinds).toMatchObject({ removed: { count: 1 }, passages: { count: 0, bytes: 0 } });
    await restore(nothing, 'replace');
    const before = (await report()).kinds;
    expect(before.copies.count).toBe(1);
    expect(before.copies.bytes).toBeGreaterThan(300);
    await purge('9999');
    expect((await report()).kinds.removed).toEqual({ count: 0, bytes: 0 });
  });
});
