import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapLines } from '../../../knowledge/recognise/plain-text.ts';
import { Anchoring } from '../../../reading/anchor/anchor.ts';
import { DocumentText } from '../../../reading/anchor/document-text.ts';
import { foldText, unfold } from '../../../reading/anchor/fold-text.ts';
import { measureAnchors } from '../../corpus/anchors.ts';
import { type AnchorTally, sumOf } from '../../corpus/tallies.ts';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));

const before = [
  'The Court notes that the assurances were given by the Embassy in the name of the State.',
  'It is not persuaded that the assurances would bind the local authorities in practice.',
  'The Court concludes that extradition would be in breach of Article 3 of the Convention.',
];
const text = (...blocks: string[]) => `${blocks.join('\n')}\n`;
const selectorsOf = (exact: string, whole = text(...before)) => {
  const start = whole.indexOf(exact);
  return new Anchoring(whole).describe(start, start + exact.length);
};
const found = (whole: string, exact: string) => {
  const anchored = new Anchoring(whole).find(selectorsOf(exact));
  return anchored && { words: whole.slice(anchored.start, anchored.end), by: anchored.by };
};

describe('anchoring', () => {
  it('finds a passage in an unchanged document by its position', () => {
    expect(found(text(...before), 'bind the local authorities')).toEqual({
      words: 'bind the local authorities',
      by: 'position',
    });
  });

  it('finds it by its words where the document moved, was laid out anew or divided otherwise', () => {
    const moved = text('A notice.', before[2]!, before[1]!.replaceAll(' ', '\u00a0 '), before[0]!);
    expect(found(moved, 'bind the local authorities')?.words).toBe(
      'bind\u00a0 the\u00a0 local\u00a0 authorities',
    );
    const divided = text(
      before[0]!,
      'It is not persuaded that the assurances would bind the',
      'local authorities in practice.',
    );
    expect(found(divided, 'bind the local authorities')?.words).toBe('bind the\nlocal authorities');
  });

  it('finds a telling passage that stood once, although nothing around it is as it was', () => {
    const exact = 'It is not persuaded that the assurances would bind the local authorities in practice.';
    expect(new Anchoring(text('中国', exact)).find(selectorsOf(exact))).toMatchObject({
      start: 3,
      by: 'quote',
    });
  });

  it('finds it where it was edited, with what was put in', () => {
    const edited = text(before[0]!, before[1]!.replace('bind the local', 'bind [12] the lcoal'), before[2]!);
    expect(found(edited, 'would bind the local authorities')).toEqual({
      words: 'would bind [12] the lcoal authorities',
      by: 'approximate',
    });
  });

  it('does not take the same words elsewhere for a passage that was taken out', () => {
    const without = text(before[0]!, before[2]!);
    expect(found(without, 'the assurances would bind')).toBeNull();
    expect(new Anchoring(without).find(selectorsOf('the assurances would bind'))).toBeNull();
    // "the assurances" stands once more, in other surroundings.
    const whole = text(...before);
    const second = whole.lastIndexOf('the assurances');
    const selectors = new Anchoring(whole).describe(second, second + 'the assurances'.length);
    expect(selectors.times).toBe(2);
    expect(new Anchoring(without).find(selectors)).toBeNull();
  });

  it('does not take the other of two for a passage that was taken out, or whose surroundings are gone', () => {
    const box = (after: string) => text('Get the best of', 'Our newsletter delivered to your inbox', after);
    const article = 'The Minister said that the request had been refused on the day on which it was made.';
    const whole = `${box('Subscribe now')}${text(article)}${box('No thanks')}`;
    const words = 'newsletter delivered to your inbox';
    const selectors = new Anchoring(whole).describe(
      whole.indexOf(words),
      whole.indexOf(words) + words.length,
    );
    expect(selectors).toMatchObject({ times: 2, twin: expect.any(Number) });
    expect(new Anchoring(text('A header.') + whole).find(selectors)?.start).toBe(10 + whole.indexOf(words));
    // The first is gone, the second is not it.
    expect(new Anchoring(`${text(article)}${box('No thanks')}`).find(selectors)).toBeNull();
    const around = whole.replace('Subscribe now', 'Other').replace('Get the best of', 'Another heading');
    expect(new Anchoring(text('A header.') + around).find(selectors)).toBeNull();
  });

  it('keeps words around a passage, not white space, and cuts what is too much of it', () => {
    const gap = '\n\t\t\t'.repeat(40);
    const whole = `Before it stands this sentence of a judgment.${gap}the passage itself${gap}Behind it stands another.`;
    const at = whole.indexOf('the passage');
    const { quote } = new Anchoring(whole).describe(at, at + 'the passage itself'.length);
    expect(quote.prefix).toContain('this sentence of a judgment.');
    expect(quote.suffix).toContain('Behind it stands another.');
    const wide = `Far off.${' '.repeat(9_000)}the passage itself`;
    const far = new Anchoring(wide).describe(wide.indexOf('the passage'), wide.length);
    expect(far.quote.prefix.length).toBeLessThanOrEqual(2_000);
    expect(new Anchoring(wide).find(far)?.by).toBe('position');
  });

  it('counts as a like of a passage one that stands right behind it', () => {
    const whole = text('Lorem ipsum dolor sit amet.', 'Lorem ipsum dolor sit amet, consectetur adipisicing.');
    const selectors = new Anchoring(whole).describe(0, 27);
    expect(selectors.rivals).toBe(1);
    const without = text('Lorem ipsum dolor sit amet, consectetur adipisicing.');
    expect(new Anchoring(without).find(selectors)).toBeNull();
  });

  it('keeps as much of the surroundings as tells a formula from its like', () => {
    const formula = 'The Court declares this complaint admissible.';
    const whole = text('I. Torture', formula, 'II. Fair trial', formula, 'III. Family life', formula);
    const anchoring = new Anchoring(whole);
    for (let at = whole.indexOf(formula); at >= 0; at = whole.indexOf(formula, at + 1)) {
      const selectors = anchoring.describe(at, at + formula.length);
      expect(new Anchoring(`Header\n${whole}`).find(selectors)?.start).toBe(at + 'Header\n'.length);
    }
  });

  it('never throws, and finds what it describes, in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
        fc.nat(),
        fc.nat(),
        (whole, a, b) => {
          const [start, end] = [a % whole.length, b % (whole.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          if (start === end) return;
          const selectors = new Anchoring(whole).describe(start, end);
          expect(new Anchoring(whole).find(selectors)).toMatchObject({ start, end });
          const other = new Anchoring(whole.split('').reverse().join('')).find(selectors);
          if (other) expect(other.end).toBeGreaterThanOrEqual(other.start);
        },
      ),
    );
  });
});

describe('the text of a document', () => {
  it('maps spans to parts of blocks and back', () => {
    const blocks = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(blocks, fc.nat(), fc.nat(), (texts, a, b) => {
        const whole = new DocumentText(texts.map((one, i) => ({ key: i * 1.5, text: one })));
        const [start, end] = [a % whole.text.length, b % whole.text.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const parts = whole.partsOf(start, end);
        const joined = parts.map((part) => texts[part.key / 1.5]!.slice(part.start, part.end)).join('');
        expect(joined).toBe(whole.text.slice(start, end).replaceAll('\n', ''));
        for (const part of parts) {
          const offset = whole.offsetOf(part.key, part.start)!;
          expect(offset).toBeGreaterThanOrEqual(start);
          expect(offset).toBeLessThan(end);
        }
      }),
    );
    expect(new DocumentText([]).partsOf(0, 10)).toEqual([]);
    expect(new DocumentText([{ key: 1, text: 'a' }]).offsetOf(2, 0)).toBeNull();
  });

  it('folds what a layout changes, and leads back to the original', () => {
    const folded = foldText('  “Sino\u00ad–Spanish”\u00a0 \n treaty\u200b ﬁled  ');
    expect(folded.text).toBe('"Sino-Spanish" treaty filed ');
    const at = folded.text.indexOf('treaty');
    const { start, end } = unfold(folded, at, at + 6);
    expect('  “Sino\u00ad–Spanish”\u00a0 \n treaty\u200b ﬁled  '.slice(start, end)).toBe('treaty');
  });
});

describe('anchors on documents that changed', () => {
  const files = ['judgments-text', 'statutes', 'articles-text'].flatMap((folder) =>
    readdirSync(join(corpus, folder)).map((file) => join(corpus, folder, file)),
  );
  const sums = sumOf(
    files.flatMap((file, seed) => {
      const blocks = unwrapLines(readFileSync(file, 'utf8'))
        .split('\n')
        .filter((block) => block.trim() !== '');
      return measureAnchors(blocks, seed + 1);
    }),
  );
  const of = (kind: AnchorTally['kind']) => sums.filter((sum) => sum.kind === kind);

  const share = (kind: AnchorTally['kind']) => {
    const passages = of(kind).reduce((sum, one) => sum + one.passages, 0);
    return of(kind).reduce((sum, one) => sum + one.right, 0) / passages;
  };

  it('come back to 95 of 100 unchanged passages and to 85 of 100 slightly edited ones', () => {
    expect(share('unchanged')).toBeGreaterThanOrEqual(0.95);
    expect(share('edited')).toBeGreaterThanOrEqual(0.85);
  });

  it.each([...of('unchanged'), ...of('edited')])('are never put elsewhere: $change', (sum) => {
    expect(sum.passages).toBeGreaterThan(150);
    expect(sum.right / sum.passages).toBeGreaterThanOrEqual(sum.kind === 'unchanged' ? 0.93 : 0.82);
    expect(sum.wrong).toEqual([]);
  });

  it.each(of('removed'))('are not put anywhere else: $change', ({ passages, orphans, wrong }) => {
    expect(wrong).toEqual([]);
    expect(orphans).toBe(passages);
  });
});
