import { expect, it } from 'vitest';
import { type Bench, inBothBrowsers, leave, painted, pause, restOn, settled, until } from './harness.ts';

/** What stands on the clipboard, found by pasting it into a page of its own. */
async function pasted(bench: Bench): Promise<string> {
  const page = await bench.openBody('/paste', '<textarea autofocus></textarea>');
  await page.bringToFront();
  await page.focus('textarea');
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  const text = await until('the paste', () => page.$eval('textarea', (area) => area.value));
  await page.close();
  return text;
}

inBothBrowsers(
  'the card',
  (bench) => {
    it('opens when the pointer rests on a mention, and closes when it leaves', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      const card = await bench.cardWith(page, 'Liu v. Poland');
      expect(card.text).toMatch(/violation/i);
      expect(card.text).toMatch(/European Court of Human Rights/);
      expect(card.text).toMatch(/Read in:/);
      await leave(page);
      await bench.noCard(page);
    });

    it('stands in one nameless div with nothing in it that the page can see', async () => {
      const page = await bench.sample();
      const before = await page.evaluate(() => document.querySelectorAll('*').length);
      await restOn(page, 'Liu v. Poland');
      const { host } = await bench.cardWith(page, 'Liu v. Poland');
      expect(host.tag).toBe('div');
      expect(host.attributes.filter((name) => !['style', 'popover'].includes(name))).toEqual([]);
      expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(before + 1);
    });

    it('covers neither the words that opened it nor the edge of the window', async () => {
      const page = await bench.sample();
      for (const text of ['Liu v. Poland', /^non-refoulement$|principle of non-refoulement/, /Hong Kong/]) {
        await restOn(page, text);
        const card = await until('the card', () => bench.card(page));
        const { box } = card;
        const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        expect(box.width).toBeLessThanOrEqual(420.5);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(window.width + 0.5);
        expect(box.y + box.height).toBeLessThanOrEqual(window.height + 0.5);
        const words = (await painted(page, text)).boxes[0]!;
        const apart =
          box.y >= words.y + words.height - 1 ||
          box.y + box.height <= words.y + 1 ||
          box.x >= words.x + words.width - 1 ||
          box.x + box.width <= words.x + 1;
        expect(apart, `card ${JSON.stringify(box)} over ${JSON.stringify(words)}`).toBe(true);
        await page.keyboard.press('Escape');
        await bench.noCard(page);
        await leave(page);
        await pause(100);
      }
    });

    it('opens on a click at once, and closes with Escape', async () => {
      const page = await bench.sample();
      const seen = await painted(page, 'Supervision Law');
      await page.evaluate((y) => window.scrollBy({ top: y - 300, behavior: 'instant' }), seen.boxes[0]!.y);
      const { x, y, height } = (await painted(page, 'Supervision Law')).boxes[0]!;
      await page.mouse.click(x + 5, y + height / 2);
      await bench.cardWith(page, /Supervision Law/);
      await page.keyboard.press('Escape');
      await bench.noCard(page);
    });

    it('does not open under a pointer that only passes', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      await leave(page);
      await pause(800);
      expect(await bench.card(page)).toBeNull();
    });

    it('shows its keys on ? and hides them again', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await page.keyboard.press('?');
      await bench.cardWith(page, 'Next mention, from anywhere');
      await page.keyboard.press('?');
      await bench.cardWith(page, /What it decided|Violation/i);
    });

    it('goes to the next mention with n and back with p', async () => {
      const page = await bench.sample();
      await settled(page);
      await restOn(page, 'Liu v. Poland');
      const first = await bench.cardWith(page, 'Liu v. Poland');
      const position = (text: string) =>
        [...text.matchAll(/^(\d+) of (\d+)$/gm)].at(-1)?.slice(1).map(Number);
      const [at, of] = position(first.text)!;
      expect(of).toBeGreaterThan(80);
      await page.keyboard.press('n');
      const next = await bench.cardWith(page, `${at! + 1} of ${of}`);
      expect(next.text).not.toBe(first.text);
      await page.keyboard.press('p');
      await bench.cardWith(page, `${at} of ${of}`);
    });

    it('copies the citation with c', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await page.keyboard.press('c');
      await bench.cardWith(page, /Copied/);
      expect(await pasted(bench)).toMatch(/Liu v\.? Poland.*37610\/18/);
    });

    it('copies the pinpoint that the document gives', async () => {
      const page = await bench.sample();
      await settled(page);
      // The first defines the short name; the second is "Othman, cited above, § 189".
      await restOn(page, 'Othman', 1);
      await bench.cardWith(page, /Othman/);
      await page.keyboard.press('c');
      await bench.cardWith(page, /Copied/);
      expect(await pasted(bench)).toMatch(/Othman.*189/);
    });

    it('leaves keys to the page while nothing is open', async () => {
      const page = await bench.readBody(
        '/keys',
        `<p>Soering v. the United Kingdom</p><input id="field">
         <script>window.heard = []; addEventListener('keydown', (e) => heard.push([e.key, e.defaultPrevented]));</script>`,
      );
      await painted(page, 'Soering v. the United Kingdom');
      await page.focus('#field');
      await page.keyboard.type('ncp?');
      expect(await page.$eval('#field', (field) => (field as HTMLInputElement).value)).toBe('ncp?');
      const heard = await page.evaluate(() => (window as unknown as { heard: [string, boolean][] }).heard);
      expect(heard.filter(([key]) => key.length === 1)).toEqual([...'ncp?'].map((key) => [key, false]));
    });

    it('stays open when it is pinned', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      await bench.cardWith(page, 'Liu v. Poland');
      await bench.pressInCard(page, '^Keep open');
      await leave(page);
      await pause(1200);
      expect(await bench.card(page)).not.toBeNull();
      await bench.pressInCard(page, '^Close');
      await bench.noCard(page);
    });

    it('follows a link to the argument that the decision feeds, and comes back', async () => {
      const page = await bench.sample();
      await restOn(page, 'Liu v. Poland');
      const card = await bench.cardWith(page, /Answers/i);
      const heading = card.text;
      await bench.pressInCard(page, 'assurances|risk');
      const other = await until('another card', async () => {
        const now = await bench.card(page);
        return now && now.text !== heading && now.controls.some((c) => c.name === 'Back') ? now : null;
      });
      expect(other.text).not.toBe(heading);
      await bench.pressInCard(page, '^Back$');
      await bench.cardWith(page, /Liu v\. Poland/);
    });

    it('says plainly that it does not know a decision that is not in the base', async () => {
      const page = await bench.readBody(
        '/unknown',
        '<p>Extradition to China was refused. See Ivanov and Petrov v. Ruritania, no. 99999/21, § 12, 3 May 2022, and Soering v. the United Kingdom.</p>',
      );
      await painted(page, 'Soering v. the United Kingdom');
      await restOn(page, /99999\/21/);
      const card = await until('the card', () => bench.card(page));
      expect(card.text).toMatch(/not in the base/i);
    });
  },
  { witness: true },
);
