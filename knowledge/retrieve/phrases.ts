import type { CaseEntry, EntryKind, Favours, InstrumentEntry, TopicCategory, TreatyEntry } from '../entry.ts';
import type { Criterion, RankedCase } from './rank.ts';

/**
 * Every word of our own that the retriever shows, by language. Facts come from entries; these only frame them.
 * A translation adds an object of the same shape to `translations`.
 */
const en = {
  locale: 'en-GB',
  kind: {
    case: 'Case',
    treaty: 'Treaty',
    instrument: 'Instrument',
    argument: 'Argument of the requesting side',
    topic: 'Topic',
    jurisdiction: 'Country',
    remedy: 'Remedy',
    resource: 'Help',
  } satisfies Record<EntryKind, string>,
  hub: 'Requesting side',
  topic: {
    body: 'Body',
    operation: 'Operation',
    detention: 'Detention',
    method: 'Method',
    concept: 'Concept',
    report: 'Report',
    figure: 'Figure',
    place: 'Place',
  } satisfies Record<TopicCategory, string>,
  instrument: {
    convention: 'Convention',
    protocol: 'Protocol',
    charter: 'Charter',
    declaration: 'Declaration',
    'model-treaty': 'Model treaty',
    constitution: 'Constitution',
    statute: 'Statute',
    regulation: 'Regulation',
    directive: 'Directive',
    rules: 'Rules',
    resolution: 'Resolution',
  } as Record<InstrumentEntry['type'], string>,
  treaty: {
    extradition: 'Extradition',
    'mutual-legal-assistance': 'Mutual legal assistance',
    transfer: 'Transfer of sentenced persons',
    readmission: 'Readmission',
  } satisfies Record<TreatyEntry['type'], string>,
  party: { CN: 'China', HK: 'Hong Kong' } satisfies Record<TreatyEntry['with'], string>,
  favours: {
    defence: 'for the defence',
    'requesting-state': 'against the defence',
    mixed: 'cuts both ways',
  } satisfies Record<Favours, string>,
  outcome: {
    refused: 'Extradition refused',
    granted: 'Extradition allowed',
    violation: 'Violation found',
    'no-violation': 'No violation found',
    remitted: 'Sent back for a new decision',
    released: 'Person released',
    other: 'Decided otherwise',
  } satisfies Record<CaseEntry['outcome'], string>,

  section: {
    about: 'What it is',
    decided: 'What it decided',
    assurances: 'How it treated assurances',
    later: 'What came after',
    weighs: 'Why it counts here',
    feeds: (count: number) => `Answers it feeds (${count})`,
    met: (count: number) => `Where it is answered (${count})`,
    answerPoints: 'How it is answered',
    firstArguments: 'Arguments that come first here',
    argumentsOn: (count: number) => `Arguments on it (${count})`,
    questions: 'Questions to put',
    adverse: 'Be ready for',
    adverseElsewhere: 'Adverse decisions on the same issues',
    distinguish: 'How to distinguish it',
    weak: 'Where the answer is weak',
    uncertain: 'What is uncertain',
    provisions: (count: number) => `Provisions read (${count})`,
    clauses: (count: number) => `Clauses read (${count})`,
    extent: 'What was read of it',
    treaty: 'Treaty with my country',
    treaties: 'Treaties with China and Hong Kong',
    state: 'State of the treaty',
    chinaAndHongKong: 'China and Hong Kong',
    rulings: 'Rulings that count here',
    rulingsAnywhere: 'Leading rulings',
    remedies: 'Open today',
    whoDecides: 'Who decides',
    refusal: 'Grounds of refusal in national law',
    here: 'In my court',
    how: 'How to ask',
    see: 'See also',
    alsoMeans: 'Could also mean',
    whoFor: 'Who it is for',
  },

  /** Why one ruling comes before the next. */
  rank: {
    standing: () => '',
    linked: () => 'named for this subject',
    issue: () => 'before the next: decides this issue',
    china: () => 'before the next: a request by China',
    issues: () => 'before the next: decides more of these issues',
    leading: ({ leaned }) => `before the next: ${leaned} arguments here rest on it`,
    newer: () => 'before the next: newer',
  } as Record<Criterion, (one: RankedCase) => string>,

  weakPointShown: 'weak point shown',
  howToDistinguish: 'how to distinguish',
  noDistinguish: 'no way to distinguish it was read',
  noDistinguishLong: 'No way to distinguish it was read in a source. Prepare one.',
  distinguishIs: (text: string) => `Distinguish: ${text}`,
  accountOnly: 'read in a reliable account',
  more: (count: number) => `${count} more in the full view`,
  moreInEntry: '…',

  weight: {
    binding: (what: string) => `binding here: ${what}`,
    persuasive: (what: string) => `persuasive: ${what}`,
    bindingBelow: (place: string) => `binding on the courts below it: ${place}`,
    bindingWithin: (within: string, what: string, place: string) =>
      `binding here${within === '' ? '' : ` ${within}`}: ${what} (${place})`,
    ownCourts: {
      'Supreme court': 'your Supreme Court',
      'Constitutional court': 'your constitutional court',
      'Appeal court': 'a court of appeal of your country',
      Authority: 'an authority of your country',
      Practice: 'practice in your country',
    } as Record<string, string>,
    ownCourt: 'a court of your country',
    judgments: {
      'Grand Chamber': 'Grand Chamber judgment',
      Chamber: 'Chamber judgment',
      'Chamber (admissibility)': 'Chamber decision on admissibility',
      'Treaty body': 'decision',
      'Expert mechanism': 'opinion',
    } as Record<string, string>,
    judgment: 'judgment',
    againstMine: (judgment: string, place: string) => `${judgment} against your state (${place})`,
    againstAnother: (judgment: string) => `${judgment} against another state`,
    foreign: 'decision of another country’s court',
    none: (place: string) => `no weight established in my court: ${place}`,
    noneWhy: 'No source that was read gives it weight here. It can still be cited for its reasoning.',
    reading: (words: string) => `${words} (our reading)`,
    lawHere: (place: string) => `the extradition law of my court: ${place}`,
    bindsState: (place: string) => `binds my state: ${place}`,
    notParty: (place: string) => `not a party in the list read: ${place}`,
    partySince: (date: string) => `Party since ${date}.`,
    listAsOf: (date: string) => `List read as of ${date}.`,
    membershipUnknown: (place: string) => `not established whether it binds ${place}: check the register`,
    treatyInForce: (place: string) => `in force with my country: ${place}`,
    treatyNotInForce: (place: string) => `not in force with my country: ${place}`,
    treatyUnknown: (place: string) => `its state with my country is not established: ${place}`,
    treatyNotMine: (place: string) => `with another country, not with mine: ${place}`,
    noTreaty: (place: string) => `no such treaty found with my country: ${place}`,
  },

  treatyState: {
    inForceSince: (date: string) => `In force since ${date}.`,
    inForce: 'In force.',
    signed: 'Signed; not in force in what was read.',
    suspended: 'Suspended.',
    suspendedOn: (date: string) => `Suspended (${date}).`,
    terminated: 'Terminated.',
    none: 'No such treaty was found in the sources read.',
    unknown: 'Its state is not established: check the official register.',
    signedOn: (date: string) => `Signed on ${date}.`,
    asKnown: (date: string) => `State as known on ${date}.`,
  },
  treatyBetween: (type: string, partner: string, party: string) => `${type}: ${partner} and ${party}`,
  noTreatyBetween: (type: string, partner: string, party: string) =>
    `No ${type.toLowerCase()} treaty: ${partner} and ${party}`,
  noTreatyNotClaimed: 'This is an absence, not a treaty: nothing can be cited from it.',
  clauseNotListed:
    'A clause that is not listed here was not read, which does not mean that the treaty lacks it.',
  noClauseRead: 'No clause of this treaty was read.',
  sourcesDiffer: (place: string, state: string) =>
    `Sources differ: the country entry of ${place} gives “${state}”. Check the official register.`,
  status: {
    'in-force': 'in force',
    signed: 'signed, not in force',
    suspended: 'suspended',
    terminated: 'terminated',
    none: 'none found',
    unknown: 'not established',
  } satisfies Record<TreatyEntry['status'], string>,
  treatyWith: (type: string, party: string, state: string) => `${type} with ${party}: ${state}`,
  noTreatyFound: (party: string) => `No extradition treaty with ${party} was found in the sources read.`,
  treatyNotEstablished: (party: string) =>
    `Extradition treaty with ${party}: not established here. Check the official register.`,

  chooseCourt:
    'Choose my court in the options: then this card says which treaty, rulings and arguments count there.',
  notEstablished: 'Not established here.',
  noRuling: 'No ruling on this was found that counts here.',
  noRemedy: 'No remedy is established as open here.',
  remedyOpen: (place: string) => `Open in my court: ${place}.`,
  remedyClosed: (place: string) => `Not open in my court: ${place}.`,
  remedyUnknown: (place: string) => `Not established whether it is open in my court: ${place}.`,
  soughtBy: (state: string) => `Sought by ${state}.`,
  finalOn: (date: string) => `Final on ${date}.`,
  chinaStatus: (words: string) => `China: ${words}`,
  hongKongStatus: (words: string) => `Hong Kong: ${words}`,
  languages: (list: string) => `Languages: ${list}`,
  adopted: (date: string) => `adopted ${date}`,

  readIn: {
    judgment: 'Read in: judgment',
    decision: 'Read in: the decision itself',
    official: 'Read in: official document',
    treaty: 'Read in: treaty or official register',
    text: 'Read in: the text itself',
    authorities: 'Read in: the authorities cited',
    document: 'Read in: the document itself',
    page: 'Read in: official page',
    press: 'Read in: press summary',
    summary: 'Read in: the court’s own summary',
    account: 'Read in: a reliable account',
  },

  citation: {
    application: (number: string) => `no. ${number}`,
    applications: (numbers: string) => `nos. ${numbers}`,
    and: 'and',
    judgmentOf: (date: string) => `judgment of ${date}`,
    noTreaty: (partner: string, party: string, type: string) =>
      `No ${type.toLowerCase()} treaty between ${partner} and ${party} was found`,
    argument: (title: string) => `The contention “${title}”`,
  },
  fromPack: (name: string) => `from the pack “${name}”`,
  noEntry: {
    overline: 'No entry',
    lead: 'The knowledge pack in use has no entry on these words.',
    checkIt: 'The base that ships with the extension has one: the options go back to it.',
  },
  unknownCitation: {
    overline: 'Citation',
    lead: 'This decision is not in the base. Nothing is known here of what it decided or whether it still stands.',
    checkIt: 'Read it in the official register before relying on it.',
  },
};

export type Phrases = typeof en;

const translations: { [language: string]: Phrases } = { en };

/** Our words in a language (BCP 47), or in English where they were not translated. */
export function phrasesIn(language: string): Phrases {
  return translations[language] ?? translations[language.split('-')[0]!] ?? en;
}
