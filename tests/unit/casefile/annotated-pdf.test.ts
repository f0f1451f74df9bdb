import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotatedPdf, flattenedPdf } from '../../../casefile/export/annotated-pdf.ts';
import { pagesIn } from '../../../casefile/export/pdf/pages.ts';
import { PdfWriteError } from '../../../casefile/export/pdf/protected-file.ts';
import type { WrittenMark } from '../../../casefile/export/pdf/put-marks.ts';
import { boundsOn, type PageMark, type PdfQuad, pagesOf, type Turn } from '../../../casefile/page-mark.ts';
import { fourPageDocument, fourPages, readPng, seen, signedPages, textOf, writing } from './pdf-samples.ts';

const at = '2026-03-01T10:00:00.000Z';
let next = 1;
const mark = (of: PageMark, change: Partial<WrittenMark> = {}): WrittenMark => ({
  id: `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`,
  mark: of,
  purpose: 'against-us',
  note: '',
  createdAt: at,
  changedAt: at,
  revision: 1,
  ...change,
});

/** Every kind of mark, apart from each other, on a page that is turned by so much. */
const allKinds = (page: number, turned: Turn): WrittenMark[] => [
  mark(
    { kind: 'highlight', name: '', areas: [{ page, quads: [[80, 415, 250, 415, 80, 396, 250, 396]] }] },
    { note: 'Why 被拒 (not)?' },
  ),
  mark({ kind: 'underline', name: '', areas: [{ page, quads: [[80, 350, 250, 350, 80, 336, 250, 336]] }] }),
  mark({ kind: 'note', name: '', page, at: [300, 330] }, { note: 'See § 79' }),
  mark(
    { kind: 'free-text', name: '', page, box: [80, 220, 220, 320], turned, size: 16 },
    { note: 'Ask the court: “why”?' },
  ),
  mark({
    kind: 'ink',
    name: '',
    page,
    strokes: [
      [
        [80, 100],
        [120, 180],
        [160, 100],
      ],
    ],
    width: 4,
  }),
  mark({ kind: 'stamp', name: '', page, box: [230, 100, 330, 150], turned, label: 'Exhibit A' }),
];
const turns: Turn[] = [0, 90, 180, 270];
const everywhere = () => turns.flatMap((turned, i) => allKinds(i + 1, turned));
const subtypes = {
  highlight: 'Highlight',
  underline: 'Underline',
  note: 'Text',
  'free-text': 'FreeText',
  ink: 'Ink',
  stamp: 'Stamp',
};

let plain: Uint8Array<ArrayBuffer>;
let streamed: Uint8Array<ArrayBuffer>;
const folder = mkdtempSync(join(tmpdir(), 'marks-'));
beforeAll(async () => {
  plain = await fourPages();
  streamed = await fourPages({ streams: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const poppler = (tool: string, bytes: Uint8Array, ...options: string[]): Buffer => {
  writeFileSync(join(folder, 'in.pdf'), bytes);
  return execFileSync(tool, [...options, join(folder, 'in.pdf'), '-'], { stdio: ['ignore', 'pipe', 'pipe'] });
};
const pictureOf = (bytes: Uint8Array, page: number) =>
  readPng(poppler('pdftocairo', bytes, '-png', '-cropbox', '-singlefile', '-r', '72', '-f', String(page)));

describe.each([
  ['with a table of cross-references', () => plain],
  ['with cross-references in a stream', () => streamed],
  ['with something before its header', () => new Uint8Array(Buffer.concat([Buffer.from('junk\r\n'), plain]))],
])('an annotated PDF %s', (_, original) => {
  it('begins with all of the original, and lists every mark with its words', async () => {
    const marks = everywhere();
    const { bytes, way, left } = await annotatedPdf(original(), marks, writing());
    expect(way).toBe('appended');
    expect(left).toEqual([]);
    expect(Buffer.from(bytes.subarray(0, original().length)).equals(original())).toBe(true);
    const document = await seen(bytes);
    for (const page of [1, 2, 3, 4]) {
      const annotations = await (await document.getPage(page)).getAnnotations();
      const own = marks.filter((one) => pagesOf(one.mark).includes(page));
      expect(annotations.map(({ subtype }) => subtype)).toEqual(own.map((one) => subtypes[one.mark.kind]));
      for (const [i, { mark, note }] of own.entries()) {
        const found = annotations[i];
        expect(found.contentsObj.str).toBe(mark.kind === 'stamp' ? mark.label : note);
        expect(found.titleObj.str).toBe('A. Clerk');
        expect(found.hasAppearance).toBe(true);
        expect(found.modificationDate).toMatch(/^D:20260301100000/);
        const bounds = boundsOn(mark, page)!;
        const [left, bottom, right, top] = found.rect;
        expect(left).toBeLessThanOrEqual(bounds[0] + 0.01);
        expect(top).toBeGreaterThanOrEqual(bounds[3] - 0.01);
        expect(right).toBeGreaterThanOrEqual(bounds[2] - 0.01);
        expect(bottom).toBeLessThanOrEqual(bounds[1] + 0.01);
        if (mark.kind === 'highlight') expect([...found.quadPoints]).toEqual(mark.areas[0]!.quads[0]);
        if (mark.kind === 'ink') expect([...found.inkLists[0]]).toEqual(mark.strokes[0]!.flat());
      }
    }
    await document.loadingTask.destroy();
  });

  it('has its text as it was, to pdf.js and to poppler', async () => {
    const { bytes } = await annotatedPdf(original(), everywhere(), writing());
    expect(await textOf(bytes)).toBe(await textOf(original()));
    expect(poppler('pdftotext', bytes, '-layout')).toEqual(poppler('pdftotext', original(), '-layout'));
  });
});

/** Where each mark must be seen, in the page's space, and where next to it nothing may be. */
const shown: Record<PageMark['kind'], { inside: [number, number]; outside: [number, number] }> = {
  highlight: { inside: [240, 412], outside: [240, 424] },
  underline: { inside: [200, 337], outside: [200, 330] },
  note: { inside: [302.5, 320], outside: [296, 320] },
  'free-text': { inside: [0, 0], outside: [70, 260] },
  ink: { inside: [100, 140], outside: [130, 110] },
  stamp: { inside: [231.5, 120], outside: [226, 120] },
};

describe.each(['annotated', 'flattened'] as const)('what poppler draws of a PDF that was %s', (how) => {
  it.each([1, 2, 3, 4])('shows each mark in its place on page %i, and nothing beside it', async (page) => {
    const write = how === 'annotated' ? annotatedPdf : flattenedPdf;
    const { bytes } = await write(plain, everywhere(), writing());
    const [before, after] = [pictureOf(plain, page), pictureOf(bytes, page)];
    const document = await seen(plain);
    const viewport = (await document.getPage(page)).getViewport({ scale: 1 });
    expect([after.width, after.height]).toEqual([viewport.width, viewport.height]);
    const changed = (x: number, y: number) => String(before.at(x, y)) !== String(after.at(x, y));
    /** Whether anything changed within a point of a place. */
    const differs = ([x, y]: [number, number]) => {
      const [px, py] = viewport.convertToViewportPoint(x, y).map(Math.floor) as [number, number];
      return [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => changed(px + dx, py + dy)));
    };
    for (const [kind, { inside, outside }] of Object.entries(shown)) {
      // A note keeps its upper left corner and stands upright: on a turned page it lies elsewhere around it.
      if (kind === 'note' && page !== 1) continue;
      if (kind !== 'free-text') expect(differs(inside), `${kind} is seen`).toBe(true);
      expect(differs(outside), `beside ${kind}`).toBe(false);
    }
    // Words of a free text begin in the upper left corner of its box, as the page is seen.
    const corners = [
      [80, 320],
      [80, 220],
      [220, 220],
      [220, 320],
    ] as const;
    const [x0, y0] = corners[page - 1]!;
    const corner = viewport.convertToViewportPoint(x0, y0) as [number, number];
    let ink = 0;
    for (let x = 2; x < 60; x++)
      for (let y = 2; y < 26; y++) {
        const [px, py] = [Math.floor(corner[0]) + x, Math.floor(corner[1]) + y];
        if (changed(px, py)) ink++;
      }
    expect(ink).toBeGreaterThan(60);
    await document.loadingTask.destroy();
  });
});

describe('an annotated PDF', () => {
  it('brings a mark up to date when it is written again, and adds none twice', async () => {
    const marks = allKinds(1, 0);
    const first = await annotatedPdf(plain, marks, writing());
    const changed = marks.map((one, i) => (i === 0 ? { ...one, note: 'Changed', revision: 2 } : one));
    const again = await annotatedPdf(first.bytes, changed, writing());
    const document = await seen(again.bytes);
    const annotations = await (await document.getPage(1)).getAnnotations();
    expect(annotations).toHaveLength(marks.length);
    expect(annotations[0].contentsObj.str).toBe('Changed');
    await document.loadingTask.destroy();
  });

  it('shows words that the standard fonts lack as a picture, and keeps them as words too', async () => {
    const chinese = mark(
      { kind: 'free-text', name: '', page: 1, box: [80, 220, 220, 320], turned: 0, size: 16 },
      { note: '请求被拒绝' },
    );
    const { bytes } = await annotatedPdf(plain, [chinese], writing());
    const document = await seen(bytes);
    const [found] = await (await document.getPage(1)).getAnnotations();
    expect(found.contentsObj.str).toBe('请求被拒绝');
    await document.loadingTask.destroy();
    const picture = pictureOf(bytes, 1);
    expect(picture.at(80 + 10 - 50, 460 - 310)).toEqual([163, 18, 38]);
  });

  it('names nobody where the reader named nobody', async () => {
    const { bytes } = await annotatedPdf(plain, allKinds(1, 0), writing(4, { author: '' }));
    expect(Buffer.from(bytes.subarray(plain.length)).toString('latin1')).not.toMatch(/\/T </);
  });

  it('of a mark over two pages is on both', async () => {
    const quad: PdfQuad = [80, 415, 250, 415, 80, 396, 250, 396];
    const both = mark(
      {
        kind: 'highlight',
        name: '',
        areas: [
          { page: 2, quads: [quad] },
          { page: 3, quads: [quad] },
        ],
      },
      { note: 'Once' },
    );
    const { bytes } = await annotatedPdf(plain, [both], writing());
    const document = await seen(bytes);
    const on = async (page: number) =>
      (await (await document.getPage(page)).getAnnotations()).map(({ contentsObj }) => contentsObj.str);
    expect([await on(1), await on(2), await on(3)]).toEqual([[], ['Once'], ['']]);
    await document.loadingTask.destroy();
  });

  it('says which marks stand on no page of the file, or show nothing', async () => {
    const lost = mark({ kind: 'note', name: '', page: 9, at: [1, 1] });
    const empty = mark({
      kind: 'free-text',
      name: '',
      page: 1,
      box: [80, 220, 220, 320],
      turned: 0,
      size: 16,
    });
    const { left } = await annotatedPdf(plain, [lost, empty, ...allKinds(1, 0)], writing());
    expect(left.sort()).toEqual([lost.id, empty.id].sort());
  });

  it.each([
    ['none', () => plain],
    ['signed', () => signedPages(null)],
    ['certified', () => signedPages(2)],
    ['signed', () => signedPages(3)],
  ])('says of the signatures of its original: %s', async (signatures, original) => {
    const bytes = await original();
    const written = await annotatedPdf(bytes, allKinds(1, 0), writing());
    expect(written.signatures).toBe(signatures);
    expect(written.way).toBe('appended');
  });

  it('of a file under a password is under the same one, with the same text and permissions', async () => {
    const document = await fourPageDocument();
    document.encrypt({
      userPassword: 'geheim',
      ownerPassword: 'owner',
      permissions: { printing: 'highResolution', copying: true },
    });
    const locked = new Uint8Array(await document.save());
    const options = writing(4, { password: 'geheim' });
    const { bytes, way, encrypted } = await annotatedPdf(locked, allKinds(2, 90), options);
    expect([way, encrypted]).toEqual(['rewritten', true]);
    await expect(seen(bytes)).rejects.toThrow(/password/i);
    expect(await textOf(bytes, 'geheim')).toBe(await textOf(plain));
    const opened = await seen(bytes, 'geheim');
    expect(await opened.getPermissions()).toEqual(await (await seen(locked, 'geheim')).getPermissions());
    await expect(
      annotatedPdf(locked, allKinds(2, 90), writing(4, { password: 'wrong' })),
    ).rejects.toMatchObject({ fault: 'password' });
    await expect(annotatedPdf(locked, allKinds(2, 90), writing())).rejects.toMatchObject({
      fault: 'password',
    });
  });

  it('of a file that only its owner may change needs no password', async () => {
    const document = await fourPageDocument();
    document.encrypt({
      userPassword: '',
      ownerPassword: 'owner',
      permissions: { printing: 'lowResolution' },
    });
    const locked = new Uint8Array(await document.save());
    const { bytes, encrypted } = await annotatedPdf(locked, allKinds(1, 0), writing());
    expect(encrypted).toBe(true);
    expect(await textOf(bytes)).toBe(await textOf(plain));
  });

  it('of a damaged file is written anew where its pages can be found', async () => {
    const { bytes, way } = await annotatedPdf(plain.slice(0, plain.length - 30), allKinds(1, 0), writing());
    expect(way).toBe('rewritten');
    expect(await textOf(bytes)).toBe(await textOf(plain));
  });

  it.each([
    ['no PDF', Buffer.from('no PDF at all')],
    ['empty', new Uint8Array(0)],
    ['only a header', Buffer.from('%PDF-1.7\n%%EOF')],
  ])('is not written of a file that is %s', async (_, bytes) => {
    await expect(annotatedPdf(bytes, allKinds(1, 0), writing())).rejects.toMatchObject({
      fault: 'unreadable',
    });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const options = writing(4, { signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) });
    await expect(annotatedPdf(plain, everywhere(), options)).rejects.toThrow('stopped');
  });

  it('fails, if it fails, by its own error, whatever a damaged file holds', async () => {
    // pdf.js, in Node, has a damaged file make promises of its own fail unheard.
    const reading = writing(1, {
      readBack: async (bytes) => {
        const { context } = await PDFDocument.load(bytes);
        const all = context.enumerateIndirectObjects().map(([{ objectNumber }]) => `${objectNumber}R`);
        return { pageCount: pagesIn(context).length, annotations: all };
      },
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 400 }), async (place, byte, length) => {
        const damaged = plain.slice();
        damaged.fill(byte, place % damaged.length, (place % damaged.length) + length);
        const result = await annotatedPdf(damaged, allKinds(1, 0), reading).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(PdfWriteError);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('can be opened and written by pdf-lib again', async () => {
    const { bytes } = await annotatedPdf(streamed, everywhere(), writing());
    const document = await PDFDocument.load(bytes);
    expect(document.getPageCount()).toBe(4);
  });
});
