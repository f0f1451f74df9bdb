import type { ElementHandle, Page } from 'puppeteer-core';
import { highlightsOf, type SeenHighlight, strayElements } from './browser/seen.ts';
import { type Session, until } from './browser/session.ts';

/** The mention to open: a decision on China if the page has one, else any decision, else the first mention. */
function chooseMention(seen: SeenHighlight[]): SeenHighlight | undefined {
  return (
    seen.find(({ text }) => /\bLiu\b.*\bPoland\b/.test(text)) ??
    seen.find(({ text }) => /\bv\.? |\bassurance|刘|诉/i.test(text)) ??
    seen[0]
  );
}

/** Reads a page as its toolbar button does, and waits until the paint has settled. */
async function read(session: Session, page: Page): Promise<SeenHighlight[]> {
  await session.pressToolbarButton(page);
  let before = -1;
  return until(
    'the page to be read',
    async () => {
      const seen = await highlightsOf(page);
      const settled = seen.length === before;
      before = seen.length;
      await new Promise((resolve) => setTimeout(resolve, 700));
      return settled ? seen : null;
    },
    60_000,
  );
}

/** Scrolls a mention to the upper third of the window, rests the pointer on it, and waits for its card. */
async function openCard(page: Page, text: string): Promise<void> {
  const place = async () => (await highlightsOf(page)).find((seen) => seen.text === text)?.boxes[0];
  const first = await place();
  if (!first) return;
  await page.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), first.y - 240);
  const box = await until('the mention in view', place);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await until('the card', async () => (await strayElements(page)).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 900));
}

/** One picture of what a reader sees: the page with a card open, and the side panel beside it. PNG. */
export async function takePicture(session: Session, address: string): Promise<Uint8Array> {
  await session.closeWelcome();
  const page = await session.newPage();
  await page.goto(address, { waitUntil: 'load' });
  const mention = chooseMention(await read(session, page));
  const panel = await session.openPanelBeside(page);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  if (mention) await openCard(page, mention.text);
  const left = await page.screenshot({ encoding: 'base64' });
  await panel.bringToFront();
  await panel
    .waitForSelector('[data-testid="argument"], [data-testid="mention"]', { timeout: 10_000 })
    .catch(() => null);
  const right = await panel.screenshot({ encoding: 'base64' });
  const sheet = await session.newPage();
  await sheet.setViewport({ width: 1600, height: 900 });
  await sheet.setContent(
    `<!doctype html><style>body{margin:0;display:flex;width:max-content;background:#888}img{display:block;height:900px}
     img+img{border-left:1px solid #888}</style>
     <img src="data:image/png;base64,${left}"><img src="data:image/png;base64,${right}">`,
  );
  const picture = await (await sheet.$('body'))?.screenshot();
  if (!picture) throw new Error('no picture was made');
  return picture;
}

/** Opens a file of this machine in the annotator, as a reader chooses one. */
export async function openInAnnotator(session: Session, file: string): Promise<Page> {
  const page = await session.openExtensionPage('annotator.html');
  await page.bringToFront();
  const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  return page;
}

/** One picture of a document in the annotator, once it has been read. PNG. */
export async function takePictureOfFile(session: Session, file: string): Promise<Uint8Array> {
  await session.closeWelcome();
  const page = await openInAnnotator(session, file);
  await page
    .waitForSelector('.shown-document[data-read="complete"], [role="alert"]', { timeout: 60_000 })
    .catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return page.screenshot();
}
