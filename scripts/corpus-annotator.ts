import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { type Session, until } from './browser/session.ts';
import type { Reading } from './corpus-reading.ts';

/** ms for which one document may take to be read to its end. */
const patience = 180_000;

/** What stands before a reader who opened a document. */
interface Standing {
  /** The document is shown, and has been read to its end. */
  complete: boolean;
  /** What is said of why it can't be opened. */
  refused: string;
  /** A dialogue asks for the password. */
  locked: boolean;
  mentions: number;
  notices: string[];
}

function standingOf(page: Page): Promise<Standing> {
  return page.evaluate(() => {
    const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
    return {
      complete: document.querySelector('.shown-document[data-read="complete"]') !== null,
      refused: textOf('.annotator-state[role="alert"] .notice'),
      locked: document.querySelector('dialog[open] input[type="password"]') !== null,
      mentions: Number(textOf('#mentions-heading .count') || '0'),
      notices: [...document.querySelectorAll('.document-notices .grow')].map((one) => one.textContent ?? ''),
    };
  });
}

/**
 * Opens a PDF or DOCX in the annotator as a reader chooses a file: it must be shown and read to its end, or a clear
 * message must say why not, and no error may be left uncaught.
 * @param name path of the document in the folder
 */
export async function tryInAnnotator(session: Session, folder: string, name: string): Promise<Reading> {
  const failures: string[] = [];
  const page = await session.openExtensionPage('annotator.html');
  page.on('pageerror', (error) =>
    failures.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`),
  );
  try {
    await page.bringToFront();
    const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
    const began = Date.now();
    await input.uploadFile(join(folder, name));
    const standing = await until(
      'the document to be read',
      async () => {
        const now = await standingOf(page);
        return now.complete || now.refused !== '' || now.locked ? now : null;
      },
      patience,
    );
    const ms = Date.now() - began;
    // What was found is listed a moment later.
    await new Promise((listed) => setTimeout(listed, 500));
    const { mentions } = await standingOf(page);
    const { refused, locked, notices } = standing;
    const said = refused !== '' ? [refused] : locked ? ['asks for the password'] : notices;
    return { painted: mentions, ms, failures, notes: said };
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
    return { painted: 0, ms: null, failures, notes: [] };
  } finally {
    await page.close().catch(() => undefined);
  }
}
