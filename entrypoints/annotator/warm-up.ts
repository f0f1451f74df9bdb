import { whenIdle } from '../../reading/time-slices.ts';
import { openers } from './openers.ts';

/** ms after which the page is taken to have nothing better to do. */
const patience = 500;

/**
 * Loads what shows and reads a PDF, which most documents are, while the page waits to be told which one. It must not
 * matter whether this was done: whoever opens a document loads what is missing.
 */
export async function warmUp(): Promise<void> {
  await whenIdle(patience);
  await Promise.all([openers.pdf?.(), import('./read-document.ts')]);
}
