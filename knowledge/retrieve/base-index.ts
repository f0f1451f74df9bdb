import type {
  ArgumentEntry,
  CaseEntry,
  Entry,
  EntryKind,
  JurisdictionEntry,
  KnowledgeBase,
  RemedyEntry,
  TopicEntry,
  TreatyEntry,
} from '../entry.ts';

/** What is looked up again and again, found once for each base. */
export interface BaseIndex {
  cases: CaseEntry[];
  arguments: ArgumentEntry[];
  casesByIssue: Map<string, CaseEntry[]>;
  argumentsByIssue: Map<string, ArgumentEntry[]>;
  /** By entry: the arguments one of whose answers rests on it. */
  argumentsCiting: Map<string, ArgumentEntry[]>;
  /** By case: the arguments that have to reckon with it as adverse. */
  argumentsMeeting: Map<string, ArgumentEntry[]>;
  /** By entry: the topics that point to it. */
  topicsSeeing: Map<string, TopicEntry[]>;
  /** By state code in upper case. */
  treatiesByPartner: Map<string, TreatyEntry[]>;
  remedies: Map<string, RemedyEntry>;
  /** What was worked out for a court, kept by whoever works it out. */
  kept: Map<string, unknown>;
}

const indexes = new WeakMap<KnowledgeBase, BaseIndex>();

/** The index of a base: built on first use, kept as long as the base is. */
export function indexOf(base: KnowledgeBase): BaseIndex {
  let index = indexes.get(base);
  if (!index) {
    index = build(base);
    indexes.set(base, index);
  }
  return index;
}

/** Works something out once for a base and a key, and keeps it. */
export function once<T>(base: KnowledgeBase, key: string, work: () => T): T {
  const { kept } = indexOf(base);
  if (!kept.has(key)) kept.set(key, work());
  return kept.get(key) as T;
}

/** The entry with that id, or undefined. Ids come from pages' mentions: an inherited property is not an entry. */
export function entryOf(base: KnowledgeBase, id: string): Entry | undefined {
  return Object.hasOwn(base.entries, id) ? base.entries[id] : undefined;
}

/** The country entry of a court, or undefined for `null` and for ids that are no country. */
export function courtOf(base: KnowledgeBase, court: string | null): JurisdictionEntry | undefined {
  const entry = court === null ? undefined : entryOf(base, court);
  return entry?.kind === 'jurisdiction' ? entry : undefined;
}

function build(base: KnowledgeBase): BaseIndex {
  const index: BaseIndex = {
    cases: [],
    arguments: [],
    casesByIssue: new Map(),
    argumentsByIssue: new Map(),
    argumentsCiting: new Map(),
    argumentsMeeting: new Map(),
    topicsSeeing: new Map(),
    treatiesByPartner: new Map(),
    remedies: new Map(),
    kept: new Map(),
  };
  const take: { [K in EntryKind]?: (entry: Extract<Entry, { kind: K }>) => void } = {
    case: (entry) => {
      index.cases.push(entry);
      for (const issue of entry.issues) push(index.casesByIssue, issue, entry);
    },
    argument: (entry) => {
      index.arguments.push(entry);
      for (const issue of entry.issues) push(index.argumentsByIssue, issue, entry);
      for (const id of authoritiesOf(entry)) push(index.argumentsCiting, id, entry);
      for (const { id } of entry.adverse) push(index.argumentsMeeting, id, entry);
    },
    topic: (entry) => {
      for (const id of new Set(entry.see)) push(index.topicsSeeing, id, entry);
    },
    treaty: (entry) => push(index.treatiesByPartner, entry.partner.code, entry),
    remedy: (entry) => index.remedies.set(entry.id, entry),
  };
  for (const entry of Object.values(base.entries))
    (take[entry.kind] as ((entry: Entry) => void) | undefined)?.(entry);
  return index;
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The ids on which an argument's answers rest, each once, in the order in which they are given. */
export function authoritiesOf(entry: ArgumentEntry): string[] {
  return [...new Set(entry.answer.flatMap((answer) => answer.authorities.map((authority) => authority.id)))];
}
