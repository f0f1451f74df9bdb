import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { it } from 'vitest';
import { type Bench, inBothBrowsers, until } from './harness.ts';

const pdf = readFileSync(fileURLToPath(new URL('./one-line.pdf', import.meta.url)));

/** The annotator's tab that was opened for an address. */
const openedFor = (bench: Bench, address: string): Promise<Page> =>
  until(`the annotator for ${address}`, async () => {
    const wanted = `${bench.session.extensionOrigin}/annotator.html?src=${encodeURIComponent(address)}`;
    return (await bench.session.browser.pages()).find((page) => page.url() === wanted);
  });

/** It asks for the document of its address: for leave first, where nobody has given it. */
const asksFor = (page: Page, name: string) =>
  until(`${name} to be opened`, () =>
    page.evaluate((of) => document.querySelector('.document-tab')?.textContent === of, name),
  );

inBothBrowsers('the ways into the annotator', (bench) => {
  it('opens the document behind a link, from the menu of the link', async () => {
    const address = bench.server.put('/files/order.pdf', pdf, { type: 'application/pdf' });
    const page = await bench.openBody(
      '/links.html',
      `<p><a id="order" href="${address}">The order of the court</a></p>`,
    );
    await page.bringToFront();
    const box = (await (await page.$('#order'))!.boundingBox())!;
    await bench.session.chooseInMenu(page, { x: box.x + 10, y: box.y + box.height / 2 }, 'annotate-link');
    await asksFor(await openedFor(bench, address), 'order.pdf');
  });

  // Firefox has nothing of the kind.
  if (bench.name === 'firefox') return;
  it('opens the files for which the system has started it', async () => {
    const page = await bench.session.newPage();
    // No driver can have a system start a file with us: what the browser then hands over stands here in its place.
    await page.evaluateOnNewDocument(() => {
      const file = new File(['The court relied on Liu v. Poland on extradition to China.'], 'started.txt', {
        type: 'text/plain',
      });
      const launchQueue = {
        setConsumer: (take: (launched: object) => void) => take({ files: [{ getFile: async () => file }] }),
      };
      Object.defineProperty(window, 'launchQueue', { value: launchQueue, configurable: true });
    });
    await page.goto(`${bench.session.extensionOrigin}/annotator.html`);
    await page.waitForSelector('.document-tab[title="started.txt"]');
    await page.waitForSelector('[data-testid="mention"]');
  });
});
