import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { inBothBrowsers, pause, settled, until } from './harness.ts';

/** The texts of the elements of a test id. */
function textsOf(panel: Page, id: string): Promise<string[]> {
  return panel.$$eval(`[data-testid="${id}"]`, (found) =>
    found.map((e) => (e as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
  );
}

/** Presses a tab of the panel by its name. */
async function choose(panel: Page, name: string): Promise<void> {
  await panel.evaluate((wanted) => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((e) =>
      e.innerText.trim().startsWith(wanted),
    );
    if (!tab) throw new Error(`no tab ${wanted}`);
    tab.click();
  }, name);
}

async function search(panel: Page, typed: string): Promise<string[]> {
  await panel.$eval(
    '[data-testid="search"]',
    (field, text) => {
      const input = (field.matches('input') ? field : field.querySelector('input')) as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    typed,
  );
  return until(`hits for ${typed}`, async () => {
    const found = await textsOf(panel, 'entry');
    return found.length > 0 ? found : null;
  });
}

inBothBrowsers('the side panel', (bench) => {
  it('lists the mentions by category, with their counts', async () => {
    const page = await bench.sample();
    const painted = await settled(page);
    const panel = await bench.panelBeside(page);
    await until('the mentions', async () => (await textsOf(panel, 'mention')).length > 10);
    const heads = await panel.$$eval('section[data-category]', (sections) =>
      sections.map((section) => ({
        category: section.getAttribute('data-category'),
        count: Number(section.querySelector('.count')?.textContent),
      })),
    );
    expect(heads).toHaveLength(13);
    const sum = (of: typeof heads) => of.reduce((total, { count }) => total + count, 0);
    const quiet = heads.filter(({ category }) => category === 'china' || category === 'extradition');
    expect(sum(heads)).toBe(painted.length);
    // What is quiet is listed, and not counted on the button.
    expect(sum(heads) - sum(quiet)).toBe(Number(await bench.session.badgeOf(page)));
    const mentions = await textsOf(panel, 'mention');
    expect(mentions.some((text) => text.includes('Liu v. Poland'))).toBe(true);
  });

  it('copies a passage that raises an argument with its citation', async () => {
    const page = await bench.sample();
    await settled(page);
    const panel = await bench.panelBeside(page);
    await until('the arguments', async () => (await textsOf(panel, 'argument')).length >= 5);
    const passage = await panel.evaluate(() => {
      // A driver can't read the clipboard in both browsers.
      const writeText = async (text: string) => {
        Object.assign(globalThis, { copied: text });
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const shown = document.querySelector<HTMLElement>('[data-testid="argument"] details[open] .passage')!;
      const button = [...shown.parentElement!.querySelectorAll('button')].find(({ innerText }) =>
        innerText.includes('Copy with citation'),
      )!;
      button.click();
      return shown.querySelector('strong')!.textContent ?? '';
    });
    const copied = await until('what was copied', () =>
      panel.evaluate(() => (globalThis as unknown as { copied?: string }).copied),
    );
    expect(copied.startsWith(`“${passage}” `)).toBe(true);
    expect(copied).toContain('Prosecutor General v. Lin');
  });

  it('lists the arguments that the judgment raises, with the passages', async () => {
    const page = await bench.sample();
    await settled(page);
    const panel = await bench.panelBeside(page);
    const raised = await until('the arguments', async () => {
      const found = await textsOf(panel, 'argument');
      return found.length >= 5 ? found : null;
    });
    for (const title of [
      /assurances/i,
      /individualised risk/i,
      /safe haven/i,
      /party to the Convention against Torture/i,
    ]) {
      expect(
        raised.some((text) => title.test(text)),
        `${title} among ${raised.join(' | ')}`,
      ).toBe(true);
    }
    // What one phrase touches on is folded away, counted, and said to be no more than that.
    const strong = await panel.$$eval(
      '[data-testid="argument"]',
      (found) => found.filter((e) => !e.closest('details.touched')).length,
    );
    const touched = await panel.$eval('[data-testid="touched-on"]', (fold) => ({
      open: (fold as HTMLDetailsElement).open,
      said: (fold.querySelector('summary') as HTMLElement).innerText,
      inside: [...fold.querySelectorAll('[data-testid="argument"] h3')].map((h) => h.textContent),
    }));
    expect(touched.open).toBe(false);
    expect(touched.said).toBe(`Also touched on: ${touched.inside.length}`);
    expect(touched.inside.join(' ')).toMatch(/Time in custody pending extradition/);
    expect(strong).toBeGreaterThan(touched.inside.length);
  });

  it('scrolls the page to a mention that is clicked', async () => {
    const page = await bench.sample();
    await settled(page);
    const panel = await bench.panelBeside(page);
    await until('the mentions', async () => (await textsOf(panel, 'mention')).length > 10);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await panel.evaluate(() => {
      const row = [...document.querySelectorAll<HTMLElement>('[data-testid="mention"]')].find((e) =>
        e.innerText.includes('Wong Ho Wing'),
      );
      row?.click();
    });
    await until('the page to scroll', async () => (await page.evaluate(() => scrollY)) > 200);
    await pause(600);
    const top = await page.evaluate(() => {
      const em = [...document.querySelectorAll('em')].find((e) => e.textContent?.includes('Wong Ho Wing'));
      return em?.getBoundingClientRect().top ?? -1;
    });
    const height = await page.evaluate(() => innerHeight);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(height);
  });

  it('shows a passage of an argument when it is clicked', async () => {
    const page = await bench.sample();
    await settled(page);
    const panel = await bench.panelBeside(page);
    await until('the arguments', async () => (await textsOf(panel, 'argument')).length > 3);
    await panel.evaluate(() => {
      const passages = [...document.querySelectorAll<HTMLElement>('[data-testid="argument"] button.passage')];
      passages.at(-1)?.click();
    });
    await until('the page to scroll', async () => (await page.evaluate(() => scrollY)) > 100);
  });

  it('finds an entry although the word is misspelt', async () => {
    const panel = await bench.session.openExtensionPage('sidepanel.html');
    await until('the tabs', async () => (await panel.$$('[role="tab"]')).length > 1);
    await choose(panel, 'Knowledge');
    await until('the search field', () => panel.$('[data-testid="search"]'));
    expect((await search(panel, 'asuranses')).slice(0, 5).join(' ')).toMatch(/assurances/i);
    expect((await search(panel, '37610/18'))[0]).toMatch(/Liu v\. Poland/);
    expect((await search(panel, 'saadi itly')).slice(0, 3).join(' ')).toMatch(/Saadi v\. Italy/);
  });

  it('opens an entry from the search, with its sources, and goes back', async () => {
    const panel = await bench.session.openExtensionPage('sidepanel.html');
    await until('the tabs', async () => (await panel.$$('[role="tab"]')).length > 1);
    await choose(panel, 'Knowledge');
    await until('the search field', () => panel.$('[data-testid="search"]'));
    await search(panel, 'Liu v. Poland');
    await panel.evaluate(() => {
      const first = document.querySelector<HTMLElement>('[data-testid="entry"]')!;
      (first.matches('a') ? first : first.querySelector<HTMLElement>('a')!).click();
    });
    await until('the entry', () => panel.evaluate(() => /What it decided/.test(document.body.innerText)));
    const text = await panel.evaluate(() => document.body.innerText);
    expect(text).toMatch(/37610\/18/);
    expect(text).toMatch(/Sources/);
    expect(
      await panel.$$eval('a[href^="http"]', (links) =>
        links.every((a) => /noreferrer/.test((a as HTMLAnchorElement).rel)),
      ),
    ).toBe(true);
  });

  it('lists in quiet mode what the page does not show', async () => {
    await bench.changeSettings({ quiet: true });
    try {
      const page = await bench.sample();
      const panel = await bench.panelBeside(page);
      await until('the mentions', async () => (await textsOf(panel, 'mention')).length > 10, 20_000);
      expect(await settled(page)).toEqual([]);
    } finally {
      await bench.changeSettings({ quiet: false });
    }
  });

  it('says in plain words that a page of the browser cannot be read', async () => {
    const page = await bench.session.newPage();
    // Firefox's driver never hears that a page of the browser has loaded.
    await page
      .goto(bench.name === 'firefox' ? 'about:support' : 'chrome://version/', { timeout: 1500 })
      .catch(() => undefined);
    const panel = await bench.panelBeside(page);
    await until('the words', () =>
      panel.evaluate(() => /cannot be read|Not read yet/.test(document.body.innerText)),
    );
    await bench.session.pressToolbarButton(page);
    await until('the words', () =>
      panel.evaluate(() => /This page cannot be read/.test(document.body.innerText)),
    );
  });
});
