import { describe, expect, it } from 'vitest';
import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { CaseEntry } from '../../../knowledge/entry.ts';

/**
 * What a hostile opponent would look for first in a decision of the base, checked for every one of them: that it claims
 * no more force than it has, that its numbers fit each other, and that it says how much of it was read.
 */

const { base } = compileOwn();
const cases = Object.values(base.entries).filter((entry) => entry.kind === 'case');
const international = ['ECHR', 'EU', 'UN', 'ACHR'];

/** The entries for which `check` does not hold, by id, so that a failure names them. */
const failing = (check: (entry: CaseEntry) => boolean, of = cases) =>
  of.filter((entry) => !check(entry)).map(({ id }) => id);

/** Compares two dates as far as both are known: a year alone is not before a day of that year. */
const notAfter = (first: string, second: string) => {
  const known = Math.min(first.length, second.length);
  return first.slice(0, known) <= second.slice(0, known);
};

describe('the force of a decision', () => {
  const binding = (entry: CaseEntry) => entry.weight.filter(({ status }) => status === 'binding');

  it('weighs somewhere', () => {
    expect(failing((entry) => entry.weight.length > 0)).toEqual([]);
  });

  it('weighs once in each place', () => {
    const places = (entry: CaseEntry) => entry.weight.map((weight) => weight.in);
    expect(failing((entry) => new Set(places(entry)).size === entry.weight.length)).toEqual([]);
  });

  it('binds the respondent alone where a human-rights court decided', () => {
    const respondent = (entry: CaseEntry) => {
      const title = entry.name.en.toLowerCase();
      return binding(entry).every((weight) => {
        const state = base.entries[weight.in.toLowerCase()];
        if (state?.kind !== 'jurisdiction') return false;
        return [state.name.en, ...state.aka].some((name) => title.includes(name.toLowerCase()));
      });
    };
    const judged = cases.filter(({ jurisdiction }) => jurisdiction === 'ECHR' || jurisdiction === 'ACHR');
    expect(judged.length).toBeGreaterThan(25);
    expect(failing(respondent, judged)).toEqual([]);
  });

  it('binds the members of the Union, and nobody else, where the Court of Justice decided', () => {
    const union = cases.filter(({ jurisdiction }) => jurisdiction === 'EU');
    expect(
      failing((entry) => JSON.stringify(binding(entry).map((weight) => weight.in)) === '["EU"]', union),
    ).toEqual([]);
  });

  it('never binds where a treaty body or an expert mechanism spoke', () => {
    const committee = cases.filter(({ jurisdiction }) => jurisdiction === 'UN');
    expect(failing((entry) => binding(entry).length === 0, committee)).toEqual([]);
  });

  it('binds only at home, and from no trial court or authority, where no international body decided', () => {
    const national = cases.filter(({ jurisdiction }) => !international.includes(jurisdiction));
    const top = (entry: CaseEntry) => /^(Supreme|Constitutional|Appeal) court$/.test(entry.court_level);
    expect(
      failing(
        (entry) => binding(entry).every((weight) => weight.in === entry.jurisdiction && top(entry)),
        national,
      ),
    ).toEqual([]);
  });

  it('finds a violation only where an international body decided', () => {
    const found = (entry: CaseEntry) => entry.outcome === 'violation' || entry.outcome === 'no-violation';
    expect(failing((entry) => !found(entry) || international.includes(entry.jurisdiction))).toEqual([]);
  });

  it('gives a court level that fits the body', () => {
    const body: Record<string, RegExp> = {
      ECHR: /^(Grand Chamber|Chamber|Chamber \(admissibility\))$/,
      EU: /^(Grand Chamber|Chamber)$/,
      UN: /^(Treaty body|Expert mechanism)$/,
      ACHR: /^Regional court$/,
    };
    const national =
      /^((Constitutional|Supreme|Appeal) court|First instance( \(judicial review\))?|Authority|Practice)$/;
    expect(failing((entry) => (body[entry.jurisdiction] ?? national).test(entry.court_level))).toEqual([]);
  });
});

describe('what cuts against the defence', () => {
  it('is met wherever it is not wholly for the defence', () => {
    expect(failing((entry) => entry.favours === 'defence' || entry.distinguish.en !== '')).toEqual([]);
  });

  it('is not for the defence where no violation was found or extradition was allowed', () => {
    const lost = (entry: CaseEntry) => entry.outcome === 'no-violation' || entry.outcome === 'granted';
    expect(failing((entry) => !lost(entry) || entry.favours !== 'defence')).toEqual([]);
  });
});

describe('what was read', () => {
  it('is said in the note where a holding has no pinpoint', () => {
    const pinned = (entry: CaseEntry) => entry.holdings.every(({ pinpoint }) => pinpoint !== '');
    expect(failing((entry) => pinned(entry) || entry.note.en !== '')).toEqual([]);
  });

  it('files a holding under no issue that the decision is not filed under', () => {
    expect(
      failing(({ holdings, issues }) =>
        holdings.every((holding) => holding.issues.every((issue) => issues.includes(issue))),
      ),
    ).toEqual([]);
  });

  it('is filed under assurances only where something is said of them', () => {
    const said = (entry: CaseEntry) =>
      entry.assurances !== null ||
      entry.sources.some(({ supports }) => supports.includes('assurance')) ||
      entry.holdings.some(({ issues }) => issues.includes('assurances'));
    expect(failing((entry) => !entry.issues.includes('assurances') || said(entry))).toEqual([]);
  });

  it('names no source twice', () => {
    expect(
      failing(({ sources }) => {
        const urls = sources.map(({ url }) => url).filter((url) => url !== '');
        return new Set(urls).size === urls.length;
      }),
    ).toEqual([]);
  });
});

describe('dates and numbers', () => {
  it('becomes final no sooner than it is given', () => {
    expect(failing((entry) => entry.final_date === '' || notAfter(entry.date, entry.final_date))).toEqual([]);
  });

  it('was given no later than the base says that it was read', () => {
    expect(failing((entry) => notAfter(entry.date, base.asOf))).toEqual([]);
  });

  it('gives the European Court the application number that its ECLI holds, and the day', () => {
    const strasbourg = cases.filter(({ jurisdiction }) => jurisdiction === 'ECHR');
    expect(
      failing(({ citations }) => citations.some((text) => /^\d{3,5}\/\d\d$/.test(text)), strasbourg),
    ).toEqual([]);
    const coherent = (entry: CaseEntry) =>
      entry.citations
        .filter((text) => text.startsWith('ECLI:CE:'))
        .every((text) => {
          const parts = /^ECLI:CE:ECHR:(\d{4}):(\d\d)(\d\d)(?:JUD|DEC)(\d{7})(\d\d)$/.exec(text);
          if (!parts) return false;
          const [, year, month, day, number, of] = parts;
          return (
            entry.date === `${year}-${month}-${day}` && entry.citations.includes(`${Number(number)}/${of}`)
          );
        });
    expect(failing(coherent, strasbourg)).toEqual([]);
  });

  it('writes every ECLI and neutral citation in its proper shape, with the year of the decision', () => {
    const faults = cases.flatMap((entry) =>
      entry.citations
        .filter((text) => {
          const ecli = /^ECLI:(.*)$/.exec(text);
          if (ecli) return !/^[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}$/.test(ecli[1] ?? '');
          const neutral = /^\[?(\d{4})\]? (UKSC|UKHL|NZSC|NZCA|ZACC|ECHR|SCC|FC) (\d+)$/.exec(text);
          return neutral !== null && neutral[1] !== entry.date.slice(0, 4);
        })
        .map((text) => `${entry.id}: ${text}`),
    );
    expect(faults).toEqual([]);
  });

  it('gives a committee the number that its document symbol holds', () => {
    const faults = cases.flatMap((entry) =>
      entry.citations
        .filter((text) => /^(CAT|CCPR)\//.test(text))
        .filter((text) => {
          const parts = /^(?:CAT|CCPR)\/C\/\d+\/D\/(\d+)\/(\d{4})$/.exec(text);
          return !parts || !entry.citations.includes(`communication no. ${parts[1]}/${parts[2]}`);
        })
        .map((text) => `${entry.id}: ${text}`),
    );
    expect(faults).toEqual([]);
  });

  it('gives the Court of Justice its case number, which its ECLI dates', () => {
    const union = cases.filter(({ jurisdiction }) => jurisdiction === 'EU');
    expect(
      failing(({ citations }) => citations.some((text) => /^C-\d+\/\d\d( PPU)?$/.test(text)), union),
    ).toEqual([]);
    const dated = (entry: CaseEntry) =>
      entry.citations
        .filter((text) => text.startsWith('ECLI:EU:'))
        .every((text) => text.startsWith(`ECLI:EU:C:${entry.date.slice(0, 4)}:`));
    expect(failing(dated, union)).toEqual([]);
  });

  it('holds no decision twice', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const entry of cases)
      for (const text of entry.citations.filter((citation) =>
        /^(ECLI|\d{3,5}\/\d\d$|C-\d|\[)/.test(citation),
      )) {
        const other = seen.get(text);
        if (other) twice.push(`${text}: ${other} and ${entry.id}`);
        seen.set(text, entry.id);
      }
    expect(twice).toEqual([]);
  });
});
