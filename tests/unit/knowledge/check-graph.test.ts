import { describe, expect, it } from 'vitest';
import { looseEntries } from '../../../knowledge/compile/check-graph.ts';
import { referencesOf, referredBy } from '../../../knowledge/compile/check-references.ts';
import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { Entry } from '../../../knowledge/entry.ts';

const { base } = compileOwn();
const own = Object.values(base.entries);

/** The base that ships with one entry put in its place or taken out. */
function withEntry(id: string, entry?: Partial<Entry>): Record<string, Entry> {
  const entries = { ...base.entries };
  if (entry) entries[id] = { ...entries[id], ...entry, id } as Entry;
  else delete entries[id];
  return entries;
}

const topic = (id: string, see: string[], hub = false): Entry =>
  ({ ...base.entries.interpol, id, see, hub }) as Entry;
const byId = (...entries: Entry[]) => Object.fromEntries(entries.map((entry) => [entry.id, entry]));

describe('the links of an entry', () => {
  const linked = (id: string, relation: string) =>
    referencesOf(base.entries[id]!)
      .filter((reference) => reference.relation === relation)
      .map(({ to }) => to);

  it('take a treaty to its partner and to the state it was made with', () => {
    const treaty = own.find((entry) => entry.kind === 'treaty' && entry.with === 'HK')!;
    if (treaty.kind !== 'treaty') throw new Error('not a treaty');
    expect(linked(treaty.id, 'partner')).toEqual([treaty.partner.code.toLowerCase()]);
    expect(linked(treaty.id, 'requesting')).toEqual(['hong-kong']);
  });

  it('take a case to its country, or to the convention of its court, and to the state that asked', () => {
    expect(linked('cassazione-21125-2023', 'forum')).toEqual(['it']);
    expect(linked('cassazione-21125-2023', 'requesting')).toEqual(['china']);
    expect(linked('liu-v-poland-2022', 'forum')).toEqual(['inst-echr']);
    expect(linked('soering-v-uk-1989', 'requesting')).toEqual([]);
  });

  it('take a country to the conventions that it is known to be bound by, and to no other', () => {
    const peru = base.entries.pe!;
    if (peru.kind !== 'jurisdiction') throw new Error('not a jurisdiction');
    expect(linked('pe', 'member')).toEqual(expect.arrayContaining(['inst-achr', 'inst-uncat', 'inst-iccpr']));
    expect(linked('pe', 'member')).not.toContain('inst-echr');
    const unknown = { ...peru, memberships: { ...peru.memberships, uncat: null } };
    expect(referencesOf(unknown).map(({ to }) => to)).not.toContain('inst-uncat');
  });

  it('can all be walked back', () => {
    const missing = own.flatMap((entry) =>
      referencesOf(entry)
        .filter(({ to }) => to !== entry.id && !base.referredBy[to]?.includes(entry.id))
        .map(({ to, relation }) => `${entry.id} → ${to} (${relation})`),
    );
    expect(missing).toEqual([]);
  });

  it('that are derived may lead out of a small base, and are then left out of what refers to what', () => {
    const treaty = own.find((entry) => entry.kind === 'treaty')!;
    expect(referredBy({ [treaty.id]: treaty })).toEqual({ [treaty.id]: [] });
  });
});

describe('the graph of a base', () => {
  it('has no loose entry in the base that ships', () => {
    expect(looseEntries(base.entries)).toEqual([]);
  });

  it('calls an entry that nothing names an orphan, though it names others', () => {
    expect(looseEntries(byId(topic('start', [], true), topic('alone', ['start'])))).toEqual([
      { id: 'alone', why: 'orphan' },
    ]);
  });

  it('calls entries that only name each other unreached', () => {
    const entries = byId(topic('start', [], true), topic('one', ['other']), topic('other', ['one']));
    expect(looseEntries(entries)).toEqual([
      { id: 'one', why: 'unreached' },
      { id: 'other', why: 'unreached' },
    ]);
  });

  it('does not take an entry that names only itself for one that is led to', () => {
    expect(looseEntries(byId(topic('start', [], true), topic('self', ['self'])))).toEqual([
      { id: 'self', why: 'orphan' },
    ]);
  });

  it('finds a treaty of a country by that country, and not without it', () => {
    const treaty = own.find((entry) => entry.kind === 'treaty' && base.referredBy[entry.id]!.length === 0)!;
    expect(looseEntries(base.entries).map(({ id }) => id)).not.toContain(treaty.id);
    if (treaty.kind !== 'treaty') throw new Error('not a treaty');
    const moved = withEntry(treaty.id, { partner: { ...treaty.partner, code: 'XX' } } as Partial<Entry>);
    expect(looseEntries(moved)).toEqual([{ id: treaty.id, why: 'orphan' }]);
  });

  it('sees it when the last link to a resource goes', () => {
    const leading = base.referredBy['resource-unhcr-rule39-toolkit']!;
    let entries: Record<string, Entry> = base.entries;
    for (const id of leading) {
      const entry = entries[id] as Extract<Entry, { see: string[] }>;
      const see = entry.see.filter((other) => other !== 'resource-unhcr-rule39-toolkit');
      entries = { ...entries, [id]: { ...entry, see } as Entry };
    }
    expect(looseEntries(entries)).toEqual([{ id: 'resource-unhcr-rule39-toolkit', why: 'orphan' }]);
  });
});

describe('help', () => {
  const leads = (id: string) =>
    referencesOf(base.entries[id]!)
      .map(({ to }) => to)
      .concat(base.referredBy[id]!);

  it.each([
    'transnational-repression',
    'persuade-to-return',
    'family-threats',
    'kidnapping-abroad',
    'involuntary-returns',
    'digital-harassment',
    'recognising-methods-checklist',
    'repatriation-by-immigration-law',
  ])('is one link from %s', (id) => {
    expect(leads(id).some((other) => base.entries[other]?.kind === 'resource')).toBe(true);
  });

  it('says what it is for', () => {
    for (const entry of own) if (entry.kind === 'resource') expect(entry.for, entry.id).not.toEqual([]);
  });

  it('leads from each remedy to what it rests on', () => {
    for (const entry of own)
      if (entry.kind === 'remedy')
        expect(
          entry.see.some((id) => ['instrument', 'topic'].includes(base.entries[id]?.kind ?? '')),
          entry.id,
        ).toBe(true);
  });
});
