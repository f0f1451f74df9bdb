import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { CaseDocument, Passage } from '../../casefile/records.ts';
import { aDocument, aMatter, aPassage, aWork } from '../unit/casefile/sample-work.ts';
import { violationsOf } from './axe-findings.ts';
import { type Bench, inBothBrowsers, until } from './harness.ts';
import { seedCaseFile, storedIn } from './seed-case-file.ts';

const work = aWork();
const other = aMatter(5, { name: 'Re Y', colour: 'plum' });
const seed = { ...work, matters: [...work.matters, other] };

async function open(bench: Bench, hash: string, records: typeof seed | null = seed): Promise<Page> {
  const page = await bench.session.openExtensionPage('library.html#/casefile');
  await page.setViewport({ width: 1400, height: 900 });
  await page.bringToFront();
  await page.waitForSelector('.casebook, [data-testid="empty"]');
  if (!records) return page;
  await seedCaseFile(page, records);
  await page.close();
  // Opened anew: Firefox's driver does not reload a page of an extension.
  const opened = await bench.session.openExtensionPage(`library.html${hash}`);
  await opened.setViewport({ width: 1400, height: 900 });
  await opened.bringToFront();
  await opened.waitForSelector('main h2');
  return opened;
}

const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map((e) => (e.textContent ?? '').replace(/\s+/g, ' ').trim()));

const shown = (page: Page, count: number) =>
  until(`${count} lines`, async () => (await page.$$('.kept-line')).length === count || null);

const said = (page: Page, words: string | RegExp) =>
  until(`“${words}” to be said`, async () => {
    const text = (await textsOf(page, '[data-testid="said"]'))[0] ?? '';
    return (typeof words === 'string' ? text.includes(words) : words.test(text)) || null;
  });

const press = (page: Page, selector: string) => page.$eval(selector, (e) => (e as HTMLElement).click());

async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.$eval(selector, (e) => (e as HTMLInputElement).select());
  await page.type(selector, text);
}

inBothBrowsers('the case file in the library', (bench) => {
  it('teaches three ways to fill an empty one', async () => {
    const page = await open(bench, '#/casefile', { matters: [], documents: [], passages: [] });
    await page.waitForSelector('[data-testid="empty"]');
    expect(await textsOf(page, '[data-testid="empty"] .empty-ways h4')).toEqual([
      'Select a passage',
      'By keyboard',
      'By the menu of a selection',
    ]);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('lists, narrows, searches with slips and marks the hits, each view at its address', async () => {
    const page = await open(bench, '#/casefile');
    await shown(page, 6);
    expect((await page.$$('[data-testid="document"]')).length).toBe(3);
    expect((await page.$$('[data-testid="clipping"]')).length).toBe(1);
    expect((await page.$$('[data-testid="annotation"]')).length).toBe(2);
    expect(await violationsOf(page)).toEqual([]);

    await page.select('[data-filter="purpose"]', 'against-us');
    await shown(page, 1);
    expect(await page.evaluate(() => location.hash)).toBe('#/casefile?purpose=against-us');
    await page.goBack();
    await shown(page, 6);
    await page.select('[data-filter="tag"]', 'article 3');
    await shown(page, 1);
    await page.goBack();
    await shown(page, 6);

    await page.keyboard.press('/');
    await page.keyboard.type('asuranse');
    await shown(page, 1);
    expect(await textsOf(page, '.kept-quote mark')).toContain('assurances');
    // The address is written once the typing rests.
    await until('the address', () => page.evaluate(() => location.hash === '#/casefile?q=asuranse'));
    await fill(page, '[data-testid="search"]', 'nothing of the kind');
    await page.waitForSelector('[data-testid="nothing"]');
  });

  it('is worked by keys alone', async () => {
    const page = await open(bench, '#/casefile?kind=annotation');
    await shown(page, 3);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await until('two to be selected', async () =>
      (await textsOf(page, '[data-testid="bulk"] [role="status"]'))[0] === '2 items selected' ? true : null,
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="detail"]');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[data-testid="detail"]') !== null),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await until('the line', () =>
      page.evaluate(() => document.activeElement?.classList.contains('kept-open') || null),
    );
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await until('the dialog to go', async () => ((await page.$('dialog[open]')) ? null : true));
  });

  it('tags, moves and removes what is selected, and undoes each', async () => {
    const page = await open(bench, '#/casefile?kind=annotation');
    await shown(page, 3);
    for (const box of await page.$$('.kept-line input')) await box.click();
    await page.type('[data-testid="bulk-tag"]', 'hearing');
    await page.keyboard.press('Enter');
    await said(page, '3 passages tagged');
    const tags = async () =>
      (await storedIn<Passage>(page, 'passages')).filter((p) => p.tags.includes('hearing'));
    expect((await tags()).length).toBe(3);
    await press(page, '[data-testid="undo"]');
    await said(page, 'As it was');
    expect((await tags()).length).toBe(0);

    await page.select('[data-testid="bulk-move"]', other.id);
    await said(page, '3 passages moved to Re Y');
    const moved = async () =>
      (await storedIn<Passage>(page, 'passages')).filter((p) => p.matter === other.id);
    expect((await moved()).length).toBe(3);
    await press(page, '[data-testid="undo"]');
    await said(page, 'Moved back.');
    expect((await moved()).length).toBe(0);

    await press(page, '[data-testid="bulk-remove"]');
    await said(page, 'Removed: 3 passages');
    expect((await storedIn(page, 'passages')).length).toBe(0);
    await press(page, '[data-testid="undo"]');
    await said(page, 'As it was');
    const essence = ({ id, selectors, note, matter, tags }: Passage) => ({
      id,
      selectors,
      note,
      matter,
      tags,
    });
    const back = (await storedIn<Passage>(page, 'passages')).map(essence);
    expect(back).toEqual(work.passages.map(essence));
  });

  it('edits a note, corrects where a document comes from, and asks when another window changed the same', async () => {
    const page = await open(bench, '#/casefile?kind=clipping');
    await shown(page, 1);
    await press(page, '.kept-open');
    await page.waitForSelector('[data-testid="detail"]');
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="edit"]');
    await fill(page, '[data-testid="note"]', 'My *own* words');
    await press(page, '[data-testid="save-note"]');
    await said(page, 'Saved.');
    expect(await textsOf(page, '[data-testid="detail"] .note-text em')).toEqual(['own']);

    await press(page, '[data-testid="correct"]');
    await fill(page, '[data-field="court"]', 'ECtHR (First Section)');
    await page.keyboard.press('Enter');
    await until('the correction', async () => {
      const [one] = (await storedIn<CaseDocument>(page, 'documents')).filter(
        ({ corrected }) => corrected.length > 0,
      );
      return one?.provenance.court === 'ECtHR (First Section)' && one.corrected.includes('court')
        ? true
        : null;
    });

    await press(page, '[data-testid="edit"]');
    await fill(page, '[data-testid="note"]', 'Mine');
    const second = await bench.session.openExtensionPage('library.html#/casefile?kind=clipping');
    await second.waitForSelector('.kept-open');
    await press(second, '.kept-open');
    // What was typed in the other window and not saved is gone on with.
    await second.waitForSelector('[data-testid="draft"]');
    await fill(second, '[data-testid="note"]', 'Theirs');
    await press(second, '[data-testid="save-note"]');
    await said(second, 'Saved.');
    await page.bringToFront();
    await press(page, '[data-testid="save-note"]');
    await page.waitForSelector('[data-testid="conflict"]');
    expect(await textsOf(page, '[data-testid="conflict"] blockquote')).toEqual(['Theirs', 'Mine']);
    await page.$$eval('[data-testid="conflict"] button', (buttons) => (buttons[2] as HTMLElement).click());
    await said(page, 'Saved.');
    const notes = (await storedIn<Passage>(page, 'passages')).map(({ note }) => note);
    expect(notes).toContain('Theirs\n\nMine');
  });

  it('keeps what was typed of a note when it is closed in the middle, until it is discarded', async () => {
    const page = await open(bench, '#/casefile?kind=clipping');
    await shown(page, 1);
    await press(page, '.kept-open');
    await page.waitForSelector('[data-testid="edit"]');
    await press(page, '[data-testid="edit"]');
    await fill(page, '[data-testid="note"]', 'Half a sent');
    await page.close();
    const again = await bench.session.openExtensionPage('library.html#/casefile?kind=clipping');
    await again.bringToFront();
    await again.waitForSelector('.kept-open');
    await press(again, '.kept-open');
    await again.waitForSelector('[data-testid="draft"]');
    const typed = () => again.$eval('[data-testid="note"]', (e) => (e as HTMLTextAreaElement).value);
    expect(await typed()).toBe('Half a sent');
    expect(await violationsOf(again)).toEqual([]);
    await press(again, '[data-testid="draft"] button');
    await until('the note as it was', async () => (await typed()) !== 'Half a sent' || null);
    expect(await again.$('[data-testid="draft"]')).toBeNull();
    // A draft of what was destroyed is nowhere any more.
    await again.evaluate(() => localStorage.setItem('draft:nowhere', '{"note":"a","from":"b"}'));
    await again.close();
    const third = await bench.session.openExtensionPage('library.html#/casefile?kind=clipping');
    await third.waitForSelector('.kept-open');
    expect(await third.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('shows many a part at a time', async () => {
    const many = Array.from({ length: 100 }, (_, i) => aPassage(1000 + i, `passage number ${i}`));
    const page = await open(bench, '#/casefile', {
      matters: [aMatter(1)],
      documents: [aDocument(2)],
      passages: many,
    });
    await shown(page, 10);
    await press(page, '[data-testid="more"]');
    await shown(page, 30);
  });

  it('opens, changes, archives and destroys a matter, and puts it back', async () => {
    const page = await open(bench, '#/matters');
    await until('two matters', async () => (await page.$$('[data-testid="matter"]')).length === 2 || null);
    expect(await violationsOf(page)).toEqual([]);
    await page.type('[data-testid="new-matter"]', 'Re Z');
    await page.keyboard.press('Enter');
    await said(page, 'Re Z is open');
    await until('three matters', async () => (await page.$$('[data-testid="matter"]')).length === 3 || null);

    const pressIn = (name: string, selector: string) =>
      page.$$eval(
        '[data-testid="matter"]',
        (cards, wanted, target) =>
          (
            cards
              .find((card) => card.querySelector('a')?.textContent === wanted)!
              .querySelector(target) as HTMLElement
          ).click(),
        name,
        selector,
      );
    await pressIn('Re Y', '[data-testid="edit-matter"]');
    await page.waitForSelector('[data-testid="matter-name"]');
    expect(await violationsOf(page)).toEqual([]);
    await fill(page, '[data-testid="matter-name"]', 'Re Y and others');
    await press(page, '[data-testid="save-matter"]');
    await said(page, 'Saved.');
    await pressIn('Re Y and others', '[data-testid="archive"]');
    await said(page, 'is archived');

    await pressIn('Re X', '[data-testid="destroy"]');
    await page.waitForSelector('[data-testid="extent"]');
    expect((await textsOf(page, '[data-testid="extent"]'))[0]).toContain(
      '3 documents, 3 passages (2 notes, 1 clipping)',
    );
    expect(await violationsOf(page)).toEqual([]);
    await press(page, '[data-testid="destroy-sure"]');
    await said(page, 'Re X was removed');
    expect(await storedIn(page, 'passages')).toEqual([]);
    await press(page, '[data-testid="put-back"]');
    await said(page, 'It is back');
    expect(await storedIn(page, 'passages')).toEqual([...work.passages]);

    await pressIn('Re X', '[data-testid="destroy"]');
    await press(page, '[data-testid="destroy-sure"]');
    await said(page, 'Re X was removed');
    await press(page, '[data-testid="purge"]');
    await page.waitForSelector('[data-testid="purge-sure"]');
    await press(page, '[data-testid="purge-sure"]');
    await said(page, 'Destroyed for good');
    expect(await storedIn(page, 'removals')).toEqual([]);
  });
});
