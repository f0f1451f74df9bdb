import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../../../reading/pdf/letter-widths.ts';
import { type FlowBlock, PageFlow } from '../../../../reading/pdf/page-flow.ts';
import type { TextRun } from '../../../../reading/pdf/text-runs.ts';

/** A run as a page would have it: Times, 10 points, lines 12 points apart. */
function run(text: string, x: number, y: number, more: Partial<TextRun> = {}): Omit<TextRun, 'item'> {
  const size = more.size ?? 10;
  return {
    text,
    x,
    y,
    ux: 1,
    uy: 0,
    width: (roughWidth(text, 'serif') * size) / 1000,
    size,
    ascent: 0.8,
    descent: -0.2,
    vertical: false,
    mirrored: false,
    rtl: false,
    font: 'f1',
    family: 'serif',
    artifact: false,
    blank: text.trim() === '',
    ...more,
  };
}

/** Lines under each other, from a place downwards. */
const lines = (x: number, y: number, texts: string[], more: Partial<TextRun> = {}) =>
  texts.map((text, i) => run(text, x, y - 12 * i, more));

type Page = Omit<TextRun, 'item'>[];

function blocksOf(...pages: Page[]): FlowBlock[] {
  const flow = new PageFlow();
  const blocks = pages.flatMap((page, i) =>
    flow.add(
      i + 1,
      page.map((one, item) => ({ ...one, item })),
    ),
  );
  return [...blocks, ...flow.end()].sort((a, b) => a.page - b.page || a.index - b.index);
}
const textsOf = (...pages: Page[]) => blocksOf(...pages).map(({ text }) => text);

const shown = (text: string) => text.replace(/\u00ad/g, '|').replace(/\u200b/g, '^');

/** Prose that fills its lines, so that no line could have taken the first word of the next. */
const prose = [
  'The applicant complained that his surrender to the requesting State',
  'would expose him to a real risk of treatment contrary to Article 3 of',
  'the Convention, and that the assurances which had been given did not',
  'remove that risk, since they could not be monitored by anyone at all.',
];

describe('the lines of a paragraph', () => {
  it('are read on', () => {
    expect(textsOf(lines(72, 700, prose))).toEqual([prose.join(' ')]);
  });

  it('part where there is a gap, where a line is short, and where a number opens one', () => {
    const short = [...prose.slice(0, 3), 'remove that risk.'];
    const page = [
      ...lines(72, 700, short),
      ...lines(72, 652, prose),
      ...lines(72, 590, prose),
      ...lines(72, 542, [
        '12.  It is common ground that China is not a party to the Convention,',
        'and that it gave none.',
      ]),
    ];
    expect(textsOf(page)).toEqual([
      short.join(' '),
      prose.join(' '),
      prose.join(' '),
      '12.  It is common ground that China is not a party to the Convention, and that it gave none.',
    ]);
  });

  it('are read on when they are two spaces apart', () => {
    const page = prose.map((text, i) => run(text, 72, 700 - 24 * i));
    expect(textsOf(page)).toEqual([prose.join(' ')]);
  });

  it('keep a number in the margin with its paragraph', () => {
    const page = [run('14.', 72, 700), ...lines(108, 700, prose)];
    expect(textsOf(page)).toEqual([`14. ${prose.join(' ')}`]);
  });

  it('put a broken word together, and leave a hyphen where it may belong to the word', () => {
    const of = (first: string, second: string, before = '') =>
      shown(
        textsOf(
          lines(72, 700, [
            `${before}The whole of the argument that was put about ${first}`,
            `${second} was then rejected.`,
          ]),
        )[0]!,
      );
    expect(of('surren-', 'der')).toContain('surren|der');
    expect(of('non-', 'refoulement')).toContain('non-^refoulement');
    expect(of('Anglo-', 'Chinese treaties')).toContain('Anglo-Chinese');
    expect(of('SURREN-', 'DER')).toContain('SURREN|DER');
    expect(of('surren\u00ad', 'der')).toContain('surren|der');
    expect(of('its law –', 'whatever it was –')).toContain('law – whatever');
  });

  it('ask the words of the document whether a hyphen belongs to a word', () => {
    const page = (first: string) => [
      ...lines(72, 700, [first]),
      ...lines(72, 600, [
        'The whole of the argument that was put about the law on extra-',
        'dition and surrender was rejected.',
      ]),
    ];
    expect(shown(textsOf(page('The law on extradition is here.'))[1]!)).toContain('extra|dition');
    expect(shown(textsOf(page('The law on extra-dition is here.'))[1]!)).toContain('extra-^dition');
  });

  it('have no space between them in Chinese, nor between letters that were set apart', () => {
    const page = lines(72, 700, ['引渡请求所指的行为，依照中华人民共', '和国法律和请求国法律均构成犯罪。'], {
      family: '',
    });
    expect(textsOf(page)).toEqual(['引渡请求所指的行为，依照中华人民共和国法律和请求国法律均构成犯罪。']);
    expect(textsOf([run('中 华 人 民 共 和 国', 72, 700)])).toEqual(['中华人民共和国']);
  });

  it('give letters for ligatures, shown forms and radicals, and the way back to them', () => {
    const [block] = blocksOf([run('The ﬁrst ⺠法', 72, 700)]);
    expect(block!.text).toBe('The first 民法');
    const pieces = Array.from({ length: block!.pieces.count }, (_, i) => block!.pieces.at(i));
    expect(pieces.find(({ start }) => start === 4)).toMatchObject({ length: 2, from: 4, itemLength: 1 });
    expect(pieces.at(-1)).toMatchObject({ start: 11, from: 10, length: 1 });
  });
});

describe('the order of a page', () => {
  const left = lines(72, 660, prose, { size: 7 }).map((one, i) => ({ ...one, y: 660 - 9 * i }));
  const right = left.map((one) => ({ ...one, x: 330 }));

  it('is that of its columns, under a title that goes over both', () => {
    const title = run(
      'IN THE HIGH COURT OF JUSTICE, QUEEN’S BENCH DIVISION, THE ADMINISTRATIVE COURT',
      72,
      700,
    );
    // In the file the lines of both columns are mixed.
    const mixed = left.flatMap((one, i) => [one, right[i]!]);
    const page = [
      title,
      ...mixed.map((one) =>
        one.x === 330 && one.y === 660 ? { ...run('Second column.', 330, 660, { size: 7 }) } : one,
      ),
    ];
    expect(textsOf(page)).toEqual([title.text, prose.join(' '), 'Second column.', prose.slice(1).join(' ')]);
  });

  it('reads a sentence on from the foot of a column to the head of the next', () => {
    const open = left.slice(0, 3);
    const rest = right.slice(0, 3).map((one, i) => ({
      ...one,
      text: [
        'remove it at all, since they could not be',
        'monitored by anyone who was to be believed',
        'by the courts.',
      ][i]!,
    }));
    expect(textsOf([...open, ...rest])[0]).toContain('had been given did not remove it at all');
  });

  it('reads it on over a note at the foot of the column', () => {
    const open = left.slice(0, 3);
    const note = run('1 See the opinion of the Advocate General.', 72, 600, { size: 5 });
    const rest = run('remove it at all, since they could not be monitored.', 330, 660, { size: 7 });
    const texts = textsOf([...open, note, rest]);
    expect(texts.find((text) => text.includes('had been given'))).toContain('did not remove it at all');
    expect(texts).toContain(note.text);
  });

  it('is row by row in a table', () => {
    const page = [
      ...[run('State', 72, 700), run('Treaty', 200, 700), run('Year', 400, 700)],
      ...[run('Spain', 72, 680), run('Extradition', 200, 680), run('2005', 400, 680)],
      ...[run('France', 72, 660), run('Extradition', 200, 660), run('2007', 400, 660)],
    ];
    expect(textsOf(page)).toEqual([
      'State',
      'Treaty',
      'Year',
      'Spain',
      'Extradition',
      '2005',
      'France',
      'Extradition',
      '2007',
    ]);
  });

  it('runs from the right in Arabic, figures and Latin words in their own order', () => {
    const rtl = (text: string, x: number) => run(text, x, 700, { rtl: true, width: 40 });
    // As a file may have it: from the left.
    const page = [
      rtl('الصينية', 72),
      run('Poland', 143, 700, { width: 24 }),
      run('Liu v.', 115, 700, { width: 25 }),
      rtl('تسليم', 170),
    ];
    expect(textsOf(page)).toEqual(['تسليم Liu v. Poland الصينية']);
  });

  it('gives brackets as they are written, not as they look from the right', () => {
    const rtl = (text: string, x: number) => run(text, x, 700, { rtl: /\p{L}/u.test(text), width: 20 });
    const page = [rtl('(', 100), rtl('الأحمر', 104), rtl('النشرة', 128), rtl(')', 148)].map((one, i) => ({
      ...one,
      width: i % 3 === 0 ? 3 : 20,
    }));
    expect(textsOf(page)).toEqual(['(النشرة الأحمر)']);
  });

  it('runs down and to the left in vertical writing', () => {
    const down = (text: string, x: number) =>
      run(text, x, 700, { ux: 0, uy: -1, vertical: true, width: 10 * text.length });
    expect(textsOf([down('犯罪人引渡に関する条約', 300), down('であること', 284)])).toEqual([
      '犯罪人引渡に関する条約であること',
    ]);
  });

  it('follows a page that lies on its side, and one that is drawn upside down', () => {
    const turned = prose.map((text, i) => run(text, 100 + 12 * i, 72, { ux: 0, uy: 1 }));
    expect(textsOf(turned)).toEqual([prose.join(' ')]);
    const mirrored = prose.map((text, i) => run(text, 540, 100 + 12 * i, { ux: -1, uy: 0, mirrored: false }));
    expect(textsOf(mirrored)).toEqual([prose.join(' ')]);
    const flipped = prose.map((text, i) => run(text, 72, 100 + 12 * i, { mirrored: true }));
    expect(textsOf(flipped)).toEqual([prose.join(' ')]);
  });

  it('leaves out what is printed twice, and the numbers of lines', () => {
    expect(textsOf([run('China', 72, 700), run('China', 72.4, 700)])).toEqual(['China']);
    const page = Array.from({ length: 12 }, (_, i) => [
      run(String(i + 1), 60, 700 - 12 * i),
      run(prose[i % 4]!, 90, 700 - 12 * i),
    ]).flat();
    expect(textsOf(page).join(' ')).not.toMatch(/\d+ (?:The|would|the|remove)/);
    expect(textsOf(page).join(' ')).toContain('State would expose');
  });
});

describe('pages that follow each other', () => {
  const head = (page: number) => run(`${page} LIU v. POLAND JUDGMENT`, 200, 760, { size: 8 });
  const foot = (page: number) => run(`- ${page} -`, 290, 40, { size: 8 });
  const note = run('1 See also the opinion of the Advocate General.', 72, 80, { size: 8 });
  const body = (texts: string[]) => lines(72, 700, texts);

  it('do not break a sentence by their heads, feet and notes', () => {
    const texts = textsOf(
      [head(1), ...body(prose), ...lines(72, 640, prose.slice(0, 3)), note, foot(1)],
      [
        head(2),
        ...body([
          'remove that risk, since they could not be monitored by anyone.',
          'The Government disagreed.',
        ]),
        foot(2),
      ],
      [head(3), ...body(prose), foot(3)],
    );
    const whole = `${prose.slice(0, 3).join(' ')} remove that risk, since they could not be monitored by anyone.`;
    expect(texts.filter((text) => text.startsWith(whole))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('LIU v. POLAND'))).toEqual([
      '1 LIU v. POLAND JUDGMENT',
      '2 LIU v. POLAND JUDGMENT',
      '3 LIU v. POLAND JUDGMENT',
    ]);
  });

  it('carry a paragraph that fills more than one', () => {
    const filled = prose.slice(0, 3);
    const texts = textsOf(
      [head(1), ...body(filled), foot(1)],
      [head(2), ...body(filled.map((text) => text.replace(/^./, (letter) => letter.toLowerCase()))), foot(2)],
      [head(3), ...body(['remove that risk.']), foot(3)],
    );
    expect(texts.find((text) => text.startsWith('The applicant'))).toMatch(
      /did not the applicant .* did not remove that risk\.$/,
    );
  });

  it('part a sentence that ends on one from the next', () => {
    const texts = textsOf([head(1), ...body(prose), foot(1)], [head(2), ...body(prose), foot(2)]);
    expect(texts.filter((text) => text === prose.join(' '))).toHaveLength(2);
  });
});

describe('whatever stands on a page', () => {
  const cells = Array.from({ length: 6_000 }, (_, i) =>
    run('12.5', (i % 30) * 60, 3_000 - 12 * Math.floor(i / 30)),
  );
  const names = Array.from({ length: 8_000 }, (_, i) =>
    run('Beijing', (i * 7_919) % 2_003, (i * 104_729) % 3_001),
  );
  const row = Array.from({ length: 8_000 }, (_, i) => run('word', 40 * i, 700));

  it.each([
    ['a table of 6,000 cells', cells],
    ['a map of 8,000 names', names],
    ['a row of 8,000 words', row],
  ])('%s does not hold up the reader for long', (_what, page) => {
    // Looking from each at all others takes a minute: the test is then ended, and has failed.
    expect(blocksOf(page)).not.toEqual([]);
  });

  const word = fc.constantFrom(
    'China',
    'extra-',
    'dition',
    '中国',
    'ﬁnal',
    'الصين',
    '12',
    'v.',
    ' ',
    'Hong Kong',
  );
  const placed = fc.record({
    word,
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 800 }),
    size: fc.integer({ min: 5, max: 30 }),
    turn: fc.constantFrom(0, 0, 0, 1, 2, 3),
  });

  it('is read once, and leads back to where it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.array(placed, { maxLength: 40 }), { minLength: 1, maxLength: 5 }), (pages) => {
        const made = pages.map((page) =>
          page.map(({ word, x, y, size, turn }) =>
            run(word, x, y, {
              size,
              ux: [1, 0, -1, 0][turn]!,
              uy: [0, 1, 0, -1][turn]!,
              rtl: word === 'الصين',
            }),
          ),
        );
        const blocks = blocksOf(...made);
        const read = new Set<string>();
        for (const { text, pieces } of blocks) {
          expect(text).not.toMatch(/\n/);
          expect(text).toBe(text.trim());
          for (let i = 0; i < pieces.count; i++) {
            const piece = pieces.at(i);
            const there = made[piece.page - 1]![piece.item]!.text.slice(
              piece.from,
              piece.from + piece.itemLength,
            );
            const here = text.slice(piece.start, piece.start + piece.length);
            expect(here.replace('\u00ad', '-')).toBe(there.normalize('NFKC'));
            for (let k = 0; k < piece.itemLength; k++) {
              const unit = `${piece.page}/${piece.item}/${piece.from + k}`;
              expect(read.has(unit)).toBe(false);
              read.add(unit);
            }
          }
        }
        const items = new Set([...read].map((unit) => unit.slice(0, unit.lastIndexOf('/'))));
        // Nothing is lost, but for a word that stands twice at one place, and numbers that count lines.
        made.forEach((page, p) => {
          page.forEach((one, i) => {
            if (one.blank || items.has(`${p + 1}/${i}`)) return;
            const twice = page
              .slice(0, i)
              .some(
                (other) =>
                  other.text === one.text && Math.hypot(other.x - one.x, other.y - one.y) < 0.4 * one.size,
              );
            expect(twice || /^\d+$/.test(one.text)).toBe(true);
          });
        });
      }),
      { numRuns: 150 },
    );
  });
});
