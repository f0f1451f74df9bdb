import { describe, expect, it } from 'vitest';
import type { CaseEntry, KnowledgeBase } from '../../../knowledge/entry.ts';
import { weightIn } from '../../../knowledge/retrieve/weigh.ts';
import { base, caseOf, courts, entries } from './own-base.ts';

const weight = (id: string, court: string | null) => weightIn(base, caseOf(id), court, 'en');

describe('what Liu v. Poland weighs', () => {
  it('binds in Poland, by what was read', () => {
    expect(weight('liu-v-poland-2022', 'pl')).toEqual({
      status: 'binding',
      words: 'binding here: Chamber judgment against your state (Poland)',
      why: 'Respondent State; Article 46 § 1 of the Convention',
      checked: true,
    });
  });

  it('binds in no other court in the world', () => {
    const binds = courts.filter((court) => weight('liu-v-poland-2022', court)?.status === 'binding');
    expect(binds).toEqual(['pl']);
  });

  it.each(['gb', 'fr', 'de', 'tr', 'ch'])(
    'persuades in %s, as a Chamber judgment against another state',
    (court) => {
      const found = weight('liu-v-poland-2022', court)!;
      expect(found).toMatchObject({
        status: 'persuasive',
        words: 'persuasive: Chamber judgment against another state',
        checked: true,
      });
      expect(found.why).toContain('it binds Poland alone');
    },
  );

  it('is said to be our own reading where the court is outside the Convention', () => {
    for (const court of ['us', 'nz', 'ru']) {
      const found = weight('liu-v-poland-2022', court)!;
      expect(found.status).toBe('persuasive');
      expect(found.checked).toBe(false);
      expect(found.words).toContain('our reading');
    }
  });

  it('is not weighed where no court is chosen, or one that the base does not have', () => {
    expect(weight('liu-v-poland-2022', null)).toBeNull();
    expect(weight('liu-v-poland-2022', 'xx')).toBeNull();
    expect(weight('liu-v-poland-2022', 'constructor')).toBeNull();
  });
});

describe('judgments of human-rights courts', () => {
  it('bind only states for which the entry says so by name', () => {
    for (const entry of entries) {
      if (entry.kind !== 'case' || !['ECHR', 'ACHR', 'UN'].includes(entry.jurisdiction)) continue;
      const named = entry.weight.filter((w) => w.status === 'binding').map((w) => w.in.toLowerCase());
      for (const court of courts)
        if (weightIn(base, entry, court, 'en')?.status === 'binding')
          expect(named, entry.id).toContain(court);
    }
  });

  it('Wong Ho Wing binds Peru, not Brazil, though Brazil accepts the Court', () => {
    expect(weight('wong-ho-wing-v-peru-2015', 'pe')!.status).toBe('binding');
    expect(weight('wong-ho-wing-v-peru-2015', 'br')).toMatchObject({ status: 'persuasive', checked: true });
    expect(weight('wong-ho-wing-v-peru-2015', 'br')!.words).toBe(
      'persuasive: judgment against another state',
    );
  });

  it('names the Grand Chamber', () => {
    expect(weight('saadi-v-italy-2008', 'de')!.words).toBe(
      'persuasive: Grand Chamber judgment against another state',
    );
    expect(weight('saadi-v-italy-2008', 'it')!.status).toBe('binding');
  });
});

describe('rulings of the Court of Justice', () => {
  it('bind every member of the Union, within Union law, and nobody else', () => {
    const binds = courts.filter((court) => weight('petruhhin-c-182-15', court)?.status === 'binding');
    const members = entries.filter((entry) => entry.kind === 'jurisdiction' && entry.memberships.eu === true);
    expect(binds).toEqual(members.map(({ id }) => id));
    expect(binds).not.toContain('gb');
    expect(weight('petruhhin-c-182-15', 'de')!.words).toBe(
      'binding here within Union law: Court of Justice of the European Union (Germany)',
    );
  });
});

describe('decisions of national courts', () => {
  it('are called mine only in their own country and only at their own level', () => {
    expect(weight('cassazione-21125-2023', 'it')!.words).toBe('persuasive: your Supreme Court (Italy)');
    expect(weight('pl-sa-warszawa-2021-zhihui-li', 'pl')!.words).toBe(
      'persuasive: a court of appeal of your country (Poland)',
    );
    expect(weight('cassazione-21125-2023', 'fr')!.words).toBe(
      'persuasive: decision of another country’s court',
    );
    for (const court of courts)
      for (const entry of entries)
        if (
          entry.kind === 'case' &&
          /your (Supreme|constitutional)/.test(weightIn(base, entry, court, 'en')!.words)
        )
          expect(entry.jurisdiction).toBe(court.toUpperCase());
  });

  it('do not bind a whole country where the entry says that an appeal court spoke', () => {
    const found = weight('us-gonzalez-castillo-2022', 'us')!;
    expect(found.words).toBe('binding on the courts below it: United States');
    expect(found.why).toContain('Ninth Circuit');
  });

  it('have no weight where no source gives any, and it is said so', () => {
    expect(weight('pl-sn-2021-zhihui-li', 'us')).toMatchObject({ status: 'none', checked: false });
    expect(weight('pl-sn-2021-zhihui-li', 'us')!.words).toBe(
      'no weight established in my court: United States',
    );
  });
});

describe('decisions of UN bodies', () => {
  it('persuade parties to the treaty, and nobody who is not recorded as one', () => {
    expect(weight('agiza-v-sweden-2005', 'se')!.words).toBe(
      'persuasive: decision against your state (Sweden)',
    );
    expect(weight('agiza-v-sweden-2005', 'fr')!.words).toBe('persuasive: UN Committee against Torture');
    expect(weight('agiza-v-sweden-2005', 'mm')!.status).toBe('none');
    expect(weight('wgad-20-2025-aishan', 'pl')!.status).toBe('persuasive');
    expect(weight('wgad-20-2025-aishan', 'tw')!.status).toBe('none');
  });
});

describe('a weight that was not read', () => {
  const without = (id: string): { base: KnowledgeBase; entry: CaseEntry } => {
    const entry: CaseEntry = { ...caseOf(id), weight: [] };
    return { base: { ...base, entries: { ...base.entries, [id]: entry } }, entry };
  };

  it('is never binding against another state by our own rule', () => {
    const { base: bare, entry } = without('liu-v-poland-2022');
    expect(weightIn(bare, entry, 'de', 'en')).toMatchObject({ status: 'persuasive', checked: false });
    expect(weightIn(bare, entry, 'pl', 'en')).toMatchObject({ status: 'persuasive', checked: false });
  });

  it('follows the country’s rule for its own top court, as our reading', () => {
    const { base: bare, entry } = without('nz-kim-nzsc-2021');
    expect(weightIn(bare, entry, 'nz', 'en')).toEqual({
      status: 'binding',
      words: 'binding here: your Supreme Court (New Zealand) (our reading)',
      why: expect.stringContaining('Binding precedent'),
      checked: false,
    });
  });
});
