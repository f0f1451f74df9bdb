import type { EntryKind } from '../knowledge/entry.ts';
import type { Category } from '../knowledge/mention.ts';
import { entryEn } from './words-entry-en.ts';
import { libraryEn } from './words-library-en.ts';
import { questionEn } from './words-question-en.ts';

const things = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every word of the extension's own pages in English. A translation is an object of the same shape. */
export const en = {
  direction: 'ltr' as 'ltr' | 'rtl',
  product: 'Nonrefoul',
  externalLink: 'opens in a new tab',
  copy: 'Copy citation',
  copied: 'Citation copied',
  keep: {
    keep: 'Keep at hand',
    kept: 'Kept at hand',
    list: 'Kept at hand',
    failed: (why: string) =>
      `Nothing was changed: the browser did not store it (${why}). What you kept before is safe.`,
  },
  copyFailed: 'The citation was not copied: the browser refused. Select the text and copy it by hand.',
  undo: 'Undo',
  remove: 'Remove',
  add: 'Add',
  loading: 'Loading the knowledge base',
  knowledgeFailed:
    'The knowledge base did not load. Nothing you have saved is touched. Close this page and open it again; if it happens again, install the extension anew.',
  pageFailed:
    'This page met a fault and stopped. Nothing you have saved is touched. Reload the page; what went wrong is written below.',

  categories: {
    case: 'Decisions',
    assurance: 'Assurances',
    'red-notice': 'Red Notices and diffusions',
    'non-refoulement': 'Non-refoulement',
    'torture-standard': 'Ill-treatment and fair trial',
    treaty: 'Treaties',
    instrument: 'Statutes and rules',
    'detention-system': 'Detention systems',
    'body-or-operation': 'Bodies and operations',
    'return-method': 'Removal and return',
    extradition: 'Extradition',
    china: 'China',
    'hong-kong': 'Hong Kong and Macau',
  } satisfies Record<Category, string>,

  kinds: {
    case: 'Decisions',
    argument: 'Arguments',
    treaty: 'Treaties',
    instrument: 'Statutes and conventions',
    topic: 'Topics',
    jurisdiction: 'Countries',
    remedy: 'Remedies',
    resource: 'Help',
  } satisfies Record<EntryKind, string>,

  court: {
    label: 'My court',
    none: 'not chosen',
    choose: 'Choose my court',
    change: 'Change',
    placeholder: 'Type a country',
    shown: (name: string) => `My court: ${name}`,
    clear: 'No court',
    noMatch: (typed: string) => `No country matches “${typed}”`,
    count: (count: number) => things(count, 'country', 'countries'),
    why: 'Choose the country in whose courts you work. The panel then says what binds there, what persuades, which treaty applies and what can be asked today.',
    kept: 'The choice stays on this machine.',
    inBrief: 'In brief',
    treaties: 'Treaties',
    whoDecides: 'Who decides',
    law: 'Extradition law',
    refusal: 'Grounds of refusal in national law',
    binding: 'What binds',
    persuasive: 'What persuades',
    adverse: 'Be ready for',
    otherRulings: 'Also to know',
    remedies: 'What can be asked today',
    open: 'open',
    unknown: 'not established',
    closed: 'not open',
    rules: 'What counts as authority',
    ourReading: 'our reading, not read in a source',
    notEstablished: 'Not established here.',
    showAll: (count: number) => `Show all ${count}`,
    showFewer: 'Show fewer',
    whoMayUse: 'Who may use it',
    how: 'How',
    interim: 'Interim relief',
  },

  panel: {
    tabs: { page: 'This page', knowledge: 'Knowledge', court: 'My court' },
    tabList: 'Side panel',
    back: 'Back',
    forward: 'Forward',
    options: 'Options',
    quiet: 'Quiet on this site',
    quietEverywhere: 'Quiet everywhere',
    quietHint: 'The page is read, nothing is painted on it.',
    quietNoSite: 'Read a page first; then it can be made quiet.',
    read: 'Read this page',
    stop: 'Stop reading',
    always: 'Always read this site',
    alwaysHint: 'Its pages are read as they open. The browser asks you first.',
    alwaysEverywhere: 'Every site is read',
    allow: (host: string) => `Allow ${host}`,
    refused: 'The browser did not give leave. Nothing was changed.',
    status: {
      none: ['No page', 'Bring a page to the front.'],
      unread: ['Not read yet', 'Press “Read this page”, or the button in the toolbar.'],
      reading: ['Reading', 'What is found appears here as it is found.'],
      complete: ['Read', ''],
      nothing: ['Read: nothing found', 'Nothing on this page concerns an extradition to China.'],
      restricted: [
        'This page cannot be read',
        'The browser lets no extension into its own pages and its store. Open the judgment in an ordinary tab and try again.',
      ],
      pdf: [
        'A PDF in the browser’s own viewer',
        'That viewer lets no extension in. Open the document in the annotator, which reads it like a page.',
      ],
      'needs-permission': [
        'Not allowed on this site yet',
        'Press the button of Nonrefoul in the toolbar while the page is in front, or list the site in the options.',
      ],
      failed: [
        'The page was not read',
        'Something went wrong between the browser and the page. Reload the page and press “Read this page”.',
      ],
    } as Record<string, [string, string]>,
    found: (count: number, quiet: number) =>
      things(count, 'mention', 'mentions') +
      (quiet === 0 ? '' : quiet === count ? ', all of them quiet' : `, ${quiet} of them quiet`),
    meanwhile: 'Knowledge and My court are there without a page.',
    quietPage: 'Quiet mode: the page shows nothing.',
    notAllListed: (listed: number, total: number) =>
      `The first ${listed} of ${total} mentions are listed; all are counted.`,
    raised: 'Arguments raised',
    raisedAdvice:
      'What the requesting side contends, the most clearly raised first. Open one for its answer.',
    touchedOn: (count: number) => `Also touched on: ${count}`,
    touchedOnHint:
      'A single phrase that nothing near by bears out: the point may not have been argued. Read the passage.',
    noneRaised: 'Nothing here raises an argument of the knowledge base.',
    passages: (count: number) => things(count, 'passage', 'passages'),
    alsoAt: (count: number) => `${things(count, 'mention', 'mentions')} on it`,
    mentions: 'Mentions',
    filter: 'Filter the list',
    noMentions: 'No mention was found here.',
    filterNone: (typed: string) => `No mention matches “${typed}”.`,
    unknownCitation: 'Not in the knowledge base',
    openEntry: (name: string) => `Open ${name} in Knowledge`,
    showEach: (name: string) => `, each place of ${name}`,
    jumped: (name: string, place: number, of: number) => `${name}: ${place} of ${of}`,
    gone: 'That place is no longer on the page.',
    more: (count: number) => `${count} more`,
  },

  search: {
    label: 'Search the knowledge base',
    placeholder: 'Name, number, issue, word',
    clear: 'Clear the search',
    found: (count: number) => (count === 0 ? 'Nothing found' : things(count, 'entry', 'entries')),
    nothing: (typed: string) =>
      `Nothing in the knowledge base matches “${typed}”. Try one word of it, or the name in another language.`,
    kinds: 'Show only',
    all: 'All',
    browse: 'Browse',
    byKind: 'By kind',
    byIssue: 'By issue',
    byPlace: 'By jurisdiction',
    more: (count: number) => `Show ${count} more`,
    also: 'also',
    international: {
      ECHR: 'European Court of Human Rights',
      EU: 'Court of Justice of the European Union',
      UN: 'UN bodies',
      ACHR: 'Inter-American Court of Human Rights',
    } as Record<string, string>,
  },

  entry: entryEn,
  library: libraryEn,
  question: questionEn,
};
