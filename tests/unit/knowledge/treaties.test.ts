import { describe, expect, it } from 'vitest';
import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { TreatyEntry } from '../../../knowledge/entry.ts';

/** That a treaty's status, its dates and what its country's page says of it agree, for every treaty of the base. */

const { base } = compileOwn();
const treaties = Object.values(base.entries).filter((entry) => entry.kind === 'treaty');
const failing = (check: (entry: TreatyEntry) => boolean) =>
  treaties.filter((entry) => !check(entry)).map(({ id }) => id);

/** Compares two dates as far as both are known. */
const notAfter = (first: string, second: string) => {
  const known = Math.min(first.length, second.length);
  return first.slice(0, known) <= second.slice(0, known);
};

describe('a treaty', () => {
  it('is in force no sooner than it was signed', () => {
    expect(
      failing(({ signed, in_force }) => signed === '' || in_force === '' || notAfter(signed, in_force)),
    ).toEqual([]);
  });

  it('has a day of entry into force only where it is or was in force', () => {
    const forced = ['in-force', 'suspended', 'terminated'];
    expect(failing(({ status, in_force }) => in_force === '' || forced.includes(status))).toEqual([]);
  });

  it('has no dates and no clauses where there is none', () => {
    expect(
      failing(
        (entry) =>
          entry.status !== 'none' ||
          (entry.signed === '' && entry.in_force === '' && entry.refusal_grounds.length === 0),
      ),
    ).toEqual([]);
  });

  it('says as of when its status is known, unless that is the day of entry into force or the note says what was read', () => {
    expect(
      failing(({ status_date, in_force, note }) => status_date !== '' || in_force !== '' || note.en !== ''),
    ).toEqual([]);
  });

  it('dates its status no sooner than signing and entry into force, and no later than the base', () => {
    expect(
      failing(
        ({ status_date, signed, in_force }) =>
          status_date === '' ||
          ((signed === '' || notAfter(signed, status_date)) &&
            (in_force === '' || notAfter(in_force, status_date)) &&
            notAfter(status_date, base.asOf)),
      ),
    ).toEqual([]);
  });

  it('says in its note why its status is open', () => {
    expect(failing(({ status, note }) => status !== 'unknown' || note.en !== '')).toEqual([]);
  });

  it('names each clause once, and no source twice', () => {
    expect(
      failing(({ refusal_grounds, sources }) => {
        const clauses = refusal_grounds.map((ground) => `${ground.ref} ${ground.proposition.en}`);
        const urls = sources.map(({ url }) => url).filter((url) => url !== '');
        return new Set(clauses).size === clauses.length && new Set(urls).size === urls.length;
      }),
    ).toEqual([]);
  });

  it('stands once for each country, party and kind', () => {
    const keys = treaties.map((entry) => `${entry.partner.code} ${entry.with} ${entry.type}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});

describe('a treaty and the page of its country', () => {
  it('agree on the status, or both say that sources differ', () => {
    const disagreeing = treaties.flatMap((treaty) => {
      if (treaty.type !== 'extradition') return [];
      const state = base.entries[treaty.partner.code.toLowerCase()];
      if (state?.kind !== 'jurisdiction') return [];
      const [named, status] =
        treaty.with === 'CN'
          ? [state.treaty_with_china, state.treaty_with_china_status]
          : [state.treaty_with_hk, state.treaty_with_hk_status];
      const expected = treaty.status === 'none' ? 'none' : treaty.id;
      if (named === expected && status === treaty.status) return [];
      const differ = [treaty, state].every(({ note }) => note.en.includes('Sources differ'));
      return differ ? [] : [`${treaty.id}: ${named}, ${status}`];
    });
    expect(disagreeing).toEqual([]);
  });
});
