import { describe, expect, it } from 'vitest';
import { inLanguage } from '../../../knowledge/entry.ts';
import type { CardContent } from '../../../knowledge/retrieve/card-content.ts';
import { composeCard, composeFull } from '../../../knowledge/retrieve/compose-card.ts';
import { base, courts, entries } from './own-base.ts';

const card = (id: string, court: string | null, pinpoint?: string): CardContent =>
  composeCard(
    base,
    { category: 'case', targets: [id], text: 'the words', lang: 'en', pinpoint },
    { court, language: 'en' },
  );

const lines = (content: CardContent, role: string) =>
  content.sections.filter((section) => section.role === role).flatMap((section) => section.items);
const everyWord = (content: CardContent) => JSON.stringify(content);

/** What no card of any entry in any court may show. */
function faultsOf(content: CardContent): string[] {
  const faults: string[] = [];
  const text = everyWord(content);
  if (/undefined|\[object|NaN|Invalid Date/.test(text)) faults.push('machine words');
  if (/\bnull\b/.test(text.replace(/":null/g, ''))) faults.push('null in words');
  for (const part of [content.heading, content.lead, content.citation, ...content.overline])
    if (part.trim() === '') faults.push('an empty part');
  for (const section of content.sections) {
    if (section.items.length === 0 || section.title === '') faults.push(`empty section ${section.role}`);
    for (const item of section.items) {
      if (item.text.trim() === '' || item.note === '' || item.pinpoint === '')
        faults.push(`empty line in ${section.role}`);
      if (item.entry !== undefined && !(item.entry in base.entries))
        faults.push(`leads nowhere: ${item.entry}`);
    }
  }
  if (content.weight && content.weight.words === '') faults.push('weight without words');
  return faults;
}

describe('every entry in every court', () => {
  it('has a card without a fault, and one that is at most a glance', () => {
    const faults: string[] = [];
    for (const court of [...courts, null])
      for (const { id } of entries) {
        const content = card(id, court);
        for (const fault of faultsOf(content)) faults.push(`${id} in ${court}: ${fault}`);
        for (const section of content.sections)
          if (section.items.length > 5) faults.push(`${id} in ${court}: ${section.role} is long`);
      }
    expect(faults).toEqual([]);
  }, 120_000);

  it('has a full view without a fault', () => {
    const faults = entries.flatMap(({ id }) =>
      ['pl', 'us', null].flatMap((court) =>
        faultsOf(composeFull(base, id, { court, language: 'en' })!).map((fault) => `${id}: ${fault}`),
      ),
    );
    expect(faults).toEqual([]);
    expect(composeFull(base, 'no-such-entry', { court: null, language: 'en' })).toBeNull();
  });

  it('says how the entry was read, and never that a secondary one was read in the judgment', () => {
    for (const entry of entries) {
      const { source } = card(entry.id, 'pl');
      expect(source!.level).toBe(entry.checked);
      expect(source!.words).toMatch(/^Read in: /);
      expect(source!.asOf).toBe(base.asOf);
      if (entry.checked === 'secondary') expect(source!.words).toMatch(/account|press summary|own summary/);
    }
  });
});

describe('the card of Liu v. Poland', () => {
  it('answers in Poland what it is, whom it helps and what it weighs', () => {
    const content = card('liu-v-poland-2022', 'pl');
    expect(content.overline).toEqual(['Case', 'European Court of Human Rights', '6 October 2022']);
    expect(content.heading).toBe('Liu v. Poland');
    expect(content.weight!.status).toBe('binding');
    expect(content.favours).toEqual({ side: 'defence', words: 'for the defence' });
    expect(content.lead).toMatch(/^Violation found\. Sought by China\./);
    expect(content.source!.words).toBe('Read in: judgment');
    expect(lines(content, 'decided')).toHaveLength(4);
    expect(lines(content, 'weighs')[0]!.text).toContain('Article 46');
  });

  it('cites for a concept the ruling on it that counts most here, and the document itself for a report', () => {
    expect(card('diplomatic-assurances', 'pl').citation).toMatch(
      /^Liu v\. Poland, no\. 37610\/18, §§ 61-62 /,
    );
    expect(card('diplomatic-assurances', 'gb').citation).toMatch(
      /^Othman \(Abu Qatada\) v\. the United Kingdom, /,
    );
    expect(card('report-cat-2015', 'pl').citation).toMatch(
      /^CAT concluding observations on China \(2015\), http/,
    );
  });

  it('puts the holding at the cited paragraph first, and the paragraph into the citation', () => {
    const content = card('liu-v-poland-2022', 'pl', '§ 61');
    expect(lines(content, 'decided')[0]!.text).toMatch(/^Documents and guarantees supplied by China/);
    expect(content.citation).toBe('Liu v. Poland, no. 37610/18, § 61, 6 October 2022');
  });

  it('shows adverse authority beside it, Wong Ho Wing among the first, and how it is met', () => {
    const adverse = lines(card('liu-v-poland-2022', 'pl'), 'adverse');
    expect(adverse.map(({ entry }) => entry)).toContain('wong-ho-wing-v-peru-2015');
    expect(adverse[0]!.note).toBe('how to distinguish');
  });

  it('shows British judges the adverse judgments that bind them', () => {
    const adverse = lines(card('liu-v-poland-2022', 'gb'), 'adverse').map(({ entry }) => entry);
    const binding = adverse.filter((id) => id && card(id, 'gb').weight?.status === 'binding');
    expect(binding.length).toBeGreaterThan(0);
  });
});

describe('an adverse case', () => {
  it('shows its distinguish text whole in the full view, and its opening on the card', () => {
    for (const entry of entries) {
      if (entry.kind !== 'case' || entry.favours === 'defence') continue;
      const how = inLanguage(entry.distinguish, 'en');
      const shown = card(entry.id, 'pl').sections.find(({ title }) => title === 'How to distinguish it');
      expect(shown, entry.id).toBeDefined();
      if (how === '')
        expect(shown!.items[0]!.text).toBe('No way to distinguish it was read in a source. Prepare one.');
      else expect(how.replace(/^\(1\) /, ''), entry.id).toContain(shown!.items[0]!.text.replace(/ …$/, ''));
      const full = composeFull(base, entry.id, { court: 'pl', language: 'en' })!;
      const words = full.sections.find(({ title }) => title === 'How to distinguish it')!.items;
      if (how !== '')
        expect(
          words
            .map(({ text }) => text)
            .join(' ')
            .replace(/\s+/g, ' '),
        ).toBe(how.replace(/(^|\s)\(\d\)\s/g, '$1').replace(/\s+/g, ' '));
    }
  });

  it('is not dressed as helpful', () => {
    expect(card('nz-kim-nzsc-2022', 'nz').favours!.words).toBe('against the defence');
    expect(card('nz-kim-nzsc-2022', 'nz').sections.some(({ title }) => /feeds/.test(title))).toBe(false);
    expect(card('wong-ho-wing-v-peru-2015', 'pl').favours!.words).toBe('cuts both ways');
  });
});

describe('a treaty', () => {
  it('that does not exist never reads as one', () => {
    for (const entry of entries) {
      if (entry.kind !== 'treaty' || entry.status !== 'none') continue;
      for (const court of ['pl', entry.partner.code.toLowerCase(), null]) {
        const content = card(entry.id, court);
        expect(content.heading).toMatch(/^No extradition treaty: /);
        expect(content.overline).not.toContain('Treaty');
        expect(content.lead).toBe('No such treaty was found in the sources read.');
        expect(content.citation).toMatch(/^No extradition treaty between .* was found, /);
        expect(content.weight?.status ?? 'none').toBe('none');
        expect(lines(content, 'provisions')).toEqual([]);
      }
    }
  });

  it('shows the clauses that were read and says of the rest that they were not', () => {
    const content = card('treaty-cn-fr-extradition', 'fr');
    expect(content.weight).toMatchObject({ status: 'binding', words: 'in force with my country: France' });
    expect(content.lead).toBe('In force since 17 July 2015.');
    expect(lines(content, 'caution').map(({ text }) => text)).toContain(
      'A clause that is not listed here was not read, which does not mean that the treaty lacks it.',
    );
    for (const entry of entries)
      if (entry.kind === 'treaty' && entry.status !== 'none')
        expect(everyWord(card(entry.id, 'pl')), entry.id).toMatch(
          /was not read|No clause of this treaty was read/,
        );
  });

  it('binds only its own partner, and only in force', () => {
    for (const entry of entries) {
      if (entry.kind !== 'treaty') continue;
      const other = entry.partner.code === 'PL' ? 'de' : 'pl';
      expect(card(entry.id, other).weight!.status).toBe('none');
      const own = card(entry.id, entry.partner.code.toLowerCase()).weight;
      if (entry.status !== 'in-force') expect(own?.status ?? 'none', entry.id).toBe('none');
    }
  });

  it('says where sources differ on its state', () => {
    expect(everyWord(card('treaty-cn-zw-extradition', 'zw'))).toContain('Sources differ');
    expect(card('treaty-cn-zw-extradition', 'zw').weight!.status).toBe('none');
  });
});

describe('the hubs', () => {
  it('ask for a court where none is chosen', () => {
    for (const id of ['china', 'hong-kong', 'taiwan', 'extradition-to-china']) {
      const content = card(id, null);
      expect(content.kind).toBe('hub');
      expect(content.lead).toMatch(/^Choose my court/);
      expect(lines(content, 'treaty')).toEqual([]);
      expect(lines(content, 'answers').length).toBeGreaterThan(0);
    }
  });

  it('China in Poland: no treaty found, Liu binding and first, assurances answered first', () => {
    const content = card('china', 'pl');
    expect(lines(content, 'treaty')[0]).toMatchObject({
      text: 'No extradition treaty with China was found in the sources read.',
      entry: 'treaty-cn-pl-none',
    });
    expect(lines(content, 'rulings')[0]).toMatchObject({
      entry: 'liu-v-poland-2022',
      note: expect.stringMatching(
        /^binding here: Chamber judgment against your state \(Poland\); for the defence; before the next: /,
      ),
    });
    expect(lines(content, 'answers')[0]!.entry).toBe('arg-assurances-sufficient');
  });

  it('China in France: the treaty and its state', () => {
    expect(lines(card('china', 'fr'), 'treaty')[0]).toMatchObject({
      text: 'Extradition with China: in force',
      entry: 'treaty-cn-fr-extradition',
    });
  });

  it('Liu stands on the China card of every member of the Convention', () => {
    for (const entry of entries)
      if (entry.kind === 'jurisdiction' && entry.memberships.coe_echr === true)
        expect(
          lines(card('china', entry.id), 'rulings').map((item) => item.entry),
          entry.id,
        ).toContain('liu-v-poland-2022');
  });

  it('Hong Kong in the United Kingdom: suspended; in Poland: not established, and not "none"', () => {
    expect(lines(card('hong-kong', 'gb'), 'treaty')[0]).toMatchObject({
      text: 'Extradition with Hong Kong: suspended',
      entry: 'treaty-hk-gb-extradition',
    });
    const words = lines(card('hong-kong', 'pl'), 'treaty')[0]!.text;
    expect(words).toBe(
      'Extradition treaty with Hong Kong: not established here. Check the official register.',
    );
  });

  it('never say that there is no treaty where nothing was read', () => {
    for (const entry of entries) {
      if (entry.kind !== 'jurisdiction' || entry.treaty_with_china !== null) continue;
      const [first] = lines(card('china', entry.id), 'treaty');
      if (first!.entry === undefined) expect(first!.text, entry.id).toContain('not established here');
    }
  });
});

describe('an instrument', () => {
  it('says whether it binds my state, by what was read', () => {
    expect(card('inst-echr', 'gb').weight).toMatchObject({
      status: 'binding',
      words: 'binds my state: United Kingdom',
    });
    expect(card('inst-echr', 'us').weight!.status).toBe('none');
    expect(card('inst-uncat', 'pl').weight!.why).toBe(
      'Party since 26 July 1989. List read as of 25 August 2022.',
    );
    expect(card('inst-icpped', 'pl').weight).toMatchObject({ status: 'none' });
    expect(card('inst-icpped', 'pl').weight!.words).toMatch(/^not established whether it binds Poland/);
    expect(card('inst-uk-ea-2003', 'gb').weight!.status).toBe('binding');
    expect(card('inst-uk-ea-2003', 'pl').weight).toBeNull();
  });

  it('puts the cited provision first', () => {
    expect(lines(card('inst-echr', 'pl', 'Article 6'), 'provisions')[0]!.pinpoint).toBe('art. 6');
  });
});

describe('a remedy', () => {
  it('is open, not open, or not established, as was read', () => {
    const here = (id: string, court: string) => lines(card(id, court), 'remedies')[0]!.text;
    expect(here('remedy-ecthr-rule-39', 'pl')).toMatch(/^Open in my court: Poland\./);
    expect(here('remedy-cat-art-22', 'gb')).toMatch(/^Not open in my court: United Kingdom\./);
    const unknown = entries.find(
      (entry) =>
        entry.kind === 'jurisdiction' &&
        entry.remedies.some(({ id, available }) => id === 'remedy-cat-art-22' && available === 'unknown'),
    )!;
    expect(here('remedy-cat-art-22', unknown.id)).toMatch(/^Not established whether/);
  });
});

describe('a mention', () => {
  it('of several entries shows the first and offers the others', () => {
    const content = composeCard(
      base,
      {
        category: 'red-notice',
        targets: ['red-notice', 'interpol', 'no-such-entry'],
        text: 'notice',
        lang: 'en',
      },
      { court: 'pl', language: 'en' },
    );
    expect(content.id).toBe('red-notice');
    expect(content.sections.at(-1)).toEqual({
      role: 'see',
      title: 'Could also mean',
      items: [{ text: 'INTERPOL', entry: 'interpol' }],
    });
  });

  it('of a decision that the base does not hold claims nothing of it', () => {
    const content = composeCard(
      base,
      {
        category: 'case',
        targets: [],
        text: 'M.S.S.  v. Belgium\nand Greece, no. 30696/09',
        lang: 'en',
        pinpoint: '§ 342',
      },
      { court: 'pl', language: 'en' },
    );
    expect(content).toMatchObject({
      id: '',
      kind: 'citation',
      heading: 'M.S.S. v. Belgium and Greece, no. 30696/09',
      weight: null,
      favours: null,
      source: null,
      citation: 'M.S.S. v. Belgium and Greece, no. 30696/09, § 342',
    });
    expect(content.lead).toContain('not in the base');
  });

  it('with the id of an inherited property is not an entry', () => {
    for (const id of ['constructor', '__proto__', 'toString'])
      expect(card(id, 'pl')).toMatchObject({ id: '', kind: 'citation' });
  });
});
