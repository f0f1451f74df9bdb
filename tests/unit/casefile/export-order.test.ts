import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  type ExportOrder,
  exportFormats,
  fileKinds,
  orderedFrom,
} from '../../../casefile/export/export-order.ts';
import { fileStemOf } from '../../../casefile/export/file-name.ts';
import { aroundOf } from '../../../casefile/export/kept-work.ts';
import { makeFile, type PlainOrder } from '../../../casefile/export/make-file.ts';
import { sampleOf } from '../../../casefile/export/sample.ts';
import { aDocument, aPassage, aWork, fileWords } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';
const work = {
  ...aWork(),
  documents: [
    ...aWork().documents,
    aDocument(9, { provenance: { ...aDocument(9).provenance, caseName: 'Bare' } }),
  ],
};
const order = (change: Partial<ExportOrder>): ExportOrder => ({
  format: 'docx',
  style: 'oscola',
  own: true,
  highlights: true,
  context: true,
  bom: true,
  ...change,
});

describe('what goes', () => {
  it('is counted, and so is what stays behind, with the reason', () => {
    expect(orderedFrom(work, order({}))).toMatchObject({
      counts: { documents: 3, passages: 3, notes: 2 },
      leftOut: [{ reason: 'no-place-for-bare-documents', count: 1 }],
    });
    expect(orderedFrom(work, order({ format: 'markdown', highlights: false, own: false }))).toMatchObject({
      counts: { documents: 4, passages: 2, notes: 0 },
      leftOut: [
        { reason: 'highlights', count: 1 },
        { reason: 'own-words', count: 2 },
      ],
    });
    expect(orderedFrom(work, order({ format: 'bibtex', highlights: false }))).toMatchObject({
      counts: { documents: 4, passages: 0, notes: 0 },
      leftOut: [{ reason: 'no-place-for-passages', count: 3 }],
    });
    expect(orderedFrom(work, order({ format: 'ris' })).leftOut).toEqual([
      { reason: 'no-place-for-purposes', count: 2 },
    ]);
  });

  it.each(exportFormats)(
    'holds nothing that the reader wrote where that was not asked for: %s',
    async (format) => {
      const own = ['my own note', 'my-own-tag', 'against-us', 'Against us', 'note on the matter'];
      const passages = [aPassage(11, 'a passage', { note: own[0]!, tags: [own[1]!], purpose: 'against-us' })];
      const matters = work.matters.map((matter) => ({ ...matter, notes: own[4]! }));
      const written = { ...work, matters, passages };
      const whole = async (asked: ExportOrder) => {
        const { work: going } = orderedFrom(written, asked);
        const sample = sampleOf(going, asked, fileWords);
        if (format === 'html') return sample;
        const file = await makeFile(going, asked as PlainOrder, fileWords, at);
        const bytes = new Uint8Array(await file.arrayBuffer());
        const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
        return sample + parts.map((part) => new TextDecoder().decode(part)).join('\n');
      };
      const without = await whole(order({ format, own: false }));
      for (const words of own) expect(without).not.toContain(words);
      if (fileKinds[format].passages) {
        expect(without).toContain('a passage');
        expect(await whole(order({ format }))).toContain(own[0]);
      }
    },
  );

  it('keeps what stands around a passage for an annotation alone, where it was not asked for', () => {
    const passage = aPassage(11, 'a passage');
    passage.selectors.quote = { ...passage.selectors.quote, prefix: 'before it ', suffix: ' after it' };
    const quoteIn = (format: ExportOrder['format']) =>
      orderedFrom({ ...work, passages: [passage] }, order({ format, context: false })).work.passages[0]!
        .selectors.quote;
    expect(quoteIn('html')).toMatchObject({ prefix: '', suffix: '' });
    expect(quoteIn('annotations')).toEqual(passage.selectors.quote);
  });
});

describe('what stands around a passage', () => {
  const around = (prefix: string, suffix: string) => {
    const passage = aPassage(11, 'a passage');
    passage.selectors.quote = { ...passage.selectors.quote, prefix, suffix };
    return aroundOf(passage);
  };

  it.each([
    ['', '', '', ''],
    ['Heading\nThe Court ', ' holds.\nNext', 'The Court ', ' holds.'],
    ['ding of the ', ' and so fo', 'of the ', ' and so'],
    ['本院认为', '不足以', '本院认为', '不足以'],
  ])('of %j and %j is whole words of its block', (prefix, suffix, before, after) => {
    expect(around(prefix, suffix)).toEqual({ before, after });
  });

  it('is a line or two, however much was kept', () => {
    const { before, after } = around('many words '.repeat(180), ' many words'.repeat(180));
    expect([before.length, after.length].every((length) => length > 140 && length <= 160)).toBe(true);
    expect(before).toMatch(/^(?:many|words) /);
    expect(after).toMatch(/ (?:many|words)$/);
  });
});

describe('a sample', () => {
  it.each(exportFormats)('shows the beginning of the file: %s', (format) => {
    const asked = order({ format });
    const { work: going } = orderedFrom(work, asked);
    const sample = sampleOf(going, asked, fileWords);
    expect(sample).toContain(fileKinds[format].passages ? 'the assurances were not enough' : 'Liu v. Poland');
    expect(sample.length).toBeLessThan(2_410);
  });

  it('is empty where nothing goes', () => {
    const none = { matters: [], documents: [], passages: [] };
    expect(sampleOf(none, order({}), fileWords)).toBe('');
  });
});

describe('the zip of Markdown files', () => {
  it('has a file for each document, and a time in UTC', async () => {
    const file = await makeFile(work, order({ format: 'markdown-zip' }) as PlainOrder, fileWords, at);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(Object.keys(unzipSync(bytes))).toEqual([
      'Liu v. Poland.md',
      'Extradited, they said.md',
      'Request.md',
      'Bare.md',
    ]);
    // MS-DOS time and date of the first entry: 10:00:00 on 1 March 2026.
    const view = new DataView(bytes.buffer);
    expect(view.getUint16(10, true)).toBe(10 << 11);
    expect(view.getUint16(12, true)).toBe(((2026 - 1980) << 9) | (3 << 5) | 1);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Re X: "secret" / 1', 'Re X secret 1'],
    ['...', 'other'],
    ['CON', 'other'],
    [`${'a'.repeat(79)}😀`, 'a'.repeat(79)],
    ['刑事 案', '刑事 案'],
    ['x\u202etxt.exe', 'x txt.exe'],
  ])('of %j is %j', (title, stem) => {
    expect(fileStemOf(title, 'other')).toBe(stem);
  });
});
