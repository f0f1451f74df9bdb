import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { highlightCount, inBothBrowsers, painted, pause, settled, until } from './harness.ts';

interface ExtensionApi {
  storage: { local: { get(key: string): Promise<{ settings?: Record<string, unknown> }> } };
  permissions: { contains(what: { origins: string[] }): Promise<boolean> };
  contextMenus: { update(id: string, change: object): Promise<void> };
}

function storedSettings(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
    return (await (browser ?? chrome).storage.local.get('settings')).settings ?? {};
  });
}

/** Clicks, as a person does, what carries a text. */
async function clickText(page: Page, selector: string, text: string): Promise<void> {
  // A page behind another one draws no frames, and waiting goes by frames unless it is told otherwise.
  await page.bringToFront();
  const handle = await page.waitForFunction(
    (where, wanted) =>
      [...document.querySelectorAll<HTMLElement>(where)].find((e) => e.innerText.trim().startsWith(wanted)),
    { timeout: 10_000, polling: 100 },
    selector,
    text,
  );
  await (handle.asElement() as import('puppeteer-core').ElementHandle<HTMLElement>).click();
}

inBothBrowsers('settings', (bench) => {
  it('begins with the welcome page, which asks how to run and shows a card on a sentence', async () => {
    const page = await bench.session.openExtensionPage('welcome.html');
    await until('the question', () =>
      page.evaluate(() => document.body.innerText.includes('When should it read?')),
    );
    await until('the sentence', () => page.evaluate(() => document.body.innerText.includes('Liu v. Poland')));
  });

  it('asks the browser for leave when the answer is everywhere, and reads pages from then on', async () => {
    const welcome = await bench.session.openExtensionPage('welcome.html');
    await clickText(welcome, 'label', 'On every site');
    await clickText(welcome, 'button', 'Ask the browser');
    await bench.session.answerPermissionPrompt(false);
    await until('the refusal', () =>
      welcome.evaluate(() => /did not give leave/.test(document.body.innerText)),
    );
    await clickText(welcome, 'button', 'Ask the browser');
    await bench.session.answerPermissionPrompt(true);
    await until('the choice to be stored', async () => (await storedSettings(welcome)).run === 'everywhere');
    await pause(500);
    const page = await bench.open(bench.server.url('/sample/judgment.html'));
    await painted(page, 'Liu v. Poland');
    await bench.changeSettings({ run: 'on-click' });
    await pause(500);
    const later = await bench.open(bench.server.url('/sample/judgment.html'));
    await pause(1500);
    expect(await highlightCount(later)).toBe(0);
  });

  it('keeps what is set on the options page', async () => {
    const page = await bench.session.openExtensionPage('options.html');
    await until('the page', () => page.evaluate(() => document.body.innerText.includes('Quiet everywhere')));
    await clickText(page, 'label, button', 'Quiet everywhere');
    await until('the change to be stored', async () => (await storedSettings(page)).quiet === true);
    await page.close();
    const again = await bench.session.openExtensionPage('options.html');
    await until('the page', () => again.evaluate(() => document.body.innerText.includes('Quiet everywhere')));
    const isOn = () =>
      again.evaluate(() => {
        const label = [...document.querySelectorAll<HTMLElement>('label, button')].find((e) =>
          e.innerText.trim().startsWith('Quiet everywhere'),
        );
        const input = label?.querySelector('input') ?? label;
        return input instanceof HTMLInputElement
          ? input.checked
          : input?.getAttribute('aria-checked') === 'true';
      });
    expect(await isOn()).toBe(true);
    await clickText(again, 'label, button', 'Quiet everywhere');
    await until('the change to be stored', async () => (await storedSettings(again)).quiet === false);
  });

  it('takes a category off the page at once', async () => {
    const page = await bench.sample();
    const all = await settled(page);
    const off = Object.fromEntries(
      ['case', 'china', 'extradition'].map((category) => [category, 'off' as const]),
    );
    await bench.changeSettings({ categories: off });
    await page.bringToFront();
    await until('the decisions to go', async () => {
      const seen = await settled(page);
      return (
        seen.length > 0 && seen.length < all.length && !seen.some(({ text }) => text === 'Liu v. Poland')
      );
    });
    await bench.changeSettings({ categories: {} });
    await page.bringToFront();
    await painted(page, 'Liu v. Poland');
  });

  it('never reads a site that is listed so, unless its reader presses the button', async () => {
    await bench.readEverywhere();
    await bench.changeSettings({ sites: { '127.0.0.1': 'never' } });
    await pause(500);
    const page = await bench.open(bench.server.url('/sample/judgment.html'));
    const other = await bench.open(bench.server.url('/sample/judgment.html', 'localhost'));
    await painted(other, 'Liu v. Poland');
    expect(await highlightCount(page)).toBe(0);
    await bench.session.pressToolbarButton(page);
    await painted(page, 'Liu v. Poland');
    await bench.changeSettings({ run: 'on-click', sites: {} });
  });

  it('has its entries in the context menu', async () => {
    const page = await bench.session.openExtensionPage('options.html');
    // The browser refuses to change an entry that does not exist.
    const there = (id: string) =>
      page.evaluate(async (entry) => {
        const { browser, chrome } = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
        try {
          await (browser ?? chrome).contextMenus.update(entry, {});
          return true;
        } catch {
          return false;
        }
      }, id);
    expect(await there('look-up')).toBe(true);
    expect(await there('panel')).toBe(true);
    expect(await there('no-such-entry')).toBe(false);
  });
});
