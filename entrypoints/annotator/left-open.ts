import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { keptUnder } from '../../casefile/files.ts';
import { matters } from '../../casefile/matters.ts';
import type { OpenedKind } from './opened.ts';
import type { Recent } from './recent-documents.ts';

/** A document as it is noted while it stands open. */
export interface OpenNow {
  name: string;
  kind: OpenedKind;
  /** Where it was fetched from, '' for a file. */
  address: string;
  /** By what the case file knows it. */
  keys: readonly string[];
}

/** A document that stood open when the annotator was closed; `recent` is how it is opened again, `null` if it can't be. */
export interface LeftOpen {
  name: string;
  recent: Recent | null;
}

const storageKey = 'annotator-open';
const stored = v.array(
  v.object({
    name: v.string(),
    kind: v.picklist(['pdf', 'docx', 'html', 'text']),
    address: v.string(),
    keys: v.array(v.string()),
  }),
);

/**
 * Resolves once this is the one annotator that notes what stands open: several windows would write over each other.
 * It is as long as its page is there.
 */
export function becomeTheOne(): Promise<void> {
  return new Promise((resolve) => {
    const held = () => new Promise<never>(() => resolve());
    void navigator.locks.request(storageKey, held).catch(() => undefined);
  });
}

/** Notes what stands open; nothing in a private window. */
export function noteOpen(documents: readonly OpenNow[]): void {
  if (browser.extension.inIncognitoContext) return;
  try {
    if (documents.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(documents));
  } catch {
    // Without room they are not offered again; nothing of the reader's own is lost by it.
  }
}

/** What stood open when the annotator was last closed or loaded anew. @throws CaseFileError */
export async function leftOpen(): Promise<LeftOpen[]> {
  if (browser.extension.inIncognitoContext) return [];
  const parsed = v.safeParse(stored, saved());
  if (!parsed.success || parsed.output.length === 0) return [];
  const names = new Map((await matters()).map(({ id, name }) => [id, name]));
  return Promise.all(
    parsed.output.map(async ({ name, kind, address, keys }): Promise<LeftOpen> => {
      const kept = await keptUnder(keys);
      const at = new Date().toISOString();
      if (kept) {
        const { document, file } = kept;
        const matter = names.get(document.matter) ?? '';
        return {
          name,
          recent: { name, kind, address, document: document.id, matter, size: file.bytes.size, at },
        };
      }
      return {
        name,
        recent: address === '' ? null : { name, kind, address, document: null, matter: '', size: 0, at },
      };
    }),
  );
}

function saved(): unknown {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]');
  } catch {
    return [];
  }
}
