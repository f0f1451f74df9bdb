import { describe, expect, it } from 'vitest';
import { browserNames } from '../../scripts/browser/session.ts';
import { Bench, painted, pause, restOn, settled, until } from './harness.ts';

/** An address that is nobody's (RFC 5737): what is sent there is seen to be sent, and arrives nowhere. */
const outside = 'http://192.0.2.1';

const isOutside = (url: string) =>
  /^(?:https?|wss?|ftp):/.test(url) && !/^https?:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(url);

describe.each(browserNames)('no request leaves the machine in %s', (name) => {
  it('from any page of the extension, from its background, or from a page that it reads', async () => {
    const bench = new Bench(name);
    await bench.start({ witness: true, recordRequests: true });
    try {
      for (const path of [
        'welcome.html',
        'options.html',
        'sidepanel.html',
        'sidepanel.html#/entry/liu-v-poland-2022',
        'annotator.html',
        'library.html',
        'library.html#/treaties',
        'library.html#/map',
        'library.html#/rulings',
        'library.html#/timeline',
        'library.html#/court',
        'library.html#/entry/liu-v-poland-2022',
        'library.html#/nowhere',
      ]) {
        const page = await bench.session.openExtensionPage(path);
        await page.bringToFront();
        await until('the page to be drawn', () => page.evaluate(() => document.body.innerText.length > 100));
        await pause(500);
        await page.close();
      }
      const page = await bench.sample();
      await painted(page, 'Liu v. Poland');
      await settled(page);
      const panel = await bench.panelBeside(page);
      await until('the mentions', async () => (await panel.$$('[data-testid="mention"]')).length > 10);
      await panel.close();
      for (const text of ['Liu v. Poland', 'Supervision Law', 'RSDL']) {
        await restOn(page, text).catch(() => undefined);
        await pause(800);
        await page.keyboard.press('Escape');
      }
      // What the recorder must see, or it would see nothing of ours either.
      const control = await bench.openBody('/control', `<img src="${outside}/page.png">`);
      await pause(300);
      await control.close();
      const office = await bench.session.openExtensionPage('witness.html', bench.session.besideOrigin);
      await office.evaluate(
        (url) => void fetch(url, { mode: 'no-cors' }).catch(() => undefined),
        `${outside}/extension`,
      );
      await pause(500);
    } finally {
      await bench.server.close();
    }
    const requests = await bench.session.close();
    const sent = requests.filter(({ url, initiator }) => isOutside(url) && initiator !== '');
    expect([...new Set(sent.map(({ url }) => url))].sort()).toEqual([
      `${outside}/extension`,
      `${outside}/page.png`,
    ]);
    expect(
      requests.filter(({ url, initiator }) => isOutside(url) && initiator === bench.session.extensionOrigin),
    ).toEqual([]);
  });
});
