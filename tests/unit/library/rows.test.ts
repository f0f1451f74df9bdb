import { describe, expect, it } from 'vitest';
import { caseRows, caseSorts } from '../../../components/library/case-rows.ts';
import { lists, nothingAsked } from '../../../components/library/library-routes.ts';
import { countValues, narrowRows } from '../../../components/library/narrow-rows.ts';
import { sortRows } from '../../../components/library/sort-rows.ts';
import { timelineYears } from '../../../components/library/timeline-years.ts';
import { countStates, treatyMap } from '../../../components/library/treaty-map.ts';
import { treatyRows, treatySorts } from '../../../components/library/treaty-rows.ts';
import { base, courts, entries } from '../retrieve/own-base.ts';

const treaties = treatyRows(base, 'en');
const rulings = caseRows({ base, court: 'pl', language: 'en', style: 'oscola' });
const sorted = <R>(rows: R[], columns: Parameters<typeof sortRows<R>>[1], by: string, down = false) =>
  sortRows(rows, columns, { by, down }, 'en');

describe('sorting', () => {
  it.each(lists.treaties.columns)('puts the treaties in order of %s, and loses none', (by) => {
    for (const down of [false, true]) {
      const rows = sorted(treaties, treatySorts, by, down);
      expect(new Set(rows)).toEqual(new Set(treaties));
      const keys = rows.map(treatySorts.find(({ id }) => id === by)!.key);
      const given = keys.filter((key) => key !== '');
      // What has nothing to compare stands last, whichever way.
      expect(keys.slice(given.length).every((key) => key === '')).toBe(true);
      for (let i = 1; i < given.length; i++) {
        const [a, b] = down ? [given[i]!, given[i - 1]!] : [given[i - 1]!, given[i]!];
        const isDate = ['signed', 'in-force', 'as-of'].includes(by);
        if (typeof a === 'number' || isDate) expect(a <= b, `${a} ${b}`).toBe(true);
        else expect(a.localeCompare(String(b), 'en', { numeric: true })).toBeLessThanOrEqual(0);
      }
    }
  });

  it.each(lists.rulings.columns)('knows how to put the rulings in order of %s', (by) => {
    expect(new Set(sorted(rulings, caseSorts, by)).size).toBe(rulings.length);
  });

  it('puts what binds in my court before what persuades, and what has no weight last', () => {
    const ranks = sorted(rulings, caseSorts, 'weight').map(({ weight }) =>
      ['binding', 'persuasive', 'none'].indexOf(weight!.status),
    );
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBe(3);
  });

  it('keeps rows that are equal in the order that they came in', () => {
    const rows = [
      { date: '2022', n: 1 },
      { date: '', n: 2 },
      { date: '2022', n: 3 },
      { date: '2022-01', n: 4 },
    ];
    const order = (down: boolean) =>
      sortRows(rows, [{ id: 'date', key: (row) => row.date, dates: true }], { by: 'date', down }, 'en').map(
        ({ n }) => n,
      );
    expect(order(false)).toEqual([1, 3, 4, 2]);
    expect(order(true)).toEqual([4, 1, 3, 2]);
  });
});

describe('filtering', () => {
  it('keeps to the state, the party and the type that were chosen', () => {
    const shown = narrowRows(treaties, {
      ...nothingAsked,
      where: { party: 'HK', status: 'suspended', type: 'extradition' },
    });
    expect(shown.length).toBeGreaterThan(3);
    const expected = Object.values(entries).filter(
      (e) => e.kind === 'treaty' && e.with === 'HK' && e.status === 'suspended' && e.type === 'extradition',
    );
    expect(shown.map(({ entry }) => entry.id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('finds words in any order, without accents, in the country’s other names', () => {
    const found = (text: string) =>
      narrowRows(treaties, { ...nothingAsked, text }).map(({ entry }) => entry.partner.code);
    expect(new Set(found('türkiye'))).toEqual(new Set(['TR']));
    expect(new Set(found('extradition POLAND'))).toEqual(new Set(['PL']));
    expect(new Set(found('波兰'))).toEqual(new Set(['PL']));
    expect(found('poland france')).toEqual([]);
  });

  it('finds a ruling by number, person and issue', () => {
    const found = (text: string) =>
      narrowRows(rulings, { ...nothingAsked, text }).map(({ entry }) => entry.id);
    expect(found('37610/18')).toEqual(['liu-v-poland-2022']);
    expect(found('red notice liu poland')).toContain('liu-v-poland-2022');
  });

  it('counts for each choice what choosing it would leave', () => {
    const asked = { ...nothingAsked, where: { party: 'CN', type: 'extradition', status: 'signed' } };
    for (const [status, count] of countValues(treaties, asked, 'status'))
      expect(narrowRows(treaties, { ...asked, where: { ...asked.where, status } })).toHaveLength(count);
  });
});

describe('the map', () => {
  it.each(['CN', 'HK'] as const)('has every country but China’s own once, for %s', (party) => {
    const ids = treatyMap(base, party, 'en').flatMap(({ tiles }) => tiles.map(({ id }) => id));
    const countries = Object.values(entries).filter(
      ({ kind, id }) => kind === 'jurisdiction' && !['cn', 'hk', 'mo'].includes(id),
    );
    expect([...ids].sort()).toEqual(countries.map(({ id }) => id).sort());
    expect(treatyMap(base, party, 'en').find(({ region }) => region === 'other')!.tiles).toEqual([]);
  });

  it('shows the state that the treaty’s entry gives, and says where the country’s entry gives another', () => {
    const tiles = treatyMap(base, 'CN', 'en').flatMap((region) => region.tiles);
    for (const tile of tiles) {
      const own = treaties.find(
        ({ entry }) =>
          entry.partner.code === tile.id.toUpperCase() && entry.with === 'CN' && entry.type === 'extradition',
      );
      if (own) expect([tile.id, tile.status]).toEqual([tile.id, own.entry.status]);
      if (own) expect(tile.doubt !== null).toBe(own.doubt !== '');
    }
    // A country entry that says otherwise, whether or not the base has one today.
    const kenya = base.entries.ke;
    if (kenya?.kind !== 'jurisdiction') throw new Error('no entry for Kenya');
    const differing = {
      ...base,
      entries: { ...base.entries, ke: { ...kenya, treaty_with_china_status: 'signed' } },
    };
    const own = treatyMap(differing, 'CN', 'en').flatMap((region) => region.tiles);
    expect(own.find(({ id }) => id === 'ke')).toMatchObject({ status: 'in-force', doubt: 'signed' });
    const row = treatyRows(differing, 'en').find(({ entry }) => entry.id === 'treaty-cn-ke-extradition');
    expect(row!.doubt).toBe('signed, not in force');
  });

  it.each(['CN', 'HK'] as const)(
    'says “none” of %s only where a source says so, and counts every country',
    (party) => {
      const tiles = treatyMap(base, party, 'en').flatMap((region) => region.tiles);
      const counts = countStates([{ tiles }]);
      expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(tiles.length);
      const reported = entries
        .filter(
          (e) => e.kind === 'treaty' && e.with === party && e.type === 'extradition' && e.status === 'none',
        )
        .map((e) => (e.kind === 'treaty' ? e.partner.code.toLowerCase() : ''));
      const field = party === 'CN' ? 'treaty_with_china' : 'treaty_with_hk';
      const fromCountry = courts.filter((id) => {
        const country = base.entries[id];
        return country?.kind === 'jurisdiction' && country[field] === 'none';
      });
      const none = tiles.filter(({ status }) => status === 'none').map(({ id }) => id);
      expect(none.every((id) => reported.includes(id) || fromCountry.includes(id))).toBe(true);
      expect(none.length).toBe(counts.get('none') ?? 0);
      if (party === 'CN') expect(none.length).toBeGreaterThan(5);
    },
  );
});

describe('the timeline', () => {
  const years = timelineYears(rulings);

  it('has every year from the first to the last, and every ruling in its own', () => {
    expect(years.map(({ year }) => year)).toEqual(years.map((_, i) => years[0]!.year + i));
    expect(years.flatMap(({ rows }) => rows)).toHaveLength(rulings.length);
    for (const { year, rows } of years)
      for (const { entry } of rows) expect(entry.date.startsWith(String(year))).toBe(true);
  });

  it('counts each side', () => {
    for (const { rows, counts } of years)
      expect(counts.defence + counts.mixed + counts['requesting-state']).toBe(rows.length);
    expect(timelineYears([])).toEqual([]);
  });
});
