import type { EntryKind, Favours, Level } from '../entry.ts';
import type { Category } from '../mention.ts';
import type { OfficialAddress } from './official-address.ts';

/**
 * A card's content: already in the reader's language and weighed for the reader's court, so that what shows it
 * needs to know nothing of law. Plain data: it crosses from the extension to the page as a message.
 */
export interface CardContent {
  /** The entry's id; '' for a citation that the base does not hold. */
  id: string;
  kind: EntryKind | 'hub' | 'citation';
  /** "Case", "European Court of Human Rights", "6 October 2022". */
  overline: string[];
  heading: string;
  weight: CardWeight | null;
  favours: { side: Favours; words: string } | null;
  /** The one line to read if only one is read. */
  lead: string;
  sections: CardSection[];
  source: CardSource | null;
  /** Where the decision is shown officially, for a citation whose number makes that certain. */
  official?: OfficialAddress;
  /** What "copy citation" puts on the clipboard, with the pinpoint where one is known. */
  citation: string;
}

export interface CardWeight {
  status: 'binding' | 'persuasive' | 'none';
  /** "binding in my court: Poland". */
  words: string;
  why: string;
  /** False where the weight is our own reading of the rules and was not read in a source: said beside it. */
  checked: boolean;
}

export type SectionRole =
  | 'about'
  | 'decided'
  | 'weighs'
  | 'answers'
  | 'adverse'
  | 'treaty'
  | 'rulings'
  | 'remedies'
  | 'provisions'
  | 'see'
  | 'caution';

export interface CardSection {
  role: SectionRole;
  title: string;
  items: CardItem[];
}

export interface CardItem {
  text: string;
  pinpoint?: string;
  /** Id of the entry that this line leads to. */
  entry?: string;
  /** Small print beside it: "weak point shown", "how to distinguish". */
  note?: string;
}

export interface CardSource {
  level: Level;
  /** "Read in: judgment". */
  words: string;
  url: string;
  title: string;
  /** ISO date. */
  asOf: string;
}

/** An argument that a document raises, and where. */
export interface RaisedArgument {
  argument: string;
  title: string;
  claim: string;
  /** Indexes into the contentions, then into the mentions, that raise it, in reading order. */
  contentions: number[];
  mentions: number[];
  /** False where the words only touch on it: one short phrase that nothing else bears out. */
  strong: boolean;
}

export interface CategoryCount {
  category: Category;
  count: number;
}
