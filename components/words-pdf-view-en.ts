const pages = (count: number) => (count === 1 ? '1 page' : `${count.toLocaleString('en')} pages`);

/** The English words of a PDF on the screen: its toolbar, its side, finding, printing, the password. */
export const pdfViewEn = {
  toolbar: 'Show the document',
  document: 'Pages of the document',

  side: 'Pages and outline',
  sideTabs: 'What the side shows',
  sidePages: 'Pages',
  sideOutline: 'Outline',
  noOutline: 'This PDF has no outline.',
  outlineLoading: 'Reading the outline',
  outlineFailed: 'The outline of this PDF can’t be read. Its pages can.',
  openItem: (title: string) => `Unfold ${title}`,
  closeItem: (title: string) => `Fold ${title}`,
  newTab: '(opens in a new tab)',
  untitled: 'Without a title',

  pageField: 'Page',
  pageOf: (page: number, of: number) => `${page.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  pagesInAll: (of: number) => `of ${of.toLocaleString('en')}`,
  page: (label: string) => `Page ${label}`,
  noSuchPage: (typed: string) => `There is no page ${typed}.`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  back: (label: string) => `Back to page ${label}`,

  zoom: 'Size',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  percent: (percent: number) => `${percent}%`,
  fit: {
    auto: 'Automatic',
    'page-width': 'Page width',
    'page-fit': 'Whole page',
    'page-actual': 'Actual size',
  },
  rotate: 'Turn right',
  rotated: (degrees: number) => (degrees === 0 ? 'Upright' : `Turned by ${degrees}°`),
  darkPages: 'Dark pages',
  darkPagesHint: 'Turns the colours of the pages around. Pictures look like negatives.',
  keys: 'Keys',
  keyList: [
    ['Page Up, Page Down', 'a screen back or on'],
    ['Home, End', 'first or last page'],
    ['← →', 'previous or next page'],
    ['+ −', 'larger or smaller'],
    ['0', 'automatic size'],
    ['R, Shift+R', 'turn right or left'],
    ['Ctrl+F', 'find in the document'],
    ['Ctrl+G, F3', 'next hit, with Shift the previous one'],
    ['Ctrl+P', 'print'],
    ['Alt+Left', 'back to where a link was followed'],
  ] as readonly (readonly [string, string])[],
  closeKeys: 'Close',

  find: 'Find in the document',
  findField: 'Find in this document',
  findNext: 'Next hit',
  findPrevious: 'Previous hit',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  closeFind: 'Close find',
  hits: (current: number, total: number) =>
    `${current.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  hitsSoFar: (total: number) => `${total.toLocaleString('en')} so far`,
  searching: 'Searching',
  noHits: 'Not found',
  wrappedToStart: 'End reached, going on from the start',
  wrappedToEnd: 'Start reached, going on from the end',

  print: 'Print',
  printTitle: 'Print the document',
  printAll: (count: number) => (count === 1 ? 'The whole document' : `All ${pages(count)}`),
  printSome: 'These pages',
  printExample: 'For example 1-3, 8',
  printBad: (typed: string, of: number) =>
    `"${typed}" names no pages of this document. It has ${pages(of)}; write for example 1-3, 8.`,
  printHint: 'Prints the document as it was made. Highlights and notes are not printed.',
  printStart: 'Prepare',
  printCancel: 'Cancel',
  printStop: 'Stop',
  printProgress: (done: number, of: number) => `Page ${done} of ${of} is ready`,
  printFailed: (page: number) => `Page ${page} could not be drawn. It is printed blank.`,
  printBroke: 'Printing failed. The document is unchanged. Try fewer pages at a time.',
  printForbidden: 'Who made this PDF asks that it not be printed.',

  passwordTitle: 'This PDF asks for a password',
  passwordFor: (name: string) =>
    `Without it, ${name} can’t be read. The password stays on this machine and is not kept.`,
  passwordField: 'Password',
  passwordWrong: 'That password does not fit. Nothing was changed. Try again.',
  passwordShow: 'Show the password',
  passwordOpen: 'Open',
  passwordCancel: 'Cancel',

  pageUnreadable: 'This page is damaged and can’t be shown. The other pages are not affected.',
  pageIncomplete: 'This page could not be drawn whole. What is missing can’t be said.',
  pageTextless: 'No text on this page: it can’t be searched, and nothing is found on it.',
  /** Above the document. */
  someUnreadable: (list: string, count: number) =>
    count === 1
      ? `Page ${list} is damaged and can’t be shown. The others are.`
      : `${count} pages are damaged and can’t be shown: ${list}. The others are.`,
  /** Where the last page that is known of is damaged. */
  endUnreadable: (list: string, count: number) =>
    `${count === 1 ? `Page ${list} is damaged and can’t be shown.` : `${count} pages are damaged and can’t be shown: ${list}.`} Whether more pages follow can’t be told. Get the file once more from where it came from.`,
  someTextless: (list: string, count: number) =>
    count === 1
      ? `Page ${list} has no text, as a scan has none: it can’t be searched, and nothing is found on it.`
      : `${count} pages have no text, as scans have none: ${list}. They can’t be searched, and nothing is found on them.`,
  hasForm: 'This PDF is a form. It is shown as it was filled in; it can’t be filled in here.',
  hasXfa:
    'This PDF holds a form of a kind (XFA) that is not shown here. What you see is what its maker left for other viewers.',
  annotation: (kind: string) => `${kind} in the PDF`,
};
