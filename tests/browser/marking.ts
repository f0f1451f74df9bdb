import type { Frame, Page } from 'puppeteer-core';
import { type Bench, until } from './harness.ts';

/** What a person does to mark a passage, for tests. */

/**
 * Selects part of a paragraph by the pointer, as a person does: from its first letter to its last.
 * @param frame in which it stands, one of the page's own
 */
export async function select(
  page: Page,
  selector: string,
  text: string,
  frame: Frame = page.mainFrame(),
): Promise<void> {
  await page.bringToFront();
  const element = frame === page.mainFrame() ? null : await frame.frameElement();
  // The frame's own corner in the page, inside of its border.
  const corner = await element?.evaluate((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top } = one.getBoundingClientRect();
    return { x: left + one.clientLeft, y: top + one.clientTop };
  });
  const { x, y } = corner ?? { x: 0, y: 0 };
  const { from, to } = await frame.evaluate(
    (wanted, words) => {
      const element = document.querySelector(wanted)!;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as globalThis.Text;
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const boxes = [...range.getClientRects()];
        const [first, last] = [boxes[0]!, boxes.at(-1)!];
        return {
          from: { x: first.left + 1, y: first.top + first.height / 2 },
          to: { x: last.right - 1, y: last.top + last.height / 2 },
        };
      }
      throw new Error(`${words} is not there`);
    },
    selector,
    text,
  );
  await page.mouse.move(x + from.x, y + from.y);
  await page.mouse.down();
  await page.mouse.move(x + to.x, y + to.y, { steps: 6 });
  await page.mouse.up();
}

export async function press(page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  const last = keys.pop()!;
  for (const key of keys) await page.keyboard.down(key);
  await page.keyboard.press(last);
  for (const key of keys.reverse()) await page.keyboard.up(key);
}

/** Waits until a page has been read, whatever was found in it: its count stands on the button. */
export const isRead = (bench: Bench, page: Page) =>
  until('the page to be read', async () => /^\d/.test(await bench.session.badgeOf(page)));

interface Api {
  tabs: { sendMessage(tab: number, message: object, where: object): Promise<unknown> };
}

/** Waits until the passages of a page were looked for. @returns the ids of those that are not in it */
export async function lookedFor(bench: Bench, page: Page): Promise<string[]> {
  const panel = await bench.panelBeside(page);
  const { orphans } = await until('the passages to be looked for', async () => {
    const marks = await panel.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
      const tab = Number(new URLSearchParams(location.search).get('tab'));
      return (browser ?? chrome).tabs.sendMessage(tab, { nonrefoul: 'marks', body: {} }, { frameId: 0 });
    });
    const reply = marks as { orphans: string[]; settled: boolean };
    return reply.settled && reply;
  });
  await panel.close();
  await page.bringToFront();
  return orphans;
}

/** The bar by the selection, with words or a control that fits. */
export const bar = (bench: Bench, page: Page, control: RegExp) =>
  until(`the bar with ${control}`, async () => {
    const seen = await bench.card(page);
    return seen?.controls.some(({ name }) => control.test(name)) ? seen : null;
  });

/** The side panel's Matter tab beside a page. */
export async function matterBeside(bench: Bench, page: Page): Promise<Page> {
  const panel = await bench.panelBeside(page);
  await until('#tab-matter', () => panel.$('#tab-matter'));
  await panel.$eval('#tab-matter', (tab) => (tab as HTMLElement).click());
  await until('#panel-matter', () => panel.$('#panel-matter'));
  return panel;
}

/** Types into a field of a panel in a tab behind another, which gets no keys. */
export async function typeInto(panel: Page, selector: string, words: string): Promise<void> {
  await panel.$eval(
    selector,
    (e, typed) => {
      const field = e as HTMLTextAreaElement | HTMLInputElement;
      field.value += typed;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    words,
  );
}

/** Presses a button by its name, as a click of its own: a tab behind another has no pointer. */
export function pressButton(panel: Page, name: string): Promise<true> {
  return until(`the button ${name}`, () =>
    panel.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button')];
      const button = buttons.find(
        (one) => (one.getAttribute('aria-label') ?? one.innerText).trim() === wanted,
      );
      button?.click();
      return button ? (true as const) : null;
    }, name),
  );
}
