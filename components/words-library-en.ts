const things = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const ofAll = (count: number, all: number, one: string, many: string) =>
  count === all ? things(all, one, many) : `${count} of ${things(all, one, many)}`;

/** The English words of the library. */
export const libraryEn = {
  title: 'Library',
  pageTitle: (view: string) => `${view} · Nonrefoul library`,
  skip: 'Skip to the content',
  contents: 'Library',
  knowledge: 'Knowledge',
  views: {
    search: 'Search',
    treaties: 'Treaties',
    map: 'Treaties by country',
    rulings: 'Rulings',
    timeline: 'Timeline',
    court: 'My court',
    casefile: 'My case file',
    matters: 'Matters',
    backup: 'Backup',
    storage: 'Storage',
    about: 'About this knowledge',
    entry: 'Entry',
    answer: 'Question',
    unknown: 'Not found',
  },
  options: 'Options',
  open: 'Open in the library',
  openLibrary: 'Open the library',
  allTreaties: 'All treaties',
  allRulings: 'All rulings',
  wide: 'In the library, wide',
  copyLink: 'Copy link',
  linkCopied: 'Link copied. It opens in this browser, where the extension is installed.',
  linkFailed: 'The link was not copied: the browser refused. Copy it from the address bar.',
  print: 'Print',
  unknown: 'There is nothing at this address',
  unknownWhy: (address: string) =>
    `The library has no view “${address}”. The link may be cut short, or come from another version. Nothing was changed.`,
  unknownNext: 'Go on from here:',
  asOf: (date: string, version: string) => `Knowledge as of ${date}, version ${version}`,

  filterText: 'Words',
  filters: 'Filters',
  any: 'All',
  clearFilters: 'Clear the filters',
  sortBy: (column: string) => `Sort by ${column}`,
  sorted: (column: string, down: boolean) => `sorted by ${column}, ${down ? 'descending' : 'ascending'}`,
  csv: 'Export CSV',
  csvHint: 'The rows that are shown, in this order.',
  bom: 'Mark as UTF-8 (BOM)',
  bomHint:
    'A spreadsheet then reads accents and other scripts right. Leave it out for programs that trip over it.',
  csvSaved: (count: number, name: string) => `${things(count, 'row', 'rows')} saved as ${name}`,
  notGiven: 'not given',
  chooseCourt: 'Choose my court to see what each weighs there.',

  treaties: {
    title: 'Treaties with China and Hong Kong',
    hint: 'Every bilateral treaty on extradition, legal assistance, transfer and readmission that was read of, and the absences that a source reports. What is not in the list was not read of, which does not mean that it is not there.',
    caption: 'Treaties with China and Hong Kong',
    shown: (count: number, all: number) => ofAll(count, all, 'treaty or absence', 'treaties and absences'),
    nothing: 'No treaty matches.',
    columns: {
      country: 'Country',
      party: 'With',
      type: 'Type',
      status: 'State',
      signed: 'Signed',
      'in-force': 'In force',
      'as-of': 'State as known on',
      level: 'Read in',
      differ: 'Another source says',
      source: 'Source',
    },
    level: { primary: 'treaty or official register', secondary: 'a reliable account' } as Record<
      string,
      string
    >,
    differ: (status: string) => `sources differ: also given as “${status}”`,
  },

  rulings: {
    title: 'Rulings',
    hint: 'Decisions of courts and treaty bodies, for the defence and against it. What each weighs is said for my court.',
    jurisdiction: 'Jurisdiction',
    nothing: 'No ruling matches.',
    shown: (count: number, all: number) => ofAll(count, all, 'ruling', 'rulings'),
    columns: {
      name: 'Ruling',
      court: 'Court',
      date: 'Date',
      outcome: 'Outcome',
      favours: 'Favours',
      issue: 'Issues',
      requesting: 'Requesting state',
      weight: 'Weight in my court',
    },
    citation: 'Citation',
    level: 'How it was read',
    source: 'Source',
    weights: { binding: 'binding', persuasive: 'persuasive', none: 'no weight established' },
  },

  map: {
    title: (party: string) => `Extradition treaties with ${party}, by country`,
    hint: 'One tile for each country of the knowledge base, by region. “Not established” means that no source that was read says either way; it is not “no treaty”. A tile opens the country’s page. The order by region is that of the United Nations’ list of areas and says nothing of a territory’s status; mainland China, Hong Kong and Macau are left out.',
    with: (party: string) => `With ${party}`,
    legend: 'What the signs mean, and how many countries have each',
    keys: 'Arrow keys go from tile to tile, Home and End to the first and the last, Enter opens the country.',
    nothing: 'No country has this state.',
    regions: {
      africa: 'Africa',
      americas: 'Americas',
      asia: 'Asia',
      europe: 'Europe',
      oceania: 'Oceania',
      other: 'Elsewhere',
    },
    doubtful: 'Sources differ; check the official register:',
    doubt: (country: string, status: string, other: string) =>
      `${country} (shown as “${status}”, also given as “${other}”)`,
    asText: 'The same as text',
    asTable: 'These treaties as a table',
  },

  timeline: {
    title: 'Timeline of rulings',
    hint: 'Above the line what favours the defence or cuts both ways, below it what stands against the defence; a sign for each ruling, a column for each year. A column leads to its year.',
    legend: 'What the signs mean, and how many rulings have each',
    strip: 'Rulings by year',
    year: (year: number, count: number, sides: string) =>
      `${year}: ${things(count, 'ruling', 'rulings')} (${sides})`,
    soughtBy: (state: string) => `sought by ${state}`,
  },
};
