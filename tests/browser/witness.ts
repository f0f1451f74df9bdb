import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/browser/session.ts';

/** In Firefox an extension is known by the id that it gives itself. */
export const witnessId = 'witness@nonrefoul.test';

/**
 * Puts together the extension that looks into closed shadow roots for the tests. It is no part of the product.
 * @returns its folder
 */
export function makeWitness(name: BrowserName): string {
  const folder = mkdtempSync(join(tmpdir(), 'nonrefoul-witness-'));
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'witness'), folder, { recursive: true });
  cpSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), join(folder, 'axe.js'));
  const matches = ['http://*/*', 'https://*/*'];
  const common = {
    name: 'Witness',
    version: '1.0',
    content_scripts: [{ matches, js: ['axe.js', 'content.js'], run_at: 'document_start' }],
  };
  // Firefox grants hosts at install to Manifest V2 alone.
  const manifest =
    name === 'firefox'
      ? {
          ...common,
          manifest_version: 2,
          permissions: ['tabs', ...matches],
          browser_specific_settings: { gecko: { id: witnessId } },
        }
      : { ...common, manifest_version: 3, permissions: ['tabs'], host_permissions: matches };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The card as it stands in the page. Boxes are in CSS px of the viewport. */
export interface SeenCard {
  host: { tag: string; attributes: string[]; parent: string };
  shown: boolean;
  text: string;
  box: Box;
  controls: { tag: string; name: string; box: Box }[];
  focused: string | null;
  live: string[];
}

export interface AxeFinding {
  id: string;
  help: string;
  nodes: string[];
}

export interface CardCheck {
  /** Whether axe was let into the closed root. */
  seen: boolean;
  passes: string[];
  /** Each of the card's words with its contrast. */
  contrasts: { words: string; ratio: number; enough: boolean }[];
  /** What axe could not decide by itself. */
  undecided: AxeFinding[];
  violations: AxeFinding[];
}

interface Questions {
  card: SeenCard | null;
  /** The box of the control whose name fits the pattern, after it was scrolled into view. */
  reveal: Box | null;
  axe: CardCheck | null;
}

/** Asks the witness in a page's top frame. @param office the witness's own page */
export async function askWitness<K extends keyof Questions>(
  office: Page,
  page: Page,
  ask: K,
  pattern = '',
): Promise<Questions[K]> {
  const reply = await office.evaluate(
    async (url, question, wanted) => {
      const api =
        (globalThis as unknown as { browser?: WitnessApi; chrome: WitnessApi }).browser ??
        (globalThis as unknown as { chrome: WitnessApi }).chrome;
      const tab = (await api.tabs.query({})).find((candidate) => candidate.url === url);
      if (!tab) throw new Error(`no tab shows ${url}`);
      return api.tabs.sendMessage(tab.id, { ask: question, pattern: wanted }, { frameId: 0 });
    },
    page.url(),
    ask,
    pattern,
  );
  if ('failed' in reply) throw new Error(reply.failed);
  return reply.answer as Questions[K];
}

interface WitnessApi {
  tabs: {
    query(filter: object): Promise<{ id: number; url?: string }[]>;
    sendMessage(
      id: number,
      message: object,
      where: object,
    ): Promise<{ answer: unknown } | { failed: string }>;
  };
}
