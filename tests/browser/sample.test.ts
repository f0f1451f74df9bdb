import { expect, it } from 'vitest';
import { categories } from '../../knowledge/mention.ts';
import { inBothBrowsers, painted, settled } from './harness.ts';

/** A text of the sample judgment for each category, as it must be painted. */
const expected: Record<(typeof categories)[number], RegExp> = {
  case: /^(Liu v\. Poland|Soering v\. the United Kingdom)/,
  assurance: /^diplomatic assurances$/i,
  'red-notice': /^Red Notice/,
  'non-refoulement': /non-refoulement$/,
  'torture-standard': /^real risk/,
  treaty: /^European Convention on Human Rights$/,
  instrument: /^Supervision Law$/,
  'detention-system': /^(RSDL|liuzhi|residential surveillance at a designated location)/i,
  'body-or-operation': /^Operation Fox Hunt$/,
  'return-method': /^deportation$/,
  extradition: /^extradition$/i,
  china: /^(the )?People's Republic of China$/,
  'hong-kong': /^(the )?Hong Kong/,
};

inBothBrowsers('the sample judgment', (bench) => {
  it('is painted in every category', async () => {
    const page = await bench.sample();
    const seen = await settled(page);
    const texts = seen.map(({ text }) => text.replace(/\s+/g, ' '));
    for (const category of categories) {
      expect(
        texts.find((text) => expected[category].test(text)),
        `${category}: ${expected[category]} among ${[...new Set(texts)].join(' | ')}`,
      ).toBeDefined();
    }
    expect(seen.length).toBeGreaterThan(80);
    expect(page.errors).toEqual([]);
  });

  it('is painted where the words stand, and one name over several elements is one highlight', async () => {
    const page = await bench.sample();
    const liu = await painted(page, 'Liu v. Poland');
    expect(liu.boxes.length).toBeGreaterThan(0);
    for (const box of liu.boxes) expect(box.width * box.height).toBeGreaterThan(0);
    // In the document it is written with each party in an <em> of its own.
    const inEm = await page.evaluate(() =>
      [...document.querySelectorAll('em')].some(
        (em) => em.textContent === 'Liu' && em.nextSibling?.textContent === ' v. ',
      ),
    );
    expect(inEm).toBe(true);
  });

  it('resolves a short form to the decision that it stands for', async () => {
    const page = await bench.sample();
    await painted(page, /^Othman, cited above|^Othman/);
  });

  it('counts what it found on the toolbar button', async () => {
    const page = await bench.sample();
    await settled(page);
    expect(Number(await bench.session.badgeOf(page))).toBeGreaterThan(80);
  });

  it('is left alone until the button is pressed', async () => {
    const page = await bench.open(bench.server.url('/sample/judgment.html'));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(
      await page.evaluate(() => (CSS as unknown as { highlights: Map<string, unknown> }).highlights.size),
    ).toBe(0);
    expect(await bench.session.badgeOf(page)).toBe('');
  });
});
