import { readFileSync } from 'node:fs';
import type { Library } from '../../casefile/library.ts';
import {
  type CaseDocument,
  type Matter,
  matterColours,
  type Passage,
  purposes,
} from '../../casefile/records.ts';
import { randomFrom } from '../corpus/mutations.ts';

/** What a researcher may have kept after years: sizes that the case file must bear. */
export const manyDocuments = 2_000;
export const manyPassages = 10_000;
/** The fourth matter has this many passages, so that a test can move them together. */
export const movedTogether = 500;

const tags = ['assurances', 'article 3', 'rsdl', 'to cite', 'ask expert', 'hearing', 'reply', 'translate'];
const courts = [
  'European Court of Human Rights',
  'Supreme Court',
  'High Court',
  'Court of Appeal',
  'Federal Court',
  'Constitutional Court',
];

/**
 * A library of invented work: every passage is put together from sentences of the knowledge base, so that its words are
 * as many and as often as in real work. The same each time.
 */
export function aLargeLibrary(documents = manyDocuments, passages = manyPassages): Library {
  const next = randomFrom(20261126);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const { sentences, names, issues } = material();
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
  const matters = ['Re A', 'Re B', 'Re C', 'Re D', 'Re E'].map(
    (name, i): Matter => ({
      id: uuid(1, i),
      name,
      court: null,
      notes: '',
      colour: matterColours[i]!,
      state: 'open',
      createdAt: at(i),
      changedAt: at(i),
      revision: 1,
    }),
  );
  // The fourth has its own documents; the fifth is empty, to be moved into.
  const ownOfFourth = Math.max(1, Math.floor(documents / 20));
  const docs = Array.from({ length: documents }, (_, i): CaseDocument => {
    const name = pick(names);
    return {
      id: uuid(2, i),
      matter: matters[i < ownOfFourth ? 3 : i % 3]!.id,
      kind: 'page',
      provenance: {
        title: `${name} (${i})`,
        court: pick(courts),
        caseName: i % 3 === 0 ? `${name} (${i})` : '',
        citation: `no. ${10_000 + i}/${10 + (i % 15)}`,
        date: `${2000 + (i % 26)}-0${1 + (i % 9)}-1${i % 10}`,
        author: '',
        publisher: 'court.example',
        url: `https://court.example/${i}`,
        language: 'en',
      },
      corrected: [],
      keys: [`url:https://court.example/${i}`],
      textHash: hashOf(i),
      firstReadAt: at(i),
      lastReadAt: at(i),
      changedAt: at(i),
      revision: 1,
    };
  });
  const others = docs.slice(ownOfFourth);
  const marked = Array.from({ length: passages }, (_, i): Passage => {
    const document = i < movedTogether ? docs[i % ownOfFourth]! : others[i % others.length]!;
    const exact = `${pick(sentences)} ${pick(sentences)}`.slice(0, 2_000);
    const start = 100 + i;
    return {
      id: uuid(3, i),
      matter: document.matter,
      document: document.id,
      selectors: {
        quote: {
          type: 'TextQuoteSelector',
          exact,
          prefix: pick(sentences).slice(0, 200),
          suffix: pick(sentences).slice(0, 200),
        },
        position: { type: 'TextPositionSelector', start, end: start + exact.length },
        times: 1,
        rivals: 0,
      },
      mark: null,
      purpose: purposes[i % purposes.length]!,
      note: i % 4 === 0 ? pick(sentences) : '',
      tags: i % 2 === 0 ? [...new Set([pick(tags), pick(tags)])] : [],
      place: { paragraph: String(1 + (i % 200)), page: '' },
      language: 'en',
      mentions: [{ category: 'assurance', text: 'assurances', targets: ['diplomatic-assurances'] }],
      issues: [pick(issues)],
      clipped: { at: at(i), passageHash: hashOf(i), textHash: hashOf(i) },
      createdAt: at(i),
      changedAt: at(i),
      revision: 1,
    };
  });
  return {
    matters,
    documents: docs,
    passages: marked,
    kept: [],
    current: matters[0]!.id,
    files: [],
    recognised: [],
  };
}

function material(): { sentences: string[]; names: string[]; issues: string[] } {
  const file = new URL('../../knowledge/compiled/base.json', import.meta.url);
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, Entry> };
  const sentences = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length > 60 && value.includes(' ') && !value.includes('://')) sentences.add(value);
    } else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  const all = Object.values(entries);
  all.forEach(gather);
  const names = all
    .flatMap(({ name, title }) => [name?.en ?? '', title?.en ?? ''])
    .filter((text) => text !== '');
  const issues = [...new Set(all.flatMap((entry) => entry.issues ?? []))];
  return { sentences: [...sentences], names, issues };
}

interface Entry {
  name?: { en: string };
  title?: { en: string };
  issues?: string[];
}

const uuid = (sort: number, n: number) => `0000000${sort}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const hashOf = (n: number) => n.toString(16).padStart(64, '0');
