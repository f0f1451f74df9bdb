import { archive } from '../../../knowledge/archive.ts';
import type { Entry, KnowledgeBase } from '../../../knowledge/entry.ts';
import { makePack, type PackTitle } from '../../../knowledge/packs/make-pack.ts';
import { makeSigningKey, type SigningKey, sha256, sign } from '../../../knowledge/packs/signing.ts';
import { base as bundled } from '../retrieve/own-base.ts';

export { bundled };

export const key = await makeSigningKey();
export const otherKey = await makeSigningKey();

/** An entry of ours under another id, as somebody else's pack might have one. */
export function ownEntry(id: string, change: Partial<Entry> = {}): Entry {
  const like = bundled.entries['liu-v-poland-2022']!;
  return { ...like, id, name: { en: `Entry ${id}` }, ...change } as Entry;
}

export const addedBase: KnowledgeBase = {
  version: '1.0.0',
  asOf: '2026-10-01',
  entries: { 'chambers-note-2026': ownEntry('chambers-note-2026') },
  referredBy: {},
  questions: [],
  otherNames: {},
  forums: bundled.forums,
};

/** The base that ships, a version on: one entry changed, one gone that nothing refers to, one new. */
export const laterBase: KnowledgeBase = (() => {
  const entries: KnowledgeBase['entries'] = {
    ...bundled.entries,
    'a-later-case-2027': ownEntry('a-later-case-2027'),
  };
  const liu = entries['liu-v-poland-2022']!;
  entries[liu.id] = { ...liu, note: { en: 'Read again.' } } as Entry;
  const alone = Object.keys(bundled.entries).find(
    (id) => bundled.referredBy[id]!.length === 0 && bundled.entries[id]!.kind === 'treaty',
  )!;
  delete entries[alone];
  return {
    version: '0.2.0',
    asOf: '2027-01-31',
    entries,
    referredBy: {},
    questions: [],
    otherNames: {},
    forums: bundled.forums,
  };
})();

export function packOf(base: KnowledgeBase, change: Partial<PackTitle> = {}, by: SigningKey = key) {
  const relation = base === addedBase ? 'extends' : 'replaces';
  return makePack(
    base,
    { name: 'Sample', relation, signer: 'A. Maker', minimumProduct: '0.1.0', ...change },
    by,
  ).then(({ file }) => file);
}

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const json = (value: unknown) => utf8(JSON.stringify(value));

/** A pack of any manifest and any base, honestly signed: what a careless or hostile maker could hand out. */
export async function signedPack(
  manifest: (base: string, key: { key: string; key_id: string }) => unknown,
  base: Uint8Array,
  by: SigningKey = key,
  more: Record<string, Uint8Array> = {},
): Promise<Uint8Array> {
  const raw = Uint8Array.from(atob(by.x.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const said = json(manifest(await sha256(base), { key: by.x, key_id: await sha256(raw) }));
  return archive({ 'manifest.json': said, 'manifest.sig': await sign(by, said), 'base.json': base, ...more });
}

/** The manifest of a pack of `addedBase`, for `signedPack`. */
export const manifestWith =
  (change: Record<string, unknown> = {}) =>
  (hash: string, signer: { key: string; key_id: string }) => ({
    format: 1,
    name: 'Sample',
    version: '1.0.0',
    as_of: '2026-10-01',
    relation: 'extends',
    minimum_product: '0.1.0',
    parts: { 'base.json': hash },
    signer: { name: 'A. Maker', ...signer },
    ...change,
  });
