import type { HTTPRequest, Page } from 'puppeteer-core';
import { it } from 'vitest';
import { type Bench, inBothBrowsers, painted } from './harness.ts';
import { press, select } from './marking.ts';

const passage = 'The applicant relied on a report that nobody had read to its end.';
const body = `<h1>A judgment</h1><p id="two">2. ${passage}</p><p>3. The Court refers to Liu v. Poland on China.</p>`;
const pageOf = (head: string, title = 'Page') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

async function mark(page: Page): Promise<void> {
  await painted(page, 'Liu v. Poland');
  await select(page, '#two', passage);
  await press(page, 'Alt', 'Shift', 'KeyH');
  await painted(page, passage);
}

/** Opens an address of the web, which we answer ourselves, and reads the page. */
async function readAt(bench: Bench, url: string, html: string): Promise<Page> {
  const page = await bench.session.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    const isPage = request.url().split('#')[0] === url.split('#')[0];
    void request.respond(
      isPage
        ? { status: 200, contentType: 'text/html; charset=utf-8', body: html }
        : { status: 404, body: '' },
    );
  });
  await page.goto(url, { waitUntil: 'load' });
  await bench.session.pressToolbarButton(page);
  return page;
}

inBothBrowsers('marks of one document at two addresses', (bench) => {
  it('are shown by its HUDOC item id, in another language of the database and behind its fragment', async () => {
    const first = await readAt(bench, 'https://hudoc.echr.coe.int/eng?i=001-000001', pageOf(''));
    await mark(first);
    const address = 'https://hudoc.echr.coe.int/fre#{%22itemid%22:[%22001-000001%22]}';
    await painted(await readAt(bench, address, pageOf('')), passage);
  });

  it('are shown by its DOI', async () => {
    const doi = '<meta name="citation_doi" content="10.1000/Example.2022-1">';
    await mark(await bench.read(bench.server.put('/journal/1', pageOf(doi))));
    const other = '<meta name="dc.identifier" content="https://doi.org/10.1000/example.2022-1">';
    await painted(await bench.read(bench.server.put('/repository/77.html', pageOf(other))), passage);
  });

  it('are shown by its neutral citation', async () => {
    const title = 'A v B [2023] UKSC 9999 (15 November 2023)';
    await mark(await bench.read(bench.server.put('/uksc/1', pageOf('', title))));
    await painted(
      await bench.read(bench.server.put('/cases/1.html', pageOf('', `${title} – a mirror`))),
      passage,
    );
  });
});
