import { describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../../knowledge/entry.ts';
import { examine, type Ground } from '../../../knowledge/packs/examine.ts';
import { type InstalledPack, layered } from '../../../knowledge/packs/layers.ts';
import type { PackTitle } from '../../../knowledge/packs/make-pack.ts';
import { openPack } from '../../../knowledge/packs/open-pack.ts';
import { PackRefusal } from '../../../knowledge/packs/refusal.ts';
import type { SigningKey } from '../../../knowledge/packs/signing.ts';
import { composeCard } from '../../../knowledge/retrieve/compose-card.ts';
import { addedBase, bundled, laterBase, otherKey, ownEntry, packOf } from './sample-packs.ts';

const now = '2026-11-26T00:00:00.000Z';
const ground = (packs: InstalledPack[] = [], change: Partial<Ground> = {}): Ground => ({
  bundled,
  packs,
  product: '0.1.0',
  ...change,
});

async function examined(base: KnowledgeBase, on: Ground, title: Partial<PackTitle> = {}, by?: SigningKey) {
  return examine(await openPack(await packOf(base, title, by)), on, now);
}

async function refusal(...asked: Parameters<typeof examined>): Promise<string> {
  try {
    await examined(...asked);
  } catch (error) {
    if (error instanceof PackRefusal) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

const added = (change: Partial<KnowledgeBase>): KnowledgeBase => ({ ...addedBase, ...change });
const extending = { relation: 'extends' } as const;

describe('a pack that extends', () => {
  it('adds its entries, each with the pack that it comes from, and changes none', async () => {
    const { base, added: ids, changed, removed } = await examined(addedBase, ground());
    expect(ids).toEqual(['chambers-note-2026']);
    expect([changed, removed]).toEqual([[], []]);
    expect([base.version, base.asOf]).toEqual([bundled.version, bundled.asOf]);
    for (const [id, entry] of Object.entries(bundled.entries)) expect(base.entries[id]).toBe(entry);
    expect(base.fromPack).toEqual({
      'chambers-note-2026': expect.objectContaining({ name: 'Sample', version: '1.0.0', signer: 'A. Maker' }),
    });
    const binding = ownEntry('x').kind === 'case' ? base.referredBy.pl : [];
    expect(binding).toContain('chambers-note-2026');
  });

  it('says on the card whose an entry is, and its date', async () => {
    const { base } = await examined(addedBase, ground());
    const card = composeCard(
      base,
      { category: 'case', targets: ['chambers-note-2026'], text: 'note', lang: 'en' },
      { court: 'pl', language: 'en' },
    );
    expect(card.overline.join(' ')).toContain('Sample');
    expect(card.source?.asOf).toBe('2026-10-01');
    const ours = composeCard(
      base,
      { category: 'case', targets: ['liu-v-poland-2022'], text: 'Liu', lang: 'en' },
      { court: 'pl', language: 'en' },
    );
    expect(ours.overline.join(' ')).not.toContain('Sample');
    expect(ours.source?.asOf).toBe(bundled.asOf);
  });

  it('is refused if it takes the id of an entry that is there', async () => {
    const liu = bundled.entries['liu-v-poland-2022']!;
    expect(await refusal(added({ entries: { [liu.id]: liu } }), ground(), extending)).toBe(
      `collision: ${liu.id}`,
    );
  });

  it('is refused if it takes the id of an entry of another pack', async () => {
    const { packs } = await examined(addedBase, ground());
    expect(await refusal(addedBase, ground(packs), { ...extending, name: 'Another' })).toBe(
      'collision: chambers-note-2026',
    );
    // One of the same name under another key is another pack.
    expect(await refusal(addedBase, ground(packs), {}, otherKey)).toBe('collision: chambers-note-2026');
  });

  it('is refused if it refers to what is not there, or is of a wrong kind', async () => {
    const hollow = bundled.entries['diplomatic-assurances'];
    const topic = { ...hollow, id: 'a-topic', see: ['not-there'] } as never;
    expect(await refusal(added({ entries: { 'a-topic': topic } }), ground(), extending)).toBe(
      'dangling-reference: a-topic → not-there',
    );
    const pl = bundled.entries.pl;
    const state = { ...pl, id: 'zz', notable_cases: ['cat'] } as never;
    expect(await refusal(added({ entries: { zz: state } }), ground(), extending)).toMatch(
      /^dangling-reference: zz → cat/,
    );
    const inherited = { ...hollow, id: 'a-topic', see: ['constructor'] } as never;
    expect(await refusal(added({ entries: { 'a-topic': inherited } }), ground(), extending)).toBe(
      'dangling-reference: a-topic → constructor',
    );
  });

  it('takes the place of its own earlier version, and not of a later', async () => {
    const { packs } = await examined(addedBase, ground());
    const later = await examined(added({ version: '1.10.0' }), ground(packs), extending);
    expect(later.before).toBe('1.0.0');
    expect(later.packs.map((pack) => pack.manifest.version)).toEqual(['1.10.0']);
    expect(await refusal(added({ version: '1.9.0' }), ground(later.packs), extending)).toBe(
      'older: 1.9.0 < 1.10.0',
    );
  });
});

describe('a pack that replaces', () => {
  it('shows what it adds, changes and takes away, and brings its version and date', async () => {
    const seen = await examined(laterBase, ground());
    expect(seen.added).toEqual(['a-later-case-2027']);
    expect(seen.changed).toEqual(['liu-v-poland-2022']);
    expect(seen.removed).toHaveLength(1);
    expect([seen.base.version, seen.base.asOf]).toEqual(['0.2.0', '2027-01-31']);
    expect(seen.base.fromPack?.['liu-v-poland-2022']?.name).toBe('Sample');
  });

  it('is refused if its facts are older than those in use', async () => {
    expect(await refusal({ ...laterBase, asOf: '2026-01-01' }, ground())).toBe(
      `older: 2026-01-01 < ${bundled.asOf}`,
    );
    const { packs } = await examined(laterBase, ground());
    expect(await refusal({ ...laterBase, version: '0.3.0', asOf: '2026-12-31' }, ground(packs))).toBe(
      'older: 2026-12-31 < 2027-01-31',
    );
    expect(await refusal({ ...laterBase, version: '0.1.9' }, ground(packs))).toBe('older: 0.1.9 < 0.2.0');
  });

  it('takes the place of another that replaces, under the packs that extend', async () => {
    const one = await examined(laterBase, ground());
    const two = await examined(addedBase, ground(one.packs));
    const three = await examined({ ...laterBase, asOf: '2027-02-01' }, ground(two.packs), {
      name: 'Another',
    });
    expect(three.packs.map((pack) => pack.manifest.name)).toEqual(['Another', 'Sample']);
    expect(three.base.entries['chambers-note-2026']).toBeDefined();
  });

  it('is refused if a pack in use could not stand on it', async () => {
    const { packs } = await examined(addedBase, ground());
    const alone = { 'a-later-case-2027': { ...ownEntry('a-later-case-2027'), weight: [] } as never };
    expect(await refusal({ ...laterBase, entries: alone }, ground(packs), { name: 'Small' })).toBe(
      'wrong-ground: Sample',
    );
  });

  it('is refused if it refers to what only the replaced base had', async () => {
    expect(await refusal({ ...laterBase, entries: addedBase.entries }, ground())).toMatch(
      /^dangling-reference/,
    );
  });

  it('answers for words that it has no entry on, without calling them a decision', async () => {
    const alone = { 'a-later-case-2027': { ...ownEntry('a-later-case-2027'), weight: [] } as never };
    const { base } = await examined({ ...laterBase, entries: alone }, ground());
    const card = composeCard(
      base,
      { category: 'china', targets: ['china'], text: 'China', lang: 'en' },
      { court: null, language: 'en' },
    );
    expect(card.lead).not.toMatch(/decision/);
  });
});

it('refuses what needs a later extension', async () => {
  expect(await refusal(addedBase, ground(), { minimumProduct: '0.10.0' })).toBe('product-too-old: 0.10.0');
  expect(
    (await examined(addedBase, ground([], { product: '0.10.0' }), { minimumProduct: '0.9.9' })).added,
  ).toHaveLength(1);
});

it('leaves a pack out that an update of the extension has made unfit, and says why', async () => {
  const { packs } = await examined(addedBase, ground());
  const updated = { ...bundled, entries: { ...bundled.entries, ...addedBase.entries } };
  const { base, leftOut } = layered(updated, packs, '0.1.0');
  expect(base).toBe(updated);
  expect(leftOut.map(({ refusal }) => refusal.message)).toEqual(['collision: chambers-note-2026']);
});
