import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { highlightCount, inBothBrowsers, until } from './harness.ts';

/** Sentences in several scripts, composed and in parts, with what must not hide a match. */
const sentences = [
  'In Liu v. Poland, no. 37610/18, § 79, the Court refused his extradition to China.',
  'The ex\u00adtradition rests on diplomatic assur\u200bances and a Red Notice.',
  'L’affaire Soering c. Royaume-Uni interdit l’extradition vers la Chine.'.normalize('NFD'),
  'Выдача Китаю нарушила бы статью 3 Европейской конвенции.',
  '最高法院拒绝将其引渡到中华人民共和国。',
  'ﬁnally, the Convention against Torture forbids refoulement to Hong Kong.',
  '중국으로의 범죄인 인도는 거절되었다.',
  'تسليم المجرمين إلى الصين محظور.',
] as const;
const wrappers = ['em', 'b', 'span', 'i', 'a', 'mark', 'u', 'font', 'abbr', 'bdi'] as const;

/** How one sentence is put into a page: where it is cut, and what stands round and between the pieces. */
const split = fc.record({
  sentence: fc.nat({ max: sentences.length - 1 }),
  cuts: fc.array(fc.nat({ max: 90 }), { maxLength: 14 }),
  round: fc.array(fc.constantFrom('', ...wrappers), { minLength: 1, maxLength: 6 }),
  between: fc.array(fc.constantFrom('', 'comment', 'empty text', 'empty element', 'nested'), {
    minLength: 1,
    maxLength: 4,
  }),
});

interface Seen {
  paragraph: number;
  /** "from-to words" in the order of the text, UTF-16 units of the paragraph's text. */
  found: string[];
}

/** Builds a paragraph a split, by the DOM's own means, so that no parser joins what was cut. */
function build(page: Page, splits: readonly unknown[]): Promise<void> {
  return page.evaluate(
    (list, texts) => {
      const made = list as { sentence: number; cuts: number[]; round: string[]; between: string[] }[];
      for (const { sentence, cuts, round, between } of made) {
        const text = texts[sentence]!;
        const p = document.createElement('p');
        const at = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])];
        at.sort((a, b) => a - b);
        for (let i = 0; i + 1 < at.length; i++) {
          const piece = document.createTextNode(text.slice(at[i], at[i + 1]));
          const tag = round[i % round.length];
          const thing = between[i % between.length];
          if (i > 0 && thing === 'comment') p.append(document.createComment('extradition to China'));
          if (i > 0 && thing === 'empty text') p.append(document.createTextNode(''));
          if (i > 0 && thing === 'empty element') p.append(document.createElement('span'));
          if (!tag) p.append(piece);
          else {
            const outer = document.createElement(tag);
            const inner = thing === 'nested' ? document.createElement('span') : null;
            if (inner) outer.append(inner);
            (inner ?? outer).append(piece);
            p.append(outer);
          }
        }
        document.querySelector('#place')!.append(p);
      }
    },
    splits,
    [...sentences],
  );
}

function seen(page: Page): Promise<Seen[]> {
  return page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll('#place p')];
    const found = paragraphs.map((): [number, string][] => []);
    const { highlights } = CSS as unknown as { highlights: Map<string, Set<AbstractRange>> };
    for (const highlight of highlights.values())
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const index = paragraphs.findIndex((p) => p.contains(startContainer));
        if (index < 0) continue;
        const range = document.createRange();
        range.setStart(paragraphs[index]!, 0);
        range.setEnd(startContainer, startOffset);
        const from = range.toString().length;
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        const words = range.toString();
        found[index]!.push([from, `${from}-${from + words.length} ${words}`]);
      }
    return found.map((list, paragraph) => ({
      paragraph,
      found: list.sort((a, b) => a[0] - b[0]).map(([, words]) => words),
    }));
  });
}

inBothBrowsers('text in any nodes', (bench) => {
  it('is read the same however it is cut into nodes, and painted where it stands', async () => {
    // What fast-check makes has no prototype, which Firefox's protocol does not carry.
    const splits = fc
      .sample(split, { numRuns: 150, seed: 20261126 })
      .map((one) => structuredClone({ ...one }));
    const whole = sentences.map((_, sentence) => ({ sentence, cuts: [], round: [''], between: [''] }));
    const page = await bench.readBody(
      '/split',
      '<p>His extradition to China was sought.</p><div id="place"></div>',
    );
    await build(page, [...whole, ...splits]);
    let before = -1;
    await until('all to be painted', async () => {
      const now = await highlightCount(page);
      const same = now === before && now > 300;
      before = now;
      return same || null;
    });
    const all = await seen(page);
    const expected = all.slice(0, whole.length).map(({ found }) => found);
    for (const found of expected) expect(found.length).toBeGreaterThan(0);
    const wrong = all
      .slice(whole.length)
      .map(({ found }, i) => ({ split: splits[i]!, found, expected: expected[splits[i]!.sentence]! }))
      .filter((one) => one.found.join() !== one.expected.join());
    expect(wrong).toEqual([]);
  });
});
