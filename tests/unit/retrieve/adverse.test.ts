import { describe, expect, it } from 'vitest';
import { composeCard, composeFull } from '../../../knowledge/retrieve/compose-card.ts';
import { base, entries } from './own-base.ts';

const full = (id: string) => composeFull(base, id, { court: 'pl', language: 'en' })!;
const adverse = (id: string) => full(id).sections.filter(({ role }) => role === 'adverse');

describe('what goes against an argument', () => {
  it('stands apart from the rest on the same issues, each with how it is distinguished', () => {
    const [named, others] = adverse('arg-kim');
    expect(named!.items.map(({ entry }) => entry).sort()).toEqual(['nz-kim-nzsc-2021', 'nz-kim-nzsc-2022']);
    expect(named!.items.find(({ entry }) => entry === 'nz-kim-nzsc-2022')?.pinpoint).toBe('[40]');
    for (const { note } of named!.items) expect(note).toMatch(/\w{5}.*\./);
    expect(others!.title).not.toBe(named!.title);
    expect(others!.items.map(({ entry }) => entry)).not.toContain('nz-kim-nzsc-2022');
  });

  it('is the rest alone where the argument names none', () => {
    const unnamed = entries.find((entry) => entry.kind === 'argument' && entry.adverse.length === 0)!;
    expect(adverse(unnamed.id).length).toBeLessThanOrEqual(1);
  });

  it('comes first on the card', () => {
    const card = composeCard(
      base,
      { category: 'case', targets: ['arg-falun-gong'], text: 'the words', lang: 'en' },
      { court: 'pl', language: 'en' },
    );
    const [section] = card.sections.filter(({ role }) => role === 'adverse');
    expect(section!.items[0]).toMatchObject({ entry: 'y-v-russia-2008' });
  });
});

describe('a decision that is adverse to an argument', () => {
  const answers = (id: string) =>
    full(id)
      .sections.filter(({ role }) => role === 'answers')
      .map(({ title, items }) => [title, items.map(({ entry }) => entry)] as const);

  it('says where it is answered', () => {
    const [[title, where]] = answers('babar-ahmad-v-uk-2012') as [readonly [string, (string | undefined)[]]];
    expect(title).toMatch(/^Where it is answered/);
    expect(where).toContain('arg-only-torture-counts');
  });

  it('is not said to feed what it goes against, where it helps elsewhere', () => {
    const [feeds, met] = answers('othman-v-uk-2012');
    expect(feeds![0]).toMatch(/^Answers it feeds/);
    const [wsFeeds, wsMet] = answers('ws-c-505-19');
    expect(wsFeeds![1]).not.toContain('arg-provisional-arrest');
    expect(wsMet![0]).toMatch(/^Where it is answered/);
    expect(wsMet![1]).toContain('arg-provisional-arrest');
    for (const id of met?.[1] ?? []) expect(feeds![1]).not.toContain(id);
  });
});
