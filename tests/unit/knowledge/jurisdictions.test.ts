import { describe, expect, it } from 'vitest';
import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { CaseEntry, Entry, JurisdictionEntry, TreatyEntry } from '../../../knowledge/entry.ts';

/** What a country entry may say, checked against itself and against the treaties, cases and statutes of the base. */

const { base } = compileOwn();
const entries = Object.values(base.entries);
const all = entries.filter((entry): entry is JurisdictionEntry => entry.kind === 'jurisdiction');
const cases = entries.filter((entry): entry is CaseEntry => entry.kind === 'case');
const treaties = entries.filter((entry): entry is TreatyEntry => entry.kind === 'treaty');
const codeOf = (state: JurisdictionEntry) => state.id.toUpperCase();
const isTop = (entry: CaseEntry) => /^(Supreme|Constitutional) court$/.test(entry.court_level);
const isInternational = (entry: CaseEntry) => ['ECHR', 'EU', 'UN', 'ACHR'].includes(entry.jurisdiction);
/** Regions of China, which are party to nothing by themselves. */
const regions = ['hk', 'mo'];

/** Whether a state is a member; `null` where that is not established. */
function member(state: JurisdictionEntry, key: string): boolean | null {
  const value = state.memberships[key] ?? null;
  return typeof value === 'string' ? true : value;
}

/** Whatever is wrong, as lines; the expectation is that there are none, so that a failure names all of them. */
const faults = (find: (state: JurisdictionEntry) => string[]) =>
  all.flatMap((state) => find(state).map((fault) => `${state.id}: ${fault}`));

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
    const russia = all.find(({ id }) => id === 'ru')!;
    expect(member(russia, 'coe_echr')).toBe(false);
    expect(russia.note.en).toContain('16 September 2022');
    expect(all.filter((state) => member(state, 'coe_echr') === true)).toHaveLength(46);
    expect(all.filter((state) => member(state, 'eu') === true)).toHaveLength(27);
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
    for (const state of all) {
      expect(state.remedies.map(({ id }) => id).sort(), state.id).toEqual([...ids].sort());
      const free = state.remedies.filter(({ id }) => /wgad|special-procedures/.test(id));
      for (const { available } of free)
        expect(available, state.id).toBe(state.id === 'tw' ? 'unknown' : true);
    }
  });
});

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
    const numbers = (words: string) => words.match(/\d+[a-z]?(?:-\d+)?/gi)?.[0];
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
            wrong.push(`${en} was not read in the statute (${numbers(en)})`);
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
  it('were given there, against it, or on its own request', () => {
    expect(
      faults((state) =>
        state.notable_cases.filter((id) => {
          const entry = base.entries[id] as CaseEntry;
          const against =
            isInternational(entry) && entry.weight.some((weight) => weight.in === codeOf(state));
          return entry.jurisdiction !== codeOf(state) && entry.requesting !== codeOf(state) && !against;
        }),
      ),
    ).toEqual([]);
  });

  it('are all there: those of its courts, and those that bind it as the respondent', () => {
    expect(
      faults((state) =>
        cases
          .filter(
            (entry) =>
              entry.jurisdiction === codeOf(state) ||
              (isInternational(entry) &&
                entry.weight.some((weight) => weight.in === codeOf(state) && weight.status === 'binding')),
          )
          .map(({ id }) => id)
          .filter((id) => !state.notable_cases.includes(id)),
      ),
    ).toEqual([]);
  });
});

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
    for (const state of all) {
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
    const poland = ruleOf(all.find(({ id }) => id === 'pl')!, 'ECHR')!;
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
    for (const state of all)
      for (const rule of state.authority_rules)
        expect(
          rule.checked === 'unchecked' || Boolean(state.checked_by_field.authority_rules),
          state.id,
        ).toBe(true);
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

  it('name languages only where they were read, each by a code that is known', () => {
    const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    for (const state of all) {
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
    for (const state of all)
      for (const [language, name] of Object.entries({ ...state.names, en: state.name.en })) {
        const key = `${language} ${name}`;
        expect(seen.get(key) ?? state.id, key).toBe(state.id);
        seen.set(key, state.id);
      }
  });
});
