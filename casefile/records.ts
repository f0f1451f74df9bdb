import * as v from 'valibot';
import { categories } from '../knowledge/mention.ts';
import type { Selectors } from '../reading/anchor/selectors.ts';
import { pageMarkSchema } from './page-mark.ts';

/**
 * What the case file holds. Every record is checked against its schema wherever it comes in from outside: from a
 * page's script, from an import, from a backup. Times are ISO 8601 in UTC; ids are random UUIDs.
 */

const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.string(), v.isoTimestamp());
const line = (most: number) => v.pipe(v.string(), v.maxLength(most));
const words = line(1_000);
/** The longest passage and the longest note that are kept, in UTF-16 units. */
export const longestPassage = 20_000;
export const longestNote = 100_000;

/** What a mark is for. Each purpose has a colour and a second sign. */
export const purposes = ['facts', 'law', 'for-us', 'against-us', 'to-check'] as const;
export type Purpose = (typeof purposes)[number];

export const matterColours = ['teal', 'indigo', 'plum', 'rust', 'olive', 'slate'] as const;

/** A client's case. Everything that is kept belongs to one. */
export const matterSchema = v.strictObject({
  id,
  name: v.pipe(line(200), v.trim(), v.minLength(1)),
  /** Id of a jurisdiction, or `null`: then the court of the settings counts. */
  court: v.nullable(line(120)),
  /** Markdown. */
  notes: line(longestNote),
  colour: v.picklist(matterColours),
  state: v.picklist(['open', 'archived']),
  createdAt: time,
  changedAt: time,
  /** Raised by one at each change; whoever writes says which one it changes. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Matter = v.InferOutput<typeof matterSchema>;

/** Where a document comes from, as a footnote needs it. The reader can correct every field; '' is not known. */
export const provenanceSchema = v.strictObject({
  title: words,
  court: words,
  caseName: words,
  /** Application number, ECLI, neutral citation, docket. */
  citation: words,
  /** ISO date, or year and month, or year. */
  date: line(40),
  author: words,
  publisher: words,
  /** The address at which it was read. */
  url: line(4_000),
  /** BCP 47 */
  language: line(35),
});
export type Provenance = v.InferOutput<typeof provenanceSchema>;
export type ProvenanceField = keyof Provenance;

/** A document within one matter. The same judgment in two matters is two records: a matter can be destroyed alone. */
export const documentSchema = v.strictObject({
  id,
  matter: id,
  kind: v.picklist(['page', 'pdf', 'docx', 'html', 'text']),
  provenance: provenanceSchema,
  /** The fields that the reader has corrected: they are not overwritten when the document is read again. */
  corrected: v.array(line(40)),
  /**
   * Everything by which the document is known again, each with its kind in front: `url:`, `ecli:`, `hudoc:`, `doi:`,
   * `pdf:` (fingerprint), `text:` (SHA-256 of the text). Two documents that share one are the same.
   */
  keys: v.pipe(v.array(line(4_100)), v.maxLength(60)),
  /** SHA-256 of the document's text when it was last read, in hexadecimal; '' if it was not read whole. */
  textHash: line(64),
  firstReadAt: time,
  lastReadAt: time,
  changedAt: time,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type CaseDocument = v.InferOutput<typeof documentSchema>;

const quote = v.strictObject({
  type: v.literal('TextQuoteSelector'),
  /** '' only in a passage that is a mark on a page with no words of the document's under it. */
  exact: line(longestPassage),
  prefix: line(2_000),
  suffix: line(2_000),
});
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const position = v.strictObject({ type: v.literal('TextPositionSelector'), start: offset, end: offset });
const xpath = v.strictObject({ type: v.literal('XPathSelector'), value: line(4_000), refinedBy: position });
export const selectorsSchema: v.GenericSchema<Selectors> = v.strictObject({
  quote,
  position,
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rivals: offset,
  twin: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  range: v.optional(
    v.strictObject({ type: v.literal('RangeSelector'), startSelector: xpath, endSelector: xpath }),
  ),
  page: v.optional(
    v.strictObject({
      type: v.literal('FragmentSelector'),
      conformsTo: v.literal('http://tools.ietf.org/rfc/rfc3778'),
      value: line(40),
    }),
  ),
});

/** Where a passage stands, in the document's own counting. '' where the document does not count so. */
const placeSchema = v.strictObject({ paragraph: line(60), page: line(60) });

/**
 * A passage that the reader marked: highlighted, noted on, clipped, or several of these. A highlight is a passage
 * with a purpose, a note one with words, a clipping one with `clipped`. What is drawn on a page of a PDF (ink, a
 * stamp) is a passage too, whose quote may be empty; its position is then where the text goes on after it.
 */
export const passageSchema = v.strictObject({
  id,
  matter: id,
  document: id,
  selectors: selectorsSchema,
  /** The mark on the pages of a PDF; `null` for one that its words alone place. Older files and backups have none. */
  mark: v.optional(v.nullable(pageMarkSchema), null),
  purpose: v.nullable(v.picklist(purposes)),
  /** Markdown; '' for none. */
  note: line(longestNote),
  tags: v.pipe(v.array(v.pipe(line(80), v.trim(), v.minLength(1))), v.maxLength(50)),
  place: placeSchema,
  /** The language of the passage (BCP 47), '' if not known. */
  language: line(35),
  /** What was found in the passage. */
  mentions: v.pipe(
    v.array(
      v.strictObject({ category: v.picklist(categories), text: line(400), targets: v.array(line(120)) }),
    ),
    v.maxLength(200),
  ),
  /** Issues of the knowledge base that the passage touches. */
  issues: v.pipe(v.array(line(60)), v.maxLength(60)),
  /** Set when the passage was saved as a clipping; `null` for a mere mark. */
  clipped: v.nullable(
    v.strictObject({
      at: time,
      /** SHA-256 of the passage and of the document's text at that time, in hexadecimal. */
      passageHash: line(64),
      textHash: line(64),
    }),
  ),
  createdAt: time,
  changedAt: time,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Passage = v.InferOutput<typeof passageSchema>;

/** Whether a passage says where it stands: by words of the document, or by a mark on a page. */
export function standsSomewhere({ selectors, mark }: Pick<Passage, 'selectors' | 'mark'>): boolean {
  return selectors.quote.exact !== '' || mark !== null;
}

/** What a passage says in a list: the words that it marks, else the words that the mark itself bears; '' for none. */
export function wordsOf({ selectors, mark, note }: Pick<Passage, 'selectors' | 'mark' | 'note'>): string {
  if (selectors.quote.exact !== '' || mark === null) return selectors.quote.exact;
  if (mark.kind === 'stamp') return mark.label;
  return mark.kind === 'free-text' ? note : '';
}
