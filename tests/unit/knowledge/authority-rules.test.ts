import { describe, expect, it } from 'vitest';
import type { CaseEntry, JurisdictionEntry } from '../../../knowledge/entry.ts';
import { cases, codeOf, countries, faults, member } from './countries.ts';

/** What binds in a country and what persuades, against its memberships and the weight that the cases themselves give. */

const isTop = (entry: CaseEntry) => /^(Supreme|Constitutional) court$/.test(entry.court_level);

describe('the rules of authority of a country', () => {
  const ruleOf = (state: JurisdictionEntry, source: string) =>
    state.authority_rules.find((rule) => rule.source === source);

  it('make no advisory body binding, and no court that the state is not under', () => {
    const binding: { [source: string]: string | null } = {
      ECHR: 'coe_echr',
      EU: 'eu',
      ACHR: 'iachr_court',
      ACHPR: 'achpr_court',
      'UN-CAT': null,
      'UN-HRC': null,
    };
    expect(
      faults((state) =>
        Object.entries(binding)
          .filter(([source, on]) => {
            const rule = ruleOf(state, source);
            const bound = on !== null && member(state, on) === true;
            return rule ? (rule.status === 'binding') !== bound : bound;
          })
          .map(([source]) => source),
      ),
    ).toEqual([]);
  });

  it('are given for the bodies of the treaties that the state is party to, and no others', () => {
    expect(
      faults((state) =>
        (
          [
            ['UN-CAT', 'uncat'],
            ['UN-HRC', 'iccpr'],
            ['ACHPR', 'achpr_charter'],
          ] as const
        )
          .filter(([source, on]) => (ruleOf(state, source) !== undefined) !== (member(state, on) === true))
          .map(([source]) => source),
      ),
    ).toEqual([]);
  });

  it('say that a judgment binds the state that it was given against, and not every other', () => {
    for (const state of countries) {
      for (const source of ['ECHR', 'ACHR']) {
        const rule = ruleOf(state, source);
        if (rule?.status === 'binding')
          expect(rule.why.en, state.id).toContain('the state that it was given against');
      }
      for (const source of ['UN-CAT', 'UN-HRC'])
        expect(ruleOf(state, source)?.why.en ?? 'do not bind', state.id).toMatch(/do not bind|courts differ/);
      for (const rule of state.authority_rules)
        expect(rule.why.en, state.id).not.toMatch(/expected to follow/);
    }
  });

  it('do not call a judgment one against another state where it was given', () => {
    const poland = ruleOf(countries.find(({ id }) => id === 'pl')!, 'ECHR')!;
    expect(poland.why.en).toMatch(/given against \(article 46\), as Liu v\. Poland does here/);
    expect(poland.why.en).not.toMatch(/another state, such as Liu/);
  });

  it('accept complaints under article 22 only where that is established', () => {
    expect(
      faults((state) => {
        const says = /Accepts complaints/.test(ruleOf(state, 'UN-CAT')?.why.en ?? '');
        return says === (member(state, 'uncat_art22') === true)
          ? []
          : [ruleOf(state, 'UN-CAT')?.why.en ?? 'no rule'];
      }),
    ).toEqual([]);
  });

  it('name the top court’s decisions of this base, each with the weight that its own entry gives', () => {
    expect(
      faults((state) => {
        const own = cases.filter((entry) => entry.jurisdiction === codeOf(state) && isTop(entry));
        const rule = ruleOf(state, 'own-supreme');
        if (own.length === 0) return rule ? ['a rule without a decision'] : [];
        const missing = own
          .map((entry) => {
            const weight = entry.weight.find((one) => one.in === codeOf(state));
            return `${entry.name.en} (${weight?.status})`;
          })
          .filter((named) => !rule?.why.en.includes(named));
        const anyBinding = / \(binding\)/.test(rule?.why.en ?? '');
        return [
          ...missing,
          ...(rule?.status === 'binding' && !anyBinding ? ['binding without a decision'] : []),
        ];
      }),
    ).toEqual([]);
  });

  it('are our own reading until a source is read for them', () => {
    for (const state of countries)
      for (const rule of state.authority_rules)
        expect(
          rule.checked === 'unchecked' || Boolean(state.checked_by_field.authority_rules),
          state.id,
        ).toBe(true);
  });
});
