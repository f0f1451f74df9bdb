import { highlightsOf } from '../../scripts/browser/seen.ts';
import type { Session } from '../../scripts/browser/session.ts';
import { until } from '../../scripts/browser/session.ts';

/** The rest that the extension is set to when it is installed, ms. */
const rest = 300;

/**
 * How long after the chosen rest a card is there, in a page that is open for some seconds: from the time stamp of
 * the last pointer movement to the end of the first frame with the card's element, less the rest. ms, ascending.
 */
export async function cardTimes(session: Session, url: string, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await session.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await session.pressToolbarButton(page);
    await until('the paint', async () => ((await highlightsOf(page)).length > 0 ? true : null));
    await new Promise((done) => setTimeout(done, 3000));
    await page.evaluate(() => {
      const seen = window as unknown as { moved: number; shown: number };
      addEventListener('pointermove', ({ timeStamp }) => (seen.moved = timeStamp), true);
      const observer = new MutationObserver(() => {
        observer.disconnect();
        // A message posted in a frame arrives when that frame has been painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (seen.shown = performance.now());
          port2.postMessage(null);
        });
      });
      observer.observe(document.documentElement, { childList: true });
    });
    const inView = (await highlightsOf(page)).find(
      ({ boxes }) => boxes[0] && boxes[0].y > 100 && boxes[0].y < 500,
    );
    const box = inView!.boxes[0]!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    const measured = () =>
      page.evaluate(() => {
        const { moved, shown } = window as unknown as { moved: number; shown?: number };
        return shown === undefined ? null : shown - moved;
      });
    times.push((await until('the card', measured)) - rest);
    await page.close();
  }
  return times.sort((a, b) => a - b);
}
