/** The card's own words. What the card says of the law comes to it ready made. */
export interface CardWords {
  card: string;
  close: string;
  pin: string;
  unpin: string;
  keys: string;
  back: string;
  copy: string;
  copied: string;
  copyByHand: string;
  open: string;
  /** What `open` is short for. */
  openInPanel: string;
  openedInTab: string;
  previous: string;
  next: string;
  /** "{at} of {of}" */
  position: string;
  source: string;
  official: string;
  asOf: string;
  loading: string;
  failedHeading: string;
  failed: string;
  retry: string;
  updatedHeading: string;
  updated: string;
  keyList: readonly (readonly [keys: string, does: string])[];
}

const en: CardWords = {
  card: 'Nonrefoul card',
  close: 'Close',
  pin: 'Keep open',
  unpin: 'Let close',
  keys: 'Keys',
  back: 'Back',
  copy: 'Copy citation',
  copied: 'Copied',
  copyByHand: 'This page does not let us copy. Press Ctrl+C (⌘C on a Mac).',
  open: 'Open',
  openInPanel: 'Open in side panel',
  openedInTab: 'Opened in a tab',
  previous: 'Previous mention',
  next: 'Next mention',
  position: '{at} of {of}',
  source: 'source',
  official: 'official text',
  asOf: 'as of',
  loading: 'Looking it up',
  failedHeading: 'The card could not be fetched',
  failed: 'The page and its highlights are as they were. Try again; if it fails twice, reload the page.',
  retry: 'Try again',
  updatedHeading: 'Nonrefoul was updated or switched off',
  updated: 'Nothing on this page was changed. Reload it to go on.',
  keyList: [
    ['n', 'Next mention'],
    ['p', 'Previous mention'],
    ['c', 'Copy the citation'],
    ['o', 'Open in the side panel'],
    ['s', 'Clip the paragraph'],
    ['Esc', 'Close the card'],
    ['?', 'Show or hide this list'],
    ['Alt+Shift+N', 'Next mention, from anywhere'],
    ['Alt+Shift+P', 'Previous mention, from anywhere'],
    ['Alt+Shift+H', 'Highlight what is selected'],
    ['Alt+Shift+M', 'Write a note on what is selected'],
    ['Alt+Shift+S', 'Clip what is selected'],
  ],
};

const words: { readonly [lang: string]: CardWords } = { en };

/** The card's words in a language (BCP 47), or in English where they were not translated. */
export function cardWords(lang: string): CardWords {
  return words[lang] ?? words[lang.split('-')[0]!] ?? en;
}

/** Whether a language is written from right to left. */
export function isRightToLeft(lang: string): boolean {
  return /^(?:ar|fa|he|ur|ug|ps|sd|yi|dv)(?:-|$)/i.test(lang) && !/-Latn\b/i.test(lang);
}
