import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { ArgumentEntry, Authority, CaseEntry, Entry } from '../../../knowledge/entry.ts';
import type { CompiledLexicon } from '../../../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../../../knowledge/recognise/create-recogniser.ts';
import { raisedArguments } from '../../../knowledge/retrieve/raised-arguments.ts';
import { textOfHtml } from '../../../reading/html-text.ts';

const root = resolve(import.meta.dirname, '../../..');
const { base } = compileOwn();
const entries = Object.values(base.entries);
const all = entries.filter((entry): entry is ArgumentEntry => entry.kind === 'argument');
const caseOf = (id: string) => base.entries[id] as CaseEntry;
const authorities = (entry: ArgumentEntry): Authority[] => [
  ...entry.answer.flatMap((answer) => answer.authorities),
  ...entry.adverse,
];

/** The numbers of a pinpoint, ranges written out: "arts 21, 23-25" is 21, 23, 24, 25. What stands in brackets (a paragraph, a year) goes with its article. */
function numbersIn(pinpoint: string): string[] {
  const articles = pinpoint
    .replace(/\([^)]*\)/g, '')
    .replace(/(\d+)\s*-\s*(\d+)/g, (_, from: string, to: string) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i).join(' '),
    );
  return articles.match(/\d+[a-z]?/g) ?? [];
}

/** Whether the entry that is cited gives the place that is cited. */
function gives(entry: Entry, pinpoint: string): boolean {
  const cited = numbersIn(pinpoint);
  const within = (place: string) => cited.every((number) => numbersIn(place).includes(number));
  if (entry.kind === 'case')
    return cited.length === 0
      ? entry.holdings.some((holding) => holding.pinpoint === pinpoint)
      : entry.holdings.some((holding) => within(holding.pinpoint));
  if (entry.kind === 'instrument')
    return cited.length === 0
      ? entry.provisions.some((provision) => provision.ref === pinpoint)
      : within(entry.provisions.map((provision) => provision.ref).join(' '));
  // Other entries have no list of places: what they and their sources say of them must name both ends.
  const said = JSON.stringify(entry);
  return (pinpoint.match(/\d+/g) ?? []).every((number) => said.includes(number));
}

describe('the authorities of an argument', () => {
  it('are cited at a place that their own entry gives', () => {
    const astray = all.flatMap((entry) =>
      authorities(entry)
        .filter(({ id, pinpoint }) => pinpoint !== '' && !gives(base.entries[id]!, pinpoint))
        .map(({ id, pinpoint }) => `${entry.id}: ${id}, ${pinpoint}`),
    );
    expect(astray).toEqual([]);
  });

  it('can be told to be cited at a place that is not there', () => {
    expect(gives(base.entries['saadi-v-italy-2008']!, '§ 138')).toBe(true);
    expect(gives(base.entries['saadi-v-italy-2008']!, '§ 139')).toBe(false);
    expect(gives(base.entries['inst-prc-cpl']!, 'arts 55, 56')).toBe(true);
    expect(gives(base.entries['inst-prc-cpl']!, 'art. 999')).toBe(false);
  });

  it('are given at their place wherever all of their holdings have one', () => {
    const bare = all.flatMap((entry) =>
      entry.answer
        .flatMap((answer) => answer.authorities)
        .filter(({ id, pinpoint }) => {
          const cited = base.entries[id]!;
          return (
            pinpoint === '' && cited.kind === 'case' && cited.holdings.every((one) => one.pinpoint !== '')
          );
        })
        .map(({ id }) => `${entry.id}: ${id}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('adverse authority', () => {
  it('goes against the defence, wholly or in part, and says how it is distinguished', () => {
    for (const entry of all)
      for (const { id } of entry.adverse) {
        expect(caseOf(id).favours, `${entry.id}: ${id}`).not.toBe('defence');
        expect(caseOf(id).distinguish.en, `${entry.id}: ${id}`).not.toBe('');
      }
  });

  it('is on the subject of the argument', () => {
    const strangers = all.flatMap((entry) =>
      entry.adverse
        .filter(
          ({ id }) =>
            !onOutcome.has(entry.id) && !caseOf(id).issues.some((issue) => entry.issues.includes(issue)),
        )
        .map(({ id }) => `${entry.id}: ${id}`),
    );
    expect(strangers.filter((one) => !offIssue.has(one))).toEqual([]);
    expect([...offIssue].filter((one) => !strangers.includes(one))).toEqual([]);
  });

  it('stands once in each argument', () => {
    for (const entry of all)
      expect(new Set(entry.adverse.map(({ id }) => id)).size, entry.id).toBe(entry.adverse.length);
  });

  it('can be opened wherever a caveat names it', () => {
    const adverse = entries.filter(
      (entry): entry is CaseEntry => entry.kind === 'case' && entry.favours === 'requesting-state',
    );
    const unlinked = all.flatMap((entry) => {
      const linked = new Set(authorities(entry).map(({ id }) => id));
      const said = entry.caveats.map((prose) => prose.en).join(' ');
      return adverse
        .filter(({ id, name, short_names }) => {
          const names = [name.en, ...short_names].filter((one) => one.length > 3);
          return !linked.has(id) && names.some((one) => said.includes(one));
        })
        .map(({ id }) => `${entry.id}: ${id}`);
    });
    expect(unlinked).toEqual([]);
  });

  it('leads nowhere unheeded: each decision that goes wholly against the defence is met by an argument', () => {
    const met = new Set(all.flatMap((entry) => authorities(entry).map(({ id }) => id)));
    const unmet = entries.filter(
      (entry) => entry.kind === 'case' && entry.favours === 'requesting-state' && !met.has(entry.id),
    );
    expect(unmet.map(({ id }) => id)).toEqual([]);
  });
});

/** Contentions about what other courts did: any decision that let a person go is on their subject. */
const onOutcome = new Set(['arg-other-courts-granted', 'arg-treaty-obligation', 'arg-non-echr']);

/** Adverse on the very point, though the decision's own list of issues does not name it. */
const offIssue = new Set([
  // Assurances stood beside the reforms.
  'arg-assurances-sufficient: ahorugeze-v-sweden-2011',
  // Tests formal conditions only, and no evidence.
  'arg-evidence-sufficient: pe-cs-extradicion-28-2018-wu-xiaoliang',
  // Cited for a presumption of good faith, as the caveat says.
  'arg-good-faith: harkins-and-edwards-v-uk-2012',
  // The sentence had been passed in absence.
  'arg-in-absentia: kamekris-c-219-25-ppu',
  // Allows a request that the same panel had refused.
  'arg-new-request-after-refusal: br-stf-ext-1727-2025',
  // Credits reform of the statute book.
  'arg-prisons-improved: br-stf-ext-1727-2025',
  // Removals under immigration law, outside any extradition.
  'arg-deportation-instead: ke-2016-taiwanese-deportations',
  // Surrender followed two days after the ruling.
  'arg-surrender-deadline: th-appeal-2025-she-zhijiang',
  // Counts readiness to negotiate a return against the person.
  'arg-voluntary-return: ca-lai-2011-fc-915',
]);

describe('the triggers of an argument', () => {
  const english = all.flatMap((entry) => entry.triggers.en!.map((phrase) => ({ id: entry.id, phrase })));

  it('are phrases, and single words only where the word is a term of this field alone', () => {
    const words = english.filter(({ phrase }) => !/\s/.test(phrase.trim())).map(({ phrase }) => phrase);
    expect(words.sort()).toEqual(singleWords);
  });

  it('bring up one argument each, save those that truly raise two', () => {
    const by = new Map<string, Set<string>>();
    for (const { id, phrase } of english)
      by.set(phrase.toLowerCase(), (by.get(phrase.toLowerCase()) ?? new Set()).add(id));
    const shared = [...by].filter(([, ids]) => ids.size > 1).map(([phrase]) => phrase);
    expect(shared.sort()).toEqual(sharedPhrases);
  });

  it('are not the mere name of an entry, which is a mention and no contention', () => {
    const named = new Map<string, string>();
    for (const entry of entries)
      if (entry.kind === 'instrument' || entry.kind === 'topic')
        for (const name of [entry.name.en, ...entry.aka]) named.set(name.toLowerCase(), entry.id);
    const bare = all.flatMap((entry) =>
      Object.values(entry.triggers)
        .flat()
        .filter((phrase) => named.has(phrase.toLowerCase()))
        .map((phrase) => `${entry.id}: ${phrase}`),
    );
    expect(bare.sort()).toEqual(termsThatAreContentions);
  });
});

const singleWords = ['police-to-police', 're-extradition', 'time-barred'];
const sharedPhrases: string[] = [];
/** Terms with an entry of their own which a judgment uses only when the point is taken. */
const termsThatAreContentions = [
  'arg-assurances-sufficient: diplomatic assurances',
  'arg-assurances-sufficient: diplomatic guarantees',
  'arg-deportation-instead: deportation instead of extradition',
  'arg-dual-criminality: double criminality',
  'arg-dual-criminality: dual criminality',
  'arg-fair-trial: fair trial in China',
  'arg-fair-trial: flagrant denial of justice',
  'arg-impunity: aut dedere aut judicare',
  'arg-impunity: extradite or prosecute',
  'arg-kim: Kyung Yup Kim',
  ...Array<string>(7).fill('arg-ne-bis-in-idem: ne bis in idem'),
  'arg-specialty: rule of specialty',
  'arg-wong-ho-wing: Huang Haiyong',
];

describe('the arguments raised', () => {
  const lexicon = JSON.parse(
    readFileSync(resolve(root, 'knowledge/compiled/lexicon.json'), 'utf8'),
  ) as CompiledLexicon;
  const { recognise } = createRecogniser(lexicon);
  const raisedIn = (text: string) => {
    const { mentions, contentions } = recognise(text);
    return raisedArguments(base, mentions, contentions).map(({ argument }) => argument);
  };

  it('by the sample judgment are what its parties contend', () => {
    const raised = raisedIn(textOfHtml(readFileSync(resolve(root, 'public/sample/judgment.html'), 'utf8')));
    for (const id of contended) expect(raised, id).toContain(id);
    for (const id of onlyMentioned) expect(raised, id).not.toContain(id);
    expect(raised.length).toBeLessThanOrEqual(30);
  });

  it('are none where a judgment only states the law of removal', () => {
    expect(
      raisedIn(
        'The applicant, a Chinese national, complained under Article 3 of the Convention that his expulsion would ' +
          'expose him to a real risk of torture or degrading treatment. The European Court of Human Rights reiterates ' +
          'that substantial grounds must be shown. Reports of Amnesty International and Human Rights Watch were filed. ' +
          'He was convicted of fraud and sentenced to life imprisonment. A Red Notice had been published and a ' +
          'diffusion circulated; the Court indicated an interim measure under Rule 39. The final judgment was given ' +
          'by the Supreme Court, and judicial review was refused. He relied on Article 8 and on his family ties.',
      ),
    ).toEqual([]);
  });
});

const contended = [
  'arg-assurances-sufficient',
  'arg-assurances-monitoring',
  'arg-assurances-restate-law',
  'arg-assurances-track-record',
  'arg-china-party-to-cat',
  'arg-deportation-after-refusal',
  'arg-dual-criminality',
  'arg-general-situation-not-enough',
  'arg-good-faith',
  'arg-impunity',
  'arg-interpol-vets',
  'arg-liu-outside-poland',
  'arg-ngo-evidence-unreliable',
  'arg-no-individual-risk',
  'arg-old-reports',
  'arg-ordinary-crime',
  'arg-rsdl-not-applicable',
  'arg-specialty',
  'arg-voluntary-return',
];

/** Spoken of in the sample, but contended by nobody there. */
const onlyMentioned = [
  'arg-hong-kong-request',
  'arg-nsl-safe',
  'arg-media-campaign',
  'arg-non-echr',
  'arg-policy-treaties',
  'arg-interpol-after-refusal',
  'arg-lawful-detention',
  'arg-life-sentence',
];

it('no note of an entry speaks of how it was gathered', () => {
  for (const entry of entries)
    if (entry.kind === 'argument' || entry.kind === 'instrument')
      expect(entry.note.en, entry.id).not.toMatch(/\b(the brief|unchecked|dossier|general knowledge)\b/i);
});
