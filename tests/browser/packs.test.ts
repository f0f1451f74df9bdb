import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../knowledge/packs/refusal.ts';
import { launch } from '../../scripts/browser/launch.ts';
import { browserNames, type Session } from '../../scripts/browser/session.ts';
import {
  addedBase,
  bundled,
  json,
  laterBase,
  manifestWith,
  otherKey,
  ownEntry,
  packOf,
  signedPack,
  utf8,
} from '../unit/packs/sample-packs.ts';
import { violationsOf } from './axe-findings.ts';
import { inBothBrowsers, leave, pause, restOn, until } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const added = await packOf(addedBase, { name: 'Chambers notes', signer: 'A. Maker' });
const extending = { relation: 'extends' } as const;

function tampered(change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(added);
  change(files);
  return zipSync(files);
}

/** One file for each reason for which a file alone can be refused. */
const refused: [RefusalReason, Uint8Array][] = [
  ['not-a-zip', utf8('no pack at all')],
  ['too-large', new Uint8Array(16_000_001)],
  ['zip-bomb', tampered((files) => Object.assign(files, { 'base.json': new Uint8Array(80_000_000) }))],
  ['missing-part', tampered((files) => delete files['base.json'])],
  ['unnamed-part', tampered((files) => Object.assign(files, { 'more.txt': utf8('more') }))],
  ['unsigned', tampered((files) => delete files['manifest.sig'])],
  ['bad-manifest', await signedPack(manifestWith({ version: 'one' }), json({}))],
  ['format-too-new', await signedPack(() => ({ format: 2 }), json({}))],
  ['product-too-old', await packOf(addedBase, { minimumProduct: '99.0.0' })],
  ['wrong-signature', tampered((files) => Object.assign(files, { 'manifest.sig': new Uint8Array(64) }))],
  ['wrong-hash', tampered((files) => Object.assign(files, { 'base.json': json({}) }))],
  ['bad-base', await signedPack(manifestWith(), json([]))],
  [
    'bad-entry',
    await packOf({ ...addedBase, entries: { 'an-id': ownEntry('an-id', { sources: [] }) } }, extending),
  ],
  [
    'dangling-reference',
    await packOf(
      {
        ...addedBase,
        entries: {
          'a-topic': {
            ...bundled.entries['diplomatic-assurances']!,
            id: 'a-topic',
            see: ['nowhere'],
          } as never,
        },
      },
      extending,
    ),
  ],
  [
    'collision',
    await packOf(
      { ...addedBase, entries: { 'liu-v-poland-2022': bundled.entries['liu-v-poland-2022']! } },
      extending,
    ),
  ],
  ['older', await packOf({ ...laterBase, asOf: '2020-01-01' })],
];

/** Waits until a text stands in a part of a page. */
const says = (page: Page, text: string | RegExp, where = 'body') =>
  until(`${text} on the page`, () =>
    page.evaluate(
      (selector, source, flags) =>
        new RegExp(source, flags).test(document.querySelector<HTMLElement>(selector)?.innerText ?? ''),
      where,
      typeof text === 'string' ? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : text.source,
      typeof text === 'string' ? '' : text.flags,
    ),
  );

/** Presses the button of a name, once it is there and can be pressed. */
const press = (page: Page, text: string) =>
  until(`the button “${text}”`, () =>
    page.evaluate((wanted) => {
      const button = [...document.querySelectorAll('button')].find(
        (one) => one.innerText.trim() === wanted || one.ariaLabel === wanted,
      );
      if (!button || button.disabled) return false;
      button.scrollIntoView({ block: 'center' });
      button.click();
      return true;
    }, text),
  );

const choose = async (page: Page, path: string) => {
  const field = (await page.$('[data-testid="pack-file"]')) as ElementHandle<HTMLInputElement>;
  await field.uploadFile(path);
};

const previewed = (page: Page) => until('the preview', () => page.$('[data-testid="pack-preview"]'), 20_000);

const onOptions = async (session: Session) => {
  const page = await session.openExtensionPage('options.html#packs');
  await page.bringToFront();
  await until('the packs', () => page.$('[data-testid="packs-in-use"]'));
  return page;
};

inBothBrowsers(
  'packs',
  (bench) => {
    const open = async (path: string) => {
      const page = await bench.session.openExtensionPage(path);
      await page.bringToFront();
      return page;
    };
    const options = () => onOptions(bench.session);
    const shot = async (page: Page, name: string) => {
      const at = process.env.NONREFOUL_SHOTS;
      if (!at) return;
      mkdirSync(at, { recursive: true });
      await pause(300);
      const part = await page.$('#packs');
      const path = join(at, `${bench.name}-${name}.png`);
      await (part ? part.screenshot({ path }) : page.screenshot({ path, fullPage: true }));
    };
    const chooseTheme = (theme: 'light' | 'dark' | 'system') => bench.changeSettings({ theme });
    const use = async (path: string) => {
      const page = await options();
      await choose(page, path);
      await previewed(page);
      const known = await page.evaluate(() => document.body.innerText.includes('You accepted this key'));
      await press(page, known ? 'Use the pack' : 'Accept this key and use the pack');
      await says(page, 'is in use.', '[data-testid="packs-said"]');
      return page;
    };
    const backToBundled = async () => {
      const page = await options();
      await press(page, 'Back to the base that ships');
      await says(page, 'without any pack');
      await page.close();
    };

    it('shows what a pack is and changes nothing before its key is accepted', async () => {
      const page = await options();
      await choose(page, file('notes.zip', added));
      await previewed(page);
      for (const text of ['Chambers notes', 'notes.zip', 'A. Maker', 'version 1.0.0', '1 entry added'])
        await says(page, text, '[data-testid="pack-preview"]');
      await says(page, /([0-9a-f]{4} ){7}[0-9a-f]{4}/, '.fingerprint');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('pack-preview');
      for (const theme of ['light', 'dark'] as const) {
        await chooseTheme(theme);
        await page.bringToFront();
        expect(await violationsOf(page)).toEqual([]);
        await shot(page, `preview-${theme}`);
      }
      await page.setViewport({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await shot(page, 'preview-narrow');
      await chooseTheme('system');
      await press(page, 'Do not accept');
      await until('the refusal', () => page.$('[data-testid="pack-refused"][data-reason="unknown-key"]'));
      const panel = await open('sidepanel.html#/entry/chambers-note-2026');
      await says(panel, 'holds no entry of this name');
    });

    it('takes a pack into use: its entry is there, says whose it is, and stays after all is closed', async () => {
      const path = file('notes.zip', added);
      const first = await use(path);
      await says(first, 'Chambers notes, adds to the base', '[data-testid="packs-in-use"]');
      await says(first, 'A. Maker', '[data-testid="accepted-keys"]');
      expect(await violationsOf(first)).toEqual([]);
      await shot(first, 'in-use');
      for (const page of await bench.session.browser.pages())
        if (page.url().startsWith(bench.session.extensionOrigin) && page !== first) await page.close();
      await bench.session.stopBackground();
      await first.close();

      const panel = await open('sidepanel.html#/entry/chambers-note-2026');
      await says(panel, 'Entry chambers-note-2026', '[data-testid="entry"]');
      await says(panel, 'from the pack “Chambers notes”', '[data-testid="entry"]');
      await says(panel, /as of 1 October 2026 · 1\.0\.0/, '[data-testid="entry"]');
      const liu = await open('sidepanel.html#/entry/liu-v-poland-2022');
      await says(liu, 'Liu v. Poland', '[data-testid="entry"]');
      expect(await liu.evaluate(() => document.body.innerText.includes('Chambers notes'))).toBe(false);
      const search = await open('sidepanel.html#/search?q=chambers-note');
      await says(search, 'from the pack “Chambers notes”', '.hits');
      const about = await open('library.html#/about');
      await says(about, 'The pack “Chambers notes” adds 1 entry', '[data-testid="about"]');

      // The same key is not asked about again.
      const again = await options();
      await choose(again, path);
      await previewed(again);
      await says(again, 'You accepted this key on', '[data-testid="pack-preview"]');
      await press(again, 'Use the pack');
      await says(again, 'Chambers notes is in use.');
      await backToBundled();
      await says(panel, 'holds no entry of this name');
    });

    it('refuses a file with the reason, and leaves the base that ships in use', async () => {
      const page = await options();
      for (const [reason, bytes] of refused) {
        await choose(page, file(`${reason}.zip`, bytes));
        await until(reason, () => page.$(`[data-testid="pack-refused"][data-reason="${reason}"]`), 30_000);
        await says(page, 'Nothing was changed', '[data-testid="pack-refused"]');
        await says(page, `${reason}.zip was not taken`, '[data-testid="pack-refused"]');
      }
      expect(await violationsOf(page)).toEqual([]);
      await shot(page, 'refused');
      expect(await page.$$('[data-testid="packs-in-use"] > li')).toHaveLength(1);
      const about = await open('library.html#/about');
      await says(about, `Version ${bundled.version}, as of`, '[data-testid="about-base"]');
      await says(about, 'It is the base that ships', '[data-testid="about"]');
    });

    it('puts a later base in the place of ours, wherever its date and version are shown, on the card too', async () => {
      const judgment = await bench.sample();
      await restOn(judgment, 'Liu v. Poland');
      await bench.cardWith(judgment, bundled.asOf.slice(0, 4));
      await judgment.keyboard.press('Escape');
      await bench.noCard(judgment);

      const page = await use(file('later.zip', await packOf(laterBase, { name: 'Base of 2027' })));
      // The page that was being read hears of it: its cards are those of the pack.
      await judgment.bringToFront();
      await leave(judgment);
      await restOn(judgment, 'Liu v. Poland');
      await bench.cardWith(judgment, 'as of 2027-01-31');
      await judgment.keyboard.press('Escape');
      await says(page, 'Base of 2027, takes the place of the base', '[data-testid="packs-in-use"]');
      await says(
        page,
        'version 0.2.0, 734 entries, as of 31 January 2027'.replace(
          '734',
          `${Object.keys(laterBase.entries).length}`,
        ),
        '#about',
      );
      const library = await open('library.html#/about');
      await says(library, 'Version 0.2.0, as of 31 January 2027', '[data-testid="about-base"]');
      await says(library, 'Base of 2027', '[data-testid="about"]');
      await says(library, 'as of 31 January 2027, version 0.2.0', '.library-foot');
      const liu = await open('sidepanel.html#/entry/liu-v-poland-2022');
      await says(liu, 'Read again.', '[data-testid="entry"]');
      await says(liu, 'as of 31 January 2027 · 0.2.0', '[data-testid="entry"]');
      await liu.close();

      // Back, undone, and back for good.
      await page.bringToFront();
      await press(page, 'Back to the base that ships');
      await says(page, 'without any pack');
      await says(library, `Version ${bundled.version}`, '[data-testid="about-base"]');
      await press(page, 'Undo');
      await says(page, 'As it was before.');
      await says(library, 'Version 0.2.0', '[data-testid="about-base"]');
      await backToBundled();
    });

    it('lets a key go with what it signed, and puts both back', async () => {
      const page = await use(
        file('theirs.zip', await packOf(addedBase, { name: 'Theirs', signer: 'B. Other' }, otherKey)),
      );
      await press(page, 'Remove the key of B. Other');
      await says(page, 'what it signed is out of use');
      await until('the pack to go', () =>
        page.evaluate(
          () =>
            !document
              .querySelector<HTMLElement>('[data-testid="packs-in-use"]')
              ?.innerText.includes('Theirs'),
        ),
      );
      await press(page, 'Undo');
      await says(page, 'Theirs, adds to the base', '[data-testid="packs-in-use"]');
      await press(page, 'Take Theirs out of use');
      await says(page, 'Theirs is out of use.');
    });

    it('prepares a report of a mistake that names the entry, and sends nothing', async () => {
      const page = await open('library.html#/entry/liu-v-poland-2022');
      const report = await until('the report', () => page.$('[data-testid="report"] summary'));
      await report.click();
      const wrong = await until('the form', () => page.$('[data-testid="report-wrong"]'));
      await wrong.type('The pinpoint is § 83.');
      await until('the text', () =>
        page.evaluate(() => {
          const text =
            document.querySelector<HTMLTextAreaElement>('[data-testid="report-text"]')?.value ?? '';
          return (
            text.includes('knowledge/entries/cases/liu-v-poland-2022.yaml') &&
            text.includes('The pinpoint is § 83.')
          );
        }),
      );
      expect(await violationsOf(page)).toEqual([]);
      await shot(page, 'report');
    });

    it('tells in the library how the knowledge was made, with figures counted from the base', async () => {
      const page = await open('library.html#/about');
      await until('the counts', () => page.$('[data-testid="counts"]'));
      const total = await page.evaluate(
        () => document.querySelector<HTMLElement>('[data-testid="counts"] tfoot td:last-child')?.innerText,
      );
      expect(total).toBe(`${Object.keys(bundled.entries).length}`);
      await says(page, 'Safeguard Defenders');
      await shot(page, 'about');
      await page.setViewport({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await shot(page, 'about-narrow');
    });
  },
  { witness: true },
);

describe.each(browserNames)('a restart of %s', (name) => {
  it('finds the packs in use and the accepted keys again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'nonrefoul-kept-'));
    try {
      let session = await launch(name, { profile });
      const page = await onOptions(session);
      await choose(page, file('notes.zip', added));
      await previewed(page);
      await press(page, 'Accept this key and use the pack');
      await says(page, 'is in use.', '[data-testid="packs-said"]');
      await session.close();

      session = await launch(name, { profile });
      try {
        const again = await onOptions(session);
        await says(again, 'Chambers notes, adds to the base', '[data-testid="packs-in-use"]');
        await says(again, 'A. Maker', '[data-testid="accepted-keys"]');
        const panel = await session.openExtensionPage('sidepanel.html#/entry/chambers-note-2026');
        await says(panel, 'from the pack “Chambers notes”', '[data-testid="entry"]');
      } finally {
        await session.close();
      }
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
