import { describe, expect, it } from 'vitest';
import type { CaseEntry, JurisdictionEntry, TreatyEntry } from '../../../knowledge/entry.ts';
import { base, cases, codeOf, countries, entries, faults, isInternational, regions } from './countries.ts';

/** The treaties, the law and the decisions of a country, against the entries of those treaties, statutes and cases. */

const treaties = entries.filter((entry): entry is TreatyEntry => entry.kind === 'treaty');

describe('the treaties of a country', () => {
  /**
   * Where the sources of a treaty contradict each other the country keeps the lesser state, so that the card says
   * that sources differ. Zimbabwe: domestic notice of December 2022 against a report of January 2023.
   */
  const disputed = ['zw CN'];
  const fields = [
    ['CN', 'treaty_with_china', 'treaty_with_china_status'],
    ['HK', 'treaty_with_hk', 'treaty_with_hk_status'],
  ] as const;
  const ranks = ['unchecked', 'secondary', 'primary'];

  it('are those of the treaty entries, in the same state, and read no better than there', () => {
    expect(
      faults((state) =>
        fields.flatMap(([party, field, status]) => {
          const own = treaties.filter(
            (one) => one.type === 'extradition' && one.with === party && one.partner.code === codeOf(state),
          );
          if (own.length === 0)
            return state[field] === null && state[status] === null ? [] : [`${field} has no treaty entry`];
          if (own.length > 1) return [`${own.length} extradition treaties with ${party}`];
          const treaty = own[0]!;
          const wrong: string[] = [];
          if (state[field] !== (treaty.status === 'none' ? 'none' : treaty.id))
            wrong.push(`${field} is ${state[field]}`);
          const differs = state[status] !== treaty.status;
          if (differs !== disputed.includes(`${state.id} ${party}`))
            wrong.push(`${status} is ${state[status]}`);
          if (differs && !/sources differ/i.test(state.note.en))
            wrong.push('the note is silent on the difference');
          const level = state.checked_by_field[field];
          if (!level || ranks.indexOf(level) > ranks.indexOf(treaty.checked))
            wrong.push(`${field} read as ${level}`);
          return wrong;
        }),
      ),
    ).toEqual([]);
  });

  it('are not said to be absent without saying how that was found', () => {
    expect(
      faults((state) => {
        if (regions.includes(state.id)) return [];
        const absent = [
          ...(state.treaty_with_china === null ? ['No extradition treaty with China'] : []),
          ...(state.treaty_with_hk === null ? ['surrender agreement with Hong Kong'] : []),
        ];
        const said = absent.every((words) => state.note.en.includes(words));
        const hedged =
          absent.length === 0 ||
          /(absence )?was( not)? checked against an official register/.test(state.note.en);
        return said && hedged ? [] : ['silent on an absence'];
      }),
    ).toEqual([]);
    // Nor as absent where an entry of the base is there.
    expect(
      faults((state) => [
        ...(state.treaty_with_china !== null && /No extradition treaty with China/.test(state.note.en)
          ? ['China']
          : []),
        ...(state.treaty_with_hk !== null &&
        /No (extradition.* and no )?surrender agreement/.test(state.note.en)
          ? ['Hong Kong']
          : []),
      ]),
    ).toEqual([]);
  });
});

describe('the law of a country', () => {
  const fieldsOfLaw = ['extradition_law', 'who_decides', 'refusal_grounds'] as const;

  it('has a source for each field that names it', () => {
    expect(
      faults((state) =>
        fieldsOfLaw
          .filter((field) => state.checked_by_field[field])
          .filter((field) => !state.sources.some(({ supports }) => supports.includes(field)))
          .map((field) => `${field} has no source`),
      ),
    ).toEqual([]);
  });

  it('is read no better than the statute’s own entry, and says so ground by ground', () => {
    expect(
      faults((state) => {
        const law = state.extradition_law === null ? undefined : base.entries[state.extradition_law];
        if (law?.kind !== 'instrument') return [];
        const wrong: string[] = [];
        for (const field of ['extradition_law', 'refusal_grounds'] as const)
          if (law.checked === 'secondary' && state.checked_by_field[field] === 'primary')
            wrong.push(`${field} read as primary, ${law.id} as secondary`);
        if (state.checked_by_field.refusal_grounds !== 'primary') return wrong;
        for (const { en } of state.refusal_grounds) {
          const place = /(?:art|s)\.? ([\d-]+(?:\(\d\w?\))*(?:\(\w\))?)/.exec(en)?.[1];
          const exact = law.provisions.filter(
            ({ ref }) => place !== undefined && ref.replace('§', 's').endsWith(` ${place}`),
          );
          if (
            exact.some(({ checked }) => checked === 'secondary') &&
            !/by an (account|unofficial copy)/.test(en)
          )
            wrong.push(`${en} was not read in the statute`);
        }
        return wrong;
      }),
    ).toEqual([]);
  });

  it('lists no ground that was not read', () => {
    const unread = /not (opened|read)|title only|heading only/i;
    expect(
      faults((state) => state.refusal_grounds.map(({ en }) => en).filter((en) => unread.test(en))),
    ).toEqual([]);
  });
});

describe('the decisions of a country', () => {
  /** Given by an international body against this state: its name says so, or its entry gives the state's own weight. */
  const isAgainst = (entry: CaseEntry, state: JurisdictionEntry) =>
    isInternational(entry) &&
    (new RegExp(`\\b${state.name.en}\\b`).test(entry.name.en) ||
      entry.weight.some((weight) => weight.in === codeOf(state) && weight.status === 'binding'));

  it('were given there, against it, or on its own request', () => {
    expect(
      faults((state) =>
        state.notable_cases.filter((id) => {
          const entry = base.entries[id] as CaseEntry;
          const near = entry.jurisdiction === codeOf(state) || entry.requesting === codeOf(state);
          return !near && !isAgainst(entry, state);
        }),
      ),
    ).toEqual([]);
  });

  it('are all there: those of its courts, and those given against it', () => {
    expect(
      faults((state) =>
        cases
          .filter((entry) => entry.jurisdiction === codeOf(state) || isAgainst(entry, state))
          .map(({ id }) => id)
          .filter((id) => !state.notable_cases.includes(id)),
      ),
    ).toEqual([]);
  });

  it('leave out no decision that an international body gave against a state', () => {
    const named = new Set(countries.flatMap((state) => state.notable_cases));
    expect(
      cases
        .filter((entry) => isInternational(entry) && entry.jurisdiction !== 'EU' && !named.has(entry.id))
        .map(({ id }) => id),
    ).toEqual([]);
  });
});
