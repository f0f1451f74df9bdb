import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { documents } from '../../casefile/documents.ts';
import { fileExtents, fileOf } from '../../casefile/files.ts';
import { matters } from '../../casefile/matters.ts';
import { OpenError, type OpenedKind, type SourceFile } from './opened.ts';

/** A document that was open before and can be opened again. */
export interface Recent {
  name: string;
  kind: OpenedKind | 'page';
  /** Where it is fetched from, '' for a file that is kept. */
  address: string;
  /** Id of the document in the case file whose file is kept; `null` where it is fetched again. */
  document: string | null;
  /** Name of the matter that it is kept in, '' if it is not. */
  matter: string;
  /** Bytes; 0 if it is not kept. */
  size: number;
  /** ISO time in UTC. */
  at: string;
}

const key = 'recent-documents';
const most = 12;

const stored = v.array(
  v.object({
    name: v.string(),
    kind: v.picklist(['pdf', 'docx', 'html', 'text']),
    address: v.string(),
    at: v.string(),
  }),
);

/** Notes that a document was fetched from an address. A file of this machine can't be found again unless it is kept. */
export async function remember(source: SourceFile, kind: OpenedKind): Promise<void> {
  if (source.address === '' || browser.extension.inIncognitoContext) return;
  const { name, address } = source;
  const others = (await fetched()).filter((one) => one.address !== address);
  const now = { name, kind, address, at: new Date().toISOString() };
  await browser.storage.local.set({ [key]: [now, ...others].slice(0, most) });
}

/** Forgets what was fetched; what is kept in the case file stays. */
export async function forgetRecent(): Promise<void> {
  await browser.storage.local.remove(key);
}

/** What can be opened again, the latest first: documents that are kept, and addresses. */
export async function recentDocuments(): Promise<Recent[]> {
  const [kept, links] = await Promise.all([keptDocuments().catch(() => []), fetched()]);
  const known = new Set(kept.map(({ address }) => address));
  const again = links
    .filter(({ address }) => !known.has(address))
    .map((one): Recent => ({ ...one, document: null, matter: '', size: 0 }));
  return [...kept, ...again].sort((a, b) => b.at.localeCompare(a.at));
}

async function fetched(): Promise<v.InferOutput<typeof stored>> {
  const parsed = v.safeParse(stored, (await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.output : [];
}

async function keptDocuments(): Promise<Recent[]> {
  const [files, known, all] = await Promise.all([fileExtents(), documents(), matters()]);
  const byId = new Map(known.map((document) => [document.id, document]));
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return files.flatMap(({ document: id, name, size, keptAt }) => {
    const document = byId.get(id);
    if (!document) return [];
    const { kind, provenance, matter, lastReadAt } = document;
    const at = lastReadAt > keptAt ? lastReadAt : keptAt;
    const address = provenance.url;
    return [{ name, kind, address, document: id, matter: names.get(matter) ?? '', size, at }];
  });
}

/** The bytes of a document that is kept. @throws OpenError `gone` if they are not there any more */
export async function keptSource({ document, address }: Recent): Promise<SourceFile> {
  const file = document && (await fileOf(document));
  if (!file) throw new OpenError('gone');
  const { name, type, bytes } = file;
  return { name, type, bytes, address };
}
