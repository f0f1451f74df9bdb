import * as v from 'valibot';
import type { Fault } from '../casefile/faults.ts';
import type { NewPassage } from '../casefile/passages.ts';
import type { CaseDocument, Passage, Purpose } from '../casefile/records.ts';
import type { LinkedObject, PageFacts } from '../reading/provenance/page-facts.ts';

/**
 * The requests by which a page's reader keeps passages and learns which were kept. The background holds what it is
 * given against the schemas of the case file, and answers only for the document of the frame that asks, in the
 * current matter.
 */

const line = (most: number) => v.pipe(v.string(), v.maxLength(most));
const object = v.record(v.string(), v.unknown());
/** A JSON object, which the background holds against the schema of the record that it should be. */
const recordOf = <T>() => v.custom<T>((value) => v.is(object, value));

const facts = v.object({
  url: line(20_000),
  title: line(2_000),
  language: line(200),
  canonical: line(20_000),
  meta: v.pipe(v.array(v.tuple([line(2_000), v.array(line(2_000))])), v.maxLength(400)),
  linkedData: v.pipe(v.array(object), v.maxLength(60)),
});
/** `PageFacts` in a form that messages carry. */
export type SentFacts = v.InferOutput<typeof facts>;

/** Texts of a page's first blocks, which may name the decision that it shows. */
const head = v.pipe(v.array(line(4_000)), v.maxLength(60));
/** The longest document text that is hashed, in UTF-16 units: no page that is read is longer. */
export const longestText = 60_000_000;

/** What a page's reader knows of a passage that is to be kept; the rest the background adds. */
export type SentPassage = Omit<NewPassage, 'issues' | 'clipped' | 'mark'> & Partial<Pick<NewPassage, 'mark'>>;
/** What a page's reader may change of a passage; the note and tags are written in the side panel. */
export type SentChange = Partial<Pick<Passage, 'purpose' | 'selectors'>>;

export const passageRequests = {
  passages: v.object({ facts }),
  'keep-passage': v.object({
    facts,
    head,
    passage: recordOf<SentPassage>(),
    /** The document's text where the passage is to be a clipping, which says of which text it is. */
    clipOf: v.nullable(line(longestText)),
  }),
  'change-passage': v.object({ facts, seen: recordOf<Passage>(), change: recordOf<SentChange>() }),
  'remove-passage': v.object({ facts, id: line(60) }),
  'put-back-passage': v.object({ facts, removal: line(60) }),
  /** How the frame's document is to be cited, kept or not. */
  'cite-document': v.object({ facts, head }),
} as const;

/** The document of a frame as the case file has it. */
export interface KeptHere {
  document: Pick<CaseDocument, 'id' | 'provenance' | 'lastReadAt'> | null;
  passages: Passage[];
  /** The purpose of the last highlight, anywhere. */
  purpose: Purpose;
}

/** What the reader of a page is told when the case file did not do what it was asked; nothing was written then. */
export interface NotDone {
  fault: Fault | 'conflict';
}

export interface PassageReplies {
  passages: KeptHere | NotDone;
  'keep-passage': { passage: Passage; matter: string } | NotDone;
  'change-passage': { passage: Passage } | NotDone;
  'remove-passage': { removal: string } | NotDone;
  'put-back-passage': { done: true } | NotDone;
  'cite-document': Pick<CaseDocument, 'provenance' | 'lastReadAt'> | NotDone;
}

export const passageReaderRequests = {
  'passages-changed': v.object({}),
  /** Marks what is selected in the frame, as the context menu or a key of the browser asks. */
  mark: v.object({
    as: v.picklist(['facts', 'law', 'for-us', 'against-us', 'to-check', 'note', 'clip', 'highlight']),
  }),
  /** Says that what is selected stands in a frame that the browser lets us not into. */
  'shut-frame': v.object({}),
  /** Which document this is in the case file, and which of its passages were not found in it. */
  marks: v.object({}),
  'show-passage': v.object({ id: line(60) }),
  /** Where the selected passage is, for an orphan that is to be attached to it. */
  'attach-passage': v.object({ id: line(60) }),
} as const;

export interface PassageReaderReplies {
  'passages-changed': Record<string, never>;
  mark: { kept: string | null };
  'shut-frame': { said: boolean };
  marks: { document: string | null; orphans: string[]; settled: boolean };
  'show-passage': { found: boolean };
  'attach-passage': { attached: boolean };
}

/** @returns the facts in a form that messages carry */
export function sentFacts({ meta, linkedData, ...rest }: PageFacts): SentFacts {
  return {
    ...rest,
    url: rest.url.slice(0, 20_000),
    canonical: rest.canonical.slice(0, 20_000),
    language: rest.language.slice(0, 200),
    meta: [...meta].map(([name, values]): [string, string[]] => [name.slice(0, 2_000), [...values]]),
    linkedData: linkedData.map((one) => ({ ...one })),
  };
}

/** @returns the facts as they were before they were sent */
export function receivedFacts({ meta, linkedData, ...rest }: SentFacts): PageFacts {
  return { ...rest, meta: new Map(meta), linkedData: linkedData as LinkedObject[] };
}
