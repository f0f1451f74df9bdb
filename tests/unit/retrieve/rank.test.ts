import { describe, expect, it } from 'vitest';
import {
  fewRulings,
  rankAdverse,
  rankCases,
  strengthOf,
  whyBefore,
} from '../../../knowledge/retrieve/rank.ts';
import { base, caseOf, courts, entries } from './own-base.ts';

const cases = entries.filter((entry) => entry.kind === 'case');
const order = { binding: 0, persuasive: 1, none: 2 } as const;

describe('the ranking of precedents', () => {
  it('puts what binds before what persuades, in every court', () => {
    for (const court of courts) {
      const standing = rankCases(base, cases, court, ['assurances'], 'en').map(
        ({ weight }) => order[weight!.status],
      );
      expect(standing, court).toEqual([...standing].sort());
    }
  });

  it('puts what decides the issue before what does not, and requests by China before others', () => {
    const persuasive = rankCases(base, cases, 'nz', ['assurances'], 'en').filter(
      ({ weight }) => weight!.status === 'persuasive',
    );
    const shares = persuasive.map(({ shared }) => Math.sign(shared));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const onPoint = persuasive.filter(({ shared }) => shared > 0).map(({ china }) => Number(china));
    expect(onPoint).toEqual([...onPoint].sort((a, b) => b - a));
  });

  it('puts the newer first where nothing else tells them apart', () => {
    const [old, young] = ['2001-01-01', '2020-01-01'].map((date, i) => ({
      ...caseOf('liu-v-poland-2022'),
      id: `same-${i}`,
      date,
    }));
    expect(rankCases(base, [old!, young!], 'pl', [], 'en').map(({ entry }) => entry.date)).toEqual([
      '2020-01-01',
      '2001-01-01',
    ]);
  });

  it('says why each comes before the next, by the criterion that put it there', () => {
    const ranked = rankCases(base, cases, 'pl', ['assurances', 'monitoring'], 'en');
    const pairs = ranked.slice(0, -1).map((one, i) => ({ one, next: ranked[i + 1]! }));
    const seen = new Set(pairs.map(({ one, next }) => whyBefore(one, next)));
    for (const criterion of ['standing', 'issue', 'china', 'leading', 'newer'] as const)
      expect(seen).toContain(criterion);
    for (const { one, next } of pairs) {
      // In no pair does the later one come first by the criterion that decides.
      expect(whyBefore(next, one), `${next.entry.id} before ${one.entry.id}`).toBeNull();
      if (whyBefore(one, next) === 'newer') expect(one.entry.date >= next.entry.date).toBe(true);
      if (whyBefore(one, next) === 'standing')
        expect(order[one.weight!.status]).toBeLessThan(order[next.weight!.status]);
    }
  });

  it('tells adverse from favourable and keeps both', () => {
    const ranked = rankCases(base, cases, 'nz', [], 'en');
    expect(ranked).toHaveLength(cases.length);
    expect(ranked.find(({ entry }) => entry.id === 'nz-kim-nzsc-2022')!.adverse).toBe(true);
    expect(ranked.find(({ entry }) => entry.id === 'liu-v-poland-2022')!.adverse).toBe(false);
  });

  it('ranks without a court', () => {
    const ranked = rankCases(base, cases, null, ['torture'], 'en');
    expect(ranked[0]!.entry.id).toBe('liu-v-poland-2022');
    expect(ranked.every(({ weight }) => weight === null)).toBe(true);
  });
});

describe('adverse decisions', () => {
  it('hold no favourable one, and put first what binds against the defence on the point', () => {
    const ranked = rankAdverse(base, cases, 'nz', ['assurances', 'torture'], 'en');
    expect(ranked.every(({ entry }) => entry.favours !== 'defence')).toBe(true);
    expect(ranked[0]!.entry.id).toBe('nz-kim-nzsc-2022');
  });
});

describe('the few rulings of a card', () => {
  it('keep the order, and never leave out the best on China', () => {
    const ranked = rankCases(base, cases, 'gb', ['assurances'], 'en');
    const few = fewRulings(ranked, 3);
    expect(few).toHaveLength(3);
    expect(few[0]).toBe(ranked[0]);
    expect(few.some(({ china }) => china)).toBe(true);
    const places = few.map((one) => ranked.indexOf(one));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the strength of an argument', () => {
  it('is greater where its authorities bind', () => {
    const argument = base.entries['arg-no-individual-risk'];
    if (argument?.kind !== 'argument') throw new Error('no such argument');
    expect(strengthOf(base, argument, 'pl')).toBeGreaterThan(strengthOf(base, argument, 'us'));
  });
});
