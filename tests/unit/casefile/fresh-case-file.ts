import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, vi } from 'vitest';
import type { ReadDocument } from '../../../casefile/documents.ts';
import type { Library } from '../../../casefile/library.ts';
import type { NewPassage } from '../../../casefile/passages.ts';
import { closeCaseFile } from '../../../casefile/store.ts';

/** Gives each test of a file an empty case file. */
export function freshCaseFile(): void {
  afterEach(async () => {
    vi.restoreAllMocks();
    await closeCaseFile();
    await deleteDB('casefile');
  });
}

/** A library in which nothing was ever kept. */
export const nothing: Library = {
  matters: [],
  documents: [],
  passages: [],
  kept: [],
  current: null,
  files: [],
  recognised: [],
};

export const readDocument = (change: Partial<ReadDocument> = {}): ReadDocument => ({
  kind: 'page',
  provenance: {
    title: 'A judgment',
    court: '',
    caseName: '',
    citation: '',
    date: '2022-10-06',
    author: '',
    publisher: '',
    url: 'https://court.example/judgment',
    language: 'en',
  },
  keys: ['url:https://court.example/judgment'],
  textHash: 'a'.repeat(64),
  ...change,
});

export const marked = (exact: string, change: Partial<NewPassage> = {}): NewPassage => ({
  selectors: {
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 10, end: 10 + exact.length },
    times: 1,
    rivals: 0,
  },
  mark: null,
  purpose: 'law',
  note: '',
  tags: [],
  place: { paragraph: '79', page: '' },
  language: 'en',
  mentions: [],
  issues: [],
  clipped: null,
  ...change,
});
