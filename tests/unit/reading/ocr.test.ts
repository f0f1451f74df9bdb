import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { languageName } from '../../../components/annotator/ocr/language-name.ts';
import { languageOf } from '../../../reading/ocr/language-file.ts';
import type { PictureWord } from '../../../reading/ocr/ocr-engine.ts';
import { giveWords, textContentOf, wordsOnPage } from '../../../reading/ocr/page-words.ts';

const word = (
  text: string,
  left: number,
  top: number,
  right: number,
  bottom: number,
  line = 0,
): PictureWord => ({
  text,
  left,
  top,
  right,
  bottom,
  line,
  confidence: 90,
});

/** A page of 600 × 800 points, drawn at twice its size and turned, as pdf.js's viewport places points of a picture. */
function viewport(rotation: 0 | 90 | 180 | 270) {
  const scale = 2;
  const toPage = {
    0: (x: number, y: number) => [x / scale, 800 - y / scale],
    90: (x: number, y: number) => [y / scale, x / scale],
    180: (x: number, y: number) => [600 - x / scale, y / scale],
    270: (x: number, y: number) => [600 - y / scale, 800 - x / scale],
  }[rotation];
  return { rotation, convertToPdfPoint: toPage } as never;
}

describe('recognised words on a page', () => {
  it('lie where the picture shows them, in user space', () => {
    const [first, second] = wordsOnPage(
      [word('diplomatic', 100, 200, 300, 230), word('assurances', 320, 200, 500, 230, 1)],
      viewport(0),
    );
    expect(first).toEqual({ text: 'diplomatic', box: [50, 685, 150, 700], turned: 0, endsLine: true });
    expect(second!.endsLine).toBe(true);
  });

  it.each([
    [0, [50, 688], [15, 0, 0, 15]],
    [90, [112, 50], [0, 15, -15, 0]],
    [180, [550, 112], [-15, 0, 0, -15]],
    [270, [488, 750], [0, -15, 15, 0]],
  ] as const)('stand along the lines of a page turned by %i°', (rotation, [x, y], [a, b, c, d]) => {
    const words = wordsOnPage([word('Liu', 100, 200, 160, 230)], viewport(rotation));
    const [item] = textContentOf(words).items as { transform: number[]; width: number; height: number }[];
    const [a0, b0, c0, d0, x0, y0] = item!.transform as [number, number, number, number, number, number];
    expect([a0, b0, c0, d0].map((n) => n + 0)).toEqual([a, b, c, d].map((n) => n + 0));
    expect([x0, y0]).toEqual([x, y]);
    expect([item!.width, item!.height]).toEqual([30, 15]);
  });

  it('become the text of the page wherever it is asked for', async () => {
    const page = {} as never as {
      getTextContent(): Promise<{ items: { str: string; hasEOL: boolean }[] }>;
      streamTextContent(): ReadableStream<{ items: unknown[] }>;
    };
    giveWords(
      page as never,
      wordsOnPage(
        [word('v.', 0, 0, 9, 9), word('Poland', 10, 0, 50, 9), word('next', 0, 20, 50, 29, 1)],
        viewport(0),
      ),
    );
    const { items } = await page.getTextContent();
    expect(items.map(({ str, hasEOL }) => str + (hasEOL ? '|' : ''))).toEqual([
      'v.',
      ' ',
      'Poland|',
      'next|',
    ]);
    const chinese = textContentOf(
      wordsOnPage([word('引渡', 0, 0, 9, 9), word('条约', 10, 0, 50, 9)], viewport(0)),
    ).items as { str: string }[];
    expect(chinese.map(({ str }) => str)).toEqual(['引渡', '条约']);
    const reader = page.streamTextContent().getReader();
    expect((await reader.read()).value!.items).toEqual(items);
    expect((await reader.read()).done).toBe(true);
  });
});

describe('the file of a language', () => {
  const trained = (model: bigint, entries = 24) => {
    const bytes = new Uint8Array(4 + 8 * entries + 100);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, entries, true);
    for (let i = 0; i < entries; i++) view.setBigInt64(4 + 8 * i, i === 17 ? model : -1n, true);
    return bytes;
  };

  it('is known by its name and its head, packed or not', () => {
    expect(languageOf('fra.traineddata', trained(200n))).toBe('fra');
    expect(languageOf('chi_sim.traineddata.gz', gzipSync(trained(200n)))).toBe('chi_sim');
  });

  it.each([
    ['another name', 'readme.txt', trained(200n)],
    ['a path', '../fra.traineddata', trained(200n)],
    ['a file for an older engine', 'fra.traineddata', trained(-1n)],
    ['a place beyond its end', 'fra.traineddata', trained(9_999n)],
    ['nothing', 'fra.traineddata', new Uint8Array()],
    ['some text', 'fra.traineddata', new TextEncoder().encode('<!doctype html><p>Not found</p>')],
    ['broken packing', 'fra.traineddata.gz', gzipSync(trained(200n)).slice(0, 30)],
    [
      'a bomb',
      'fra.traineddata.gz',
      Uint8Array.from([0x1f, 0x8b, ...new Array(20).fill(0), 255, 255, 255, 255]),
    ],
  ])('is refused with %s', (_what, name, bytes) => {
    expect(() => languageOf(name, bytes)).toThrow(/bad-language/);
  });

  it('has a name that a reader knows', () => {
    expect(languageName('eng', 'en')).toBe('English');
    expect(languageName('chi_sim', 'en')).toBe('Simplified Chinese');
    expect(languageName('fra', 'fr')).toBe('français');
    expect(languageName('qqq_odd', 'en')).toBe('qqq_odd');
  });
});
