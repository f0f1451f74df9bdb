import { describe, expect, it } from 'vitest';
import type { Entry, JurisdictionEntry } from '../../../knowledge/entry.ts';
import { base, countries, entries, faults, member, regions } from './countries.ts';

/** What a country is party to, which remedies that opens, and the words that tell it: against itself and its sources. */

/** Every sentence that a reader sees of a country. */
const prose = (state: JurisdictionEntry): string[] => [
  state.note.en,
  state.who_decides?.en ?? '',
  ...state.refusal_grounds.map((ground) => ground.en),
  ...state.remedies.map((remedy) => remedy.why.en),
  ...state.authority_rules.map((rule) => rule.why.en),
];

describe('the memberships of a country', () => {
  it('hold together: what needs another membership has it', () => {
    const needs = [
      ['eu', 'coe_echr'],
      ['coe_echr', 'european_convention_extradition_1957'],
      ['uncat_art22', 'uncat'],
      ['iccpr_op1', 'iccpr'],
      ['iachr_court', 'oas'],
      ['achpr_court', 'achpr_charter'],
    ] as const;
    expect(
      faults((state) =>
        needs
          .filter(([key, needed]) => member(state, key) === true && member(state, needed) !== true)
          .map(([key, needed]) => `${key} without ${needed}`),
      ),
    ).toEqual([]);
    // A membership that is known not to be there leaves no doubt about what rests on it.
    expect(
      faults((state) =>
        needs
          .slice(2)
          .filter(([key, needed]) => member(state, needed) === false && member(state, key) !== false)
          .map(([key]) => `${key} in doubt`),
      ),
    ).toEqual([]);
  });

  it('put no country in two regional systems', () => {
    const regional = ['coe_echr', 'oas', 'achpr_charter'];
    expect(
      faults((state) => {
        const found = regional.filter((key) => member(state, key) === true);
        return found.length > 1 ? [found.join(', ')] : [];
      }),
    ).toEqual([]);
  });

  it('began after the treaty was opened, the protocol no earlier than its covenant, and before the day of the base', () => {
    const opened: { [key: string]: string } = {
      uncat: '1984-12-10',
      iccpr: '1966-12-16',
      iccpr_op1: '1966-12-16',
      refugee_convention_1951: '1951-07-28',
      protocol_1967: '1967-01-31',
      icpped: '2006-12-20',
      iachr_court: '1969-11-22',
      achpr_court: '1998-06-10',
    };
    expect(
      faults((state) => [
        ...Object.entries(state.memberships)
          .filter(([, value]) => typeof value === 'string')
          .filter(([key, value]) => {
            const day = value as string;
            return !(key in opened) || day < opened[key]!.slice(0, day.length) || day > base.asOf;
          })
          .map(([key, value]) => `${key} ${value}`),
        ...(String(state.memberships.iccpr_op1) < String(state.memberships.iccpr) &&
        typeof state.memberships.iccpr_op1 === 'string' &&
        typeof state.memberships.iccpr === 'string'
          ? ['iccpr_op1 before iccpr']
          : []),
        ...Object.entries(state.memberships_as_of)
          .filter(([key, day]) => {
            const since = state.memberships[key];
            return day > base.asOf || (typeof since === 'string' && since.slice(0, day.length) > day);
          })
          .map(([key, day]) => `${key} as of ${day}`),
      ]),
    ).toEqual([]);
  });

  it('say as of when, where a state may join or leave a list that was read', () => {
    const dated = ['coe_echr', 'iachr_court', 'uncat', 'uncat_art22', 'iccpr', 'iccpr_op1', 'interpol'];
    dated.push('european_convention_extradition_1957');
    expect(
      faults((state) =>
        dated
          .filter((key) => member(state, key) === true && !(key in state.memberships_as_of))
          .filter((key) => !(regions.includes(state.id) && ['uncat', 'iccpr'].includes(key)))
          .map((key) => `${key} has no as-of date`),
      ),
    ).toEqual([]);
  });

  it('are each supported by a source that names them', () => {
    expect(
      faults((state) => {
        const supported = state.sources.map((source) => source.supports).join('\n');
        return Object.keys(state.memberships)
          .filter((key) => member(state, key) === true && !new RegExp(`\\b${key}\\b`).test(supported))
          .map((key) => `${key} has no source`);
      }),
    ).toEqual([]);
  });

  it('take article 22 to be accepted only on a source that is of article 22 alone', () => {
    const mixed = /or one of them|would be deposited/;
    expect(
      faults((state) => {
        const sources = state.sources.filter(({ supports }) => /uncat_art22/.test(supports));
        const plain = sources.some(({ supports }) => !mixed.test(supports));
        return member(state, 'uncat_art22') === true && !plain ? ['only a mixed list'] : [];
      }),
    ).toEqual([]);
  });

  it('have Russia outside the European Convention, and nobody else that left', () => {
    const russia = countries.find(({ id }) => id === 'ru')!;
    expect(member(russia, 'coe_echr')).toBe(false);
    expect(russia.note.en).toContain('16 September 2022');
    expect(countries.filter((state) => member(state, 'coe_echr') === true)).toHaveLength(46);
    expect(countries.filter((state) => member(state, 'eu') === true)).toHaveLength(27);
  });
});

describe('the remedies of a country', () => {
  /** The membership that a remedy rests on, and how its reason begins where it is open, closed and not established. */
  const rests: { [remedy: string]: { on: string; open: RegExp; closed: RegExp; unknown?: RegExp } } = {
    'remedy-ecthr-rule-39': {
      on: 'coe_echr',
      open: /^Party to the European Convention/,
      closed: /^(Not|Ceased to be) a party/,
    },
    'remedy-cat-art-22': {
      on: 'uncat_art22',
      open: /^Has accepted individual complaints, as known in .*\d{4}/,
      closed:
        /^(Not a party to the Convention against Torture|Party, but had made no article 22|The Convention applies through China)/,
      unknown:
        /^(Whether it has made an article 22 declaration|On the UN list of February 1998|An article 22 declaration was announced)/,
    },
    'remedy-hrc-op1': {
      on: 'iccpr_op1',
      open: /^Party to the Optional Protocol.*\d{4}/,
      closed:
        /^(Not a party to the Optional Protocol|Denounced the Optional Protocol|The Optional Protocol was not found to apply)/,
    },
    'remedy-iachr-precautionary': {
      on: 'oas',
      open: /^Member of the Org/,
      closed: /^Not a member of the Org/,
    },
    'remedy-iacthr-provisional': {
      on: 'iachr_court',
      open: /^Accept(s|ed) the/,
      closed: /^Has not accepted/,
    },
    'remedy-achpr-provisional': {
      on: 'achpr_charter',
      open: /^Party to the Af/,
      closed: /^Not a party to the Af/,
    },
    'remedy-acthpr': {
      on: 'achpr_court',
      open: /^Has a declaration under article 34\(6\)/,
      closed: /^(Not on the African Court's list|Withdrew its article 34\(6\) declaration)/,
    },
  };

  it('are open where the membership is established, closed where it is known not to be, and else not established', () => {
    expect(
      faults((state) =>
        Object.entries(rests).flatMap(([id, { on, open, closed, unknown }]) => {
          const remedy = state.remedies.find((one) => one.id === id);
          if (!remedy) return [`${id} is not listed`];
          const expected = member(state, on) ?? 'unknown';
          if (remedy.available !== expected) return [`${id} is ${remedy.available}, ${on} is ${expected}`];
          const reason = expected === 'unknown' ? unknown : expected ? open : closed;
          return reason?.test(remedy.why.en) ? [] : [`${id}: ${remedy.why.en}`];
        }),
      ),
    ).toEqual([]);
  });

  it('give the day on which the list of complaints procedures was read', () => {
    const found = faults((state) =>
      state.remedies
        .filter(({ id, available }) => id === 'remedy-hrc-op1' && available === true)
        .filter(({ why }) => {
          const asOf = state.memberships_as_of.iccpr_op1!;
          return !why.en.includes(asOf.slice(0, 4));
        })
        .map(({ why }) => why.en),
    );
    expect(found).toEqual([]);
  });

  it('are the same ten for every country, those without a treaty open to UN members', () => {
    const ids = entries.filter((entry) => entry.kind === 'remedy').map(({ id }) => id);
    for (const state of countries) {
      expect(state.remedies.map(({ id }) => id).sort(), state.id).toEqual([...ids].sort());
      const free = state.remedies.filter(({ id }) => /wgad|special-procedures/.test(id));
      for (const { available } of free)
        expect(available, state.id).toBe(state.id === 'tw' ? 'unknown' : true);
    }
  });
});

describe('the words of a country', () => {
  it('show no id, no belief, and no sentence that points at another that is not there', () => {
    // The ids of other kinds are also words ("enforced-disappearance").
    const ids = entries
      .filter(({ id, kind }) => kind === 'case' || /^(inst|treaty|remedy)-/.test(id))
      .map(({ id }) => id);
    const vague = /\b(believed|general knowledge|dossier|found there|obviously|clearly|always|never)\b/i;
    /** True as they stand: "never" of a signature that was not followed, read in a register or a committee's report. */
    const allowed = /never (joined the American Convention|in force)/;
    expect(
      faults((state) =>
        prose(state).filter(
          (words) =>
            vague.test(words.replace(allowed, '')) ||
            ids.some((id) => new RegExp(`(^|[\\s(:])${id}([\\s).,;]|$)`).test(words)),
        ),
      ),
    ).toEqual([]);
  });

  it('name no source twice for the same', () => {
    expect(
      faults((state) => {
        const keys = state.sources.map(({ url, supports }) => `${url} ${supports}`);
        return keys.filter((key, at) => keys.indexOf(key) !== at);
      }),
    ).toEqual([]);
  });

  it('name languages only where they were read, each by a code that is known', () => {
    const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    for (const state of countries) {
      for (const code of state.languages) expect(known.of(code), `${state.id}: ${code}`).toBeDefined();
      for (const code of Object.keys(state.names))
        expect(known.of(code), `${state.id}: ${code}`).toBeDefined();
      expect(state.languages.length > 0, state.id).toBe(Boolean(state.checked_by_field.languages));
    }
  });

  it('write a name in the script of its language', () => {
    const scripts: { [language: string]: RegExp } = {
      ar: /^[\p{Script=Arabic}\p{M}\s()-]+$/u,
      fa: /^[\p{Script=Arabic}\s]+$/u,
      ru: /^[\p{Script=Cyrillic}\s—().-]+$/u,
      uk: /^[\p{Script=Cyrillic}\s]+$/u,
      zh: /^[\p{Script=Han}（）]+$/u,
      'zh-Hant': /^[\p{Script=Han}]+$/u,
      ja: /^[\p{Script=Han}\p{Script=Kana}]+$/u,
      fr: /^[\p{Script=Latin}\s()'’-]+$/u,
      es: /^[\p{Script=Latin}\s()-]+$/u,
    };
    expect(
      faults((state) =>
        Object.entries(state.names)
          .filter(([language, name]) => scripts[language] && !scripts[language].test(name))
          .map(([language, name]) => `${language}: ${name}`),
      ),
    ).toEqual([]);
    // No two countries have one name in a language.
    const seen = new Map<string, Entry['id']>();
    for (const state of countries)
      for (const [language, name] of Object.entries({ ...state.names, en: state.name.en })) {
        const key = `${language} ${name}`;
        expect(seen.get(key) ?? state.id, key).toBe(state.id);
        seen.set(key, state.id);
      }
  });
});
