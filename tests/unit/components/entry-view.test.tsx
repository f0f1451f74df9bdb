import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourtView } from '../../../components/court/CourtView.tsx';
import { EntryView } from '../../../components/entry/EntryView.tsx';
import type { Keeping } from '../../../components/KeepButton.tsx';
import { KeptList } from '../../../components/knowledge/KeptList.tsx';
import { KnowledgeContext } from '../../../components/knowledge-context.ts';
import { type Entry, inLanguage } from '../../../knowledge/entry.ts';
import { base, entries } from '../retrieve/own-base.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
beforeAll(() => void Object.assign(globalThis, { document }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'document'));

function drawn(view: preact.ComponentChild, court: string | null): HTMLElement {
  const root = document.createElement('div') as unknown as HTMLElement;
  render(
    <KnowledgeContext.Provider value={{ base, court, language: 'en', style: 'oscola' }}>
      {view}
    </KnowledgeContext.Provider>,
    root,
  );
  return root;
}

const keeping: Keeping = { kept: ['othman-v-uk-2012'], failed: '', toggle: () => undefined };

const entryView = (id: string, court: string | null = 'pl') =>
  drawn(<EntryView id={id} copy={async () => undefined} keeping={keeping} />, court);

const textOf = (root: HTMLElement) => (root.textContent ?? '').replace(/\s+/g, ' ');
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Some of what must stand in an entry's view, by kind. */
function mustSay(entry: Entry): string[] {
  const en = (prose: Parameters<typeof inLanguage>[0]) => inLanguage(prose, 'en');
  switch (entry.kind) {
    case 'case':
      return [
        ...entry.holdings.map((h) => en(h.proposition)),
        ...entry.citations,
        entry.court,
        en(entry.person),
      ];
    case 'treaty':
      return entry.refusal_grounds.flatMap((g) => [g.ref, en(g.proposition)]);
    case 'instrument':
      return [...entry.provisions.map((p) => en(p.proposition)), en(entry.china_status), ...entry.aka];
    case 'argument':
      return [
        en(entry.claim),
        ...entry.answer.map((a) => en(a.point)),
        ...Object.values(entry.triggers).flat(),
      ];
    case 'topic':
      return [...entry.aka, entry.zh, ...(entry.hub ? [] : [en(entry.summary), en(entry.why_it_matters)])];
    case 'jurisdiction':
      return [...Object.values(entry.names), ...entry.refusal_grounds.slice(0, 6).map(en)];
    case 'remedy':
      return [entry.body, en(entry.how), en(entry.interim), en(entry.who_may_use)];
    case 'resource':
      return [en(entry.what), ...entry.who_for];
  }
}

describe('an entry’s full view', () => {
  it.each([
    'case',
    'treaty',
    'instrument',
    'argument',
    'topic',
    'jurisdiction',
    'remedy',
    'resource',
  ] as const)('shows what every %s holds, its note and its sources', (kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    expect(own.length).toBeGreaterThan(5);
    for (const entry of own) {
      const view = entryView(entry.id);
      const text = textOf(view);
      for (const part of mustSay(entry)) expect(text, entry.id).toContain(squeezed(part));
      for (const source of entry.sources) expect(text, entry.id).toContain(squeezed(source.title));
      expect(text, entry.id).toContain(squeezed(inLanguage(entry.note, 'en')));
      expect(text, entry.id).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
      for (const link of view.querySelectorAll('a')) {
        const href = link.getAttribute('href') ?? '';
        if (href.startsWith('#/')) continue;
        expect(href, entry.id).toMatch(/^https?:\/\//);
        expect(link.getAttribute('rel')).toBe('noreferrer');
        expect(link.getAttribute('target')).toBe('_blank');
      }
    }
  });

  it('links to entries that exist, both ways', () => {
    const view = entryView('liu-v-poland-2022');
    const linked = [...view.querySelectorAll('a')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.startsWith('#/entry/'))
      .map((href) => decodeURIComponent(href.slice('#/entry/'.length)));
    expect(linked.length).toBeGreaterThan(5);
    for (const id of linked) expect(base.entries[id], id).toBeDefined();
    const back = entryView(linked.find((id) => base.entries[id]!.kind === 'argument')!);
    expect(back.querySelector('a[href="#/entry/liu-v-poland-2022"]')).not.toBeNull();
  });

  it('says that a clause which is not listed was not read, once', () => {
    const text = textOf(entryView('treaty-cn-es-extradition'));
    expect(text.match(/was not read, which does not mean that the treaty lacks it/g)).toHaveLength(1);
  });

  it('says so where there is no such entry, inherited names among them', () => {
    expect(textOf(entryView('no-such-entry'))).toMatch(/holds no entry/);
    expect(textOf(entryView('constructor'))).toMatch(/holds no entry/);
  });
});

describe('my court', () => {
  const court = (id: string | null) =>
    textOf(drawn(<CourtView choices={[]} onChoose={() => undefined} />, id));

  it('asks to choose one where none is chosen', () => expect(court(null)).toMatch(/Choose my court/));

  it('says what binds and what can be asked in Poland', () => {
    const text = court('pl');
    expect(text).toMatch(/What binds.*Liu v\. Poland/);
    expect(text).toMatch(/Rule 39.*open/);
    expect(text).toMatch(/our reading, not read in a source/);
  });

  it('is drawn for every country, and never says no for what is not established', () => {
    for (const entry of entries) {
      if (entry.kind !== 'jurisdiction') continue;
      const text = court(entry.id);
      expect(text, entry.id).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
      if (entry.who_decides === null) expect(text, entry.id).toMatch(/Who decidesNot established here/);
    }
  });
});

describe('what is kept at hand', () => {
  const pressed = (id: string) =>
    entryView(id).querySelector('button[aria-pressed]')?.getAttribute('aria-pressed');

  it('shows on the entry whether it is kept', () => {
    expect(pressed('othman-v-uk-2012')).toBe('true');
    expect(pressed('liu-v-poland-2022')).toBe('false');
  });

  it('lists the kept entries that the base still holds', () => {
    const list = drawn(<KeptList kept={['liu-v-poland-2022', 'no-such-entry', 'othman-v-uk-2012']} />, null);
    expect([...list.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '#/entry/liu-v-poland-2022',
      '#/entry/othman-v-uk-2012',
    ]);
  });
});
