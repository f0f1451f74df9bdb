import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { pause } from './harness.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  help: string;
  nodes: string[];
}

/** What axe finds on a page, once nothing moves on it any more. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  await pause(400);
  // As text of a function: the pages' policy lets no script in, and a driver's evaluation is none.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: AxeViolation[] }> };
    };
    interface AxeViolation {
      id: string;
      help: string;
      nodes: { html: string; failureSummary: string; target: string[] }[];
    }
    // A link inside a PDF names a place of the PDF (`#[7 0 R, XYZ…]`), which no element of the page can bear as its id;
    // the viewer follows it by itself. axe takes the first of them for a link that skips the head of the page, once it
    // has been scrolled out of the window: a false alarm.
    const isOfThePdf = ({ target: [selector] }: AxeViolation['nodes'][number]) =>
      !!selector && !!document.querySelector(selector)?.closest('.linkAnnotation');
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes
          .filter((node) => id !== 'skip-link' || !isOfThePdf(node))
          .map((n) => `${n.html.slice(0, 160)}: ${n.failureSummary}`),
      }))
      .filter(({ nodes }) => nodes.length > 0);
  });
}
