import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Category } from '../knowledge/mention.ts';
import { categories } from '../knowledge/mention.ts';
import type { CardContent, CategoryCount } from '../knowledge/retrieve/card-content.ts';
import {
  type PassageReaderReplies,
  type PassageReplies,
  passageReaderRequests,
  passageRequests,
} from './passage-messages.ts';
import type { Loudness, Settings } from './settings.ts';

/**
 * Every message between the parts of the extension, by name: what is asked and what is answered.
 * The asking side is typed; the answering side checks the request against `requests` before it looks at it,
 * because a page-side script must be assumed to be in the hands of the page.
 */

/** What the reader in a page is told about how to behave there. Nothing in it identifies a person or a matter. */
export interface ReaderOrders {
  /** Read only: no paint, no element, no key. */
  quiet: boolean;
  loudness: Record<Category, Loudness>;
  theme: Settings['theme'];
  /** BCP 47 language of our own words. */
  language: string;
  /** ms */
  rest: number;
  hasCourt: boolean;
  /** Whether selecting text offers to mark it. */
  bar: boolean;
  /** How what is copied is cited. */
  citation: Settings['citation'];
}

/** A mention as the side panel lists it. `index` is its place in reading order within its frame. */
export interface ListedMention {
  index: number;
  category: Category;
  targets: string[];
  text: string;
  pinpoint?: string;
  /** What the document calls the page that it stands on; missing where there are no pages. */
  page?: string;
}

export interface ListedContention {
  index: number;
  argument: string;
  text: string;
  /** Some words either side, for the list. */
  before: string;
  after: string;
  /** As of a mention. */
  page?: string;
}

/** What a reader has found in its frame. */
export interface Findings {
  url: string;
  title: string;
  quiet: boolean;
  /** False while the page is still being read. */
  complete: boolean;
  counts: CategoryCount[];
  /** In reading order, at most `listedAtMost`; `counts` counts all. */
  mentions: ListedMention[];
  contentions: ListedContention[];
}

export const listedAtMost = 4000;

const id = v.pipe(v.string(), v.maxLength(120));
const words = v.pipe(v.string(), v.maxLength(400));
const category = v.picklist(categories);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nothing = v.object({});

export const mentionRequest = v.object({
  category,
  targets: v.pipe(v.array(id), v.maxLength(8)),
  text: words,
  lang: v.pipe(v.string(), v.maxLength(35)),
  pinpoint: v.optional(v.pipe(v.string(), v.maxLength(60))),
});

/** The name that the reader gives to each highlight: random, so that it names nobody. */
export const highlightName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{7,23}$/));

/** Requests that the reader in a page may make of the background. */
export const pageRequests = {
  /** `since`: when the document of the frame began, in ms since 1970. */
  orders: v.object({ since: v.pipe(v.number(), v.minValue(0)) }),
  'load-recogniser': nothing,
  style: v.object({ names: v.record(v.string(), highlightName) }),
  cards: v.object({ mentions: v.pipe(v.array(mentionRequest), v.maxLength(500)) }),
  found: v.object({
    total: count,
    complete: v.boolean(),
  }),
  'open-panel': v.object({ entry: v.nullable(id), query: v.optional(words), passage: v.optional(id) }),
  ...passageRequests,
} as const;

/** Requests that the extension's own pages and its background may make of a reader in a page. */
export const readerRequests = {
  findings: nothing,
  jump: v.object({ mention: v.optional(count), contention: v.optional(count) }),
  step: v.object({ by: v.picklist([1, -1]) }),
  /** The passage of a contention, with how it is cited. */
  quote: v.object({ contention: count }),
  'orders-changed': nothing,
  stop: nothing,
  ...passageReaderRequests,
} as const;

export interface Replies extends PassageReplies, PassageReaderReplies {
  orders: ReaderOrders;
  'load-recogniser': { loaded: boolean };
  style: { styled: boolean };
  cards: { cards: CardContent[] };
  found: Record<string, never>;
  'open-panel': { opened: 'panel' | 'tab' };
  findings: Findings;
  jump: { found: boolean };
  step: { found: boolean };
  quote: { quoted: string | null };
  'orders-changed': Record<string, never>;
  stop: Record<string, never>;
}

type PageRequests = typeof pageRequests;
type ReaderRequests = typeof readerRequests;
type Request<T, N extends keyof T> = T[N] extends v.GenericSchema ? v.InferOutput<T[N]> : never;

interface Envelope {
  nonrefoul: string;
  body: unknown;
}

/** Said in place of a reply when the answering side failed. */
interface Failure {
  failed: string;
}

export class MessageError extends Error {}

function opened<T>(reply: unknown): T {
  if (reply === undefined || reply === null) throw new MessageError('nobody answered');
  if (typeof reply === 'object' && 'failed' in reply)
    throw new MessageError(String((reply as Failure).failed));
  return reply as T;
}

/** Asks the background. @throws MessageError when it refuses or is gone (updated, disabled) */
export async function askBackground<N extends keyof PageRequests>(
  name: N,
  body: Request<PageRequests, N>,
): Promise<Replies[N]> {
  return opened(await browser.runtime.sendMessage({ nonrefoul: name, body } satisfies Envelope));
}

/** Asks the reader in one frame of a tab. @throws MessageError when none is there */
export async function askReader<N extends keyof ReaderRequests>(
  tabId: number,
  frameId: number,
  name: N,
  body: Request<ReaderRequests, N>,
): Promise<Replies[N]> {
  return opened(
    await browser.tabs.sendMessage(tabId, { nonrefoul: name, body } satisfies Envelope, { frameId }),
  );
}

type Handlers<T> = {
  [N in keyof T & keyof Replies]?: (
    body: Request<T, N>,
    sender: browser.Runtime.MessageSender,
  ) => Replies[N] | Promise<Replies[N]>;
};

/**
 * Answers the requests of `table` that `handlers` has, and no others. A message of another extension, of an
 * unknown name, or whose body does not fit its schema is not answered.
 */
export function answer<T extends Record<string, v.GenericSchema>>(
  table: T,
  handlers: Handlers<T>,
  signal?: AbortSignal,
): void {
  const listener = (
    message: unknown,
    sender: browser.Runtime.MessageSender,
  ): Promise<unknown> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (typeof message !== 'object' || message === null || !('nonrefoul' in message)) return undefined;
    const { nonrefoul: name, body } = message as Envelope;
    const schema = Object.hasOwn(table, name) ? table[name] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name as keyof Handlers<T>] : undefined;
    if (!schema || !handler) return undefined;
    const parsed = v.safeParse(schema, body);
    if (!parsed.success) return Promise.resolve({ failed: 'malformed request' } satisfies Failure);
    return Promise.resolve()
      .then(() =>
        (handler as (b: unknown, s: browser.Runtime.MessageSender) => unknown)(parsed.output, sender),
      )
      .catch(
        (error: unknown) =>
          ({ failed: error instanceof Error ? error.message : String(error) }) satisfies Failure,
      );
  };
  browser.runtime.onMessage.addListener(listener as never);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener as never));
}
