import type { Favours } from '../entry.ts';
import type { CardSource, CardWeight, SectionRole } from './card-content.ts';

/** One line of an answer: what the base says, and where it was read. */
export interface AnswerLine {
  /** The name of what is cited; '' for a statement of the answer itself ("not established"). */
  name: string;
  /** Id of the entry that it leads to, or `null`. */
  entry: string | null;
  /** What it says: a summary, a holding, a provision, a state of affairs. */
  text: string;
  /** Paragraph or article; '' if none was read. */
  pinpoint: string;
  /** Small print: how to distinguish it, why it comes before the next. */
  note: string;
  weight: CardWeight | null;
  favours: { side: Favours; words: string } | null;
  /** `null` where the line says only that nothing is established. */
  source: CardSource | null;
}

export interface AnswerSection {
  role: SectionRole;
  title: string;
  lines: AnswerLine[];
}

/** The answer to a question that a court asks, composed for my court from the entries. */
export interface Answer {
  id: string;
  question: string;
  /** The entries' own words that answer it in short. */
  brief: AnswerLine[];
  sections: AnswerSection[];
  /** What the base does not establish of all this, each with the entry that says so. */
  notEstablished: AnswerLine[];
}
