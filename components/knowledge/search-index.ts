import type { SearchDocument } from '../../knowledge/retrieve/search-documents.ts';
import { fold, termsOf, wordsOf } from './fold-words.ts';
import { NearWords } from './near-words.ts';

/** What can be searched: an entry of the base, or something that the reader keeps. */
export type Searchable = Pick<SearchDocument, 'id' | 'names' | 'otherNames' | 'issues' | 'text'>;

export interface Hit<D extends Searchable = SearchDocument> {
  document: D;
  /** Higher is better; comparable within one search only. */
  score: number;
  /** The folded words of the document that the query matched, for marking. */
  words: Set<string>;
}

/** Documents that are indexed in one go: some ms' worth. */
const piece = 100;

/** What a word is worth by where it stands. */
const worth = { names: 8, otherNames: 6, issues: 3, text: 1 } as const;

/** Where a word stands: documents by their place in the list, and what it is worth in each. */
interface Postings {
  documents: Uint32Array;
  worths: Float64Array;
}

/** A name as it is compared, and whose it is. */
interface Heading {
  name: string;
  document: number;
  /** What a name is worth by its place among the names of its document. */
  share: number;
}

class FoundHit<D extends Searchable> implements Hit<D> {
  readonly document: D;
  readonly score: number;
  readonly #place: number;
  readonly #heldBy: (place: number) => Set<string>;

  constructor(document: D, score: number, place: number, heldBy: (place: number) => Set<string>) {
    this.document = document;
    this.score = score;
    this.#place = place;
    this.#heldBy = heldBy;
  }

  /** Looked for when asked: of thousands of hits a few are shown. */
  get words(): Set<string> {
    return this.#heldBy(this.#place);
  }
}

interface Alternative {
  word: string;
  /** 1 for the word itself, less for its beginning, less again for a likely slip of the keys. */
  likeness: number;
}

/**
 * Search as you type over entries. Fuse.js guesses which of the base's own words a typed word means, so that the
 * cost of a slip grows with the vocabulary and not with the text; an index of words does the rest. Every word of
 * the query must be found. A term's guesses are kept: each key changes the last word only.
 */
export class SearchIndex<D extends Searchable = SearchDocument> {
  #documents: readonly D[];
  readonly #postings = new Map<string, Postings>();
  #vocabulary: string[] = [];
  #near = new NearWords([]);
  /** All names, in order. */
  #headings: Heading[] = [];
  /** Documents in the order of their ids, and the place of each in it. */
  #byId: number[] = [];
  #rank = new Uint32Array(0);
  readonly #alternatives = new Map<string, Alternative[]>();

  constructor(documents: readonly D[]) {
    this.#documents = documents;
    for (const _ of this.#indexed());
  }

  /**
   * The same index, made a piece at a time.
   * @param turn lets the page do something else between two pieces
   */
  static async gradually<D extends Searchable>(
    documents: readonly D[],
    turn: () => Promise<void>,
  ): Promise<SearchIndex<D>> {
    const index = new SearchIndex<D>([]);
    index.#documents = documents;
    for (const _ of index.#indexed()) await turn();
    return index;
  }

  *#indexed(): Generator<void> {
    const gathered = new Map<string, { documents: number[]; worths: number[] }>();
    for (const [i, document] of this.#documents.entries()) {
      if (i % piece === piece - 1) yield;
      const values = new Map<string, number>();
      for (const name of document.names) this.#take(values, name, worth.names, true);
      for (const name of document.otherNames) this.#take(values, name, worth.otherNames, true);
      this.#take(values, document.issues.join(' ').replaceAll('-', ' '), worth.issues, false);
      this.#take(values, document.text, worth.text, false);
      for (const [word, value] of values) {
        const postings = gathered.get(word);
        if (postings) {
          postings.documents.push(i);
          postings.worths.push(value);
        } else gathered.set(word, { documents: [i], worths: [value] });
      }
      for (const [n, name] of document.names.entries())
        this.#headings.push({ name: plain(name), document: i, share: n === 0 ? 1 : 0.7 });
    }
    yield;
    // Numbers side by side: a beginning of one letter reads a hundred thousand of them at a key.
    for (const [word, { documents, worths }] of gathered)
      this.#postings.set(word, {
        documents: Uint32Array.from(documents),
        worths: Float64Array.from(worths),
      });
    this.#headings.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    yield;
    const id = (i: number) => this.#documents[i]!.id;
    this.#byId = [...this.#documents.keys()].sort((a, b) => (id(a) < id(b) ? -1 : 1));
    this.#rank = new Uint32Array(this.#byId.length);
    for (const [rank, i] of this.#byId.entries()) this.#rank[i] = rank;
    this.#vocabulary = [...this.#postings.keys()].sort();
    this.#near = new NearWords(this.#vocabulary);
  }

  /**
   * @param accept narrows what is searched
   * @returns the best first; all documents, in their own order, for a query without words
   */
  search(query: string, accept: (document: D) => boolean = () => true): Hit<D>[] {
    const terms = termsOf(query);
    if (terms.length === 0)
      return this.#documents.filter(accept).map((document) => ({ document, score: 0, words: new Set() }));
    const matched = new Set<string>();
    let scores: Float64Array | null = null;
    for (const term of terms) scores = this.#narrow(scores, term, matched);
    const bonuses = this.#nameBonuses(plain(query));
    // Thousands of hits are put in order as numbers, in which score and place by id stand together.
    const keys = new Float64Array(scores!.length);
    let found = 0;
    for (let i = 0; i < keys.length; i++) {
      const score = scores![i]!;
      if (score > 0 && accept(this.#documents[i]!))
        keys[found++] = keyOf(score + (bonuses.get(i) ?? 0), this.#rank[i]!);
    }
    const heldBy = (i: number) => this.#heldBy(i, matched);
    return Array.from(keys.subarray(0, found).sort().reverse(), (key) => {
      const i = this.#byId[rankIn(key)]!;
      return new FoundHit(this.#documents[i]!, scoreIn(key), i, heldBy);
    });
  }

  /** Notes what each word of a field is worth: the best of its places, and more if it comes again. */
  #take(values: Map<string, number>, text: string, value: number, isName: boolean): void {
    const found = wordsOf(text);
    const times = new Map<string, number>();
    for (const { word } of found) times.set(word, (times.get(word) ?? 0) + 1);
    // In a short name a word tells more than in a long one.
    const share = isName ? 1 / (1 + Math.log(found.length) / 3) : 1;
    for (const [word, count] of times)
      values.set(word, Math.max(values.get(word) ?? 0, value * share * (1 + Math.log(count) / 4)));
  }

  /** @param before scores of the documents that hold the terms before this one; `null` for the first */
  #narrow(before: Float64Array | null, term: string, matched: Set<string>): Float64Array {
    const best = new Float64Array(this.#documents.length);
    for (const { word, likeness } of this.#alternativesOf(term)) {
      matched.add(word);
      const { documents, worths } = this.#postings.get(word)!;
      const rarity = likeness * Math.log(1 + this.#documents.length / documents.length);
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i]!;
        const score = worths[i]! * rarity;
        if (score > best[document]!) best[document] = score;
      }
    }
    if (before)
      for (let i = 0; i < best.length; i++)
        best[i] = best[i]! > 0 && before[i]! > 0 ? best[i]! + before[i]! : 0;
    return best;
  }

  #alternativesOf(term: string): Alternative[] {
    const kept = this.#alternatives.get(term);
    if (kept) return kept;
    const made = this.#startingWith(term).map((word) => ({
      word,
      likeness: word === term ? 1 : 0.5 + 0.4 * (term.length / word.length),
    }));
    // What begins a word is being typed; what begins hardly any may be a slip.
    if (term.length > 3 && this.#reach(made) < 3) made.push(...this.#likeliest(term, made));
    if (this.#alternatives.size > 500) this.#alternatives.clear();
    this.#alternatives.set(term, made);
    return made;
  }

  /** In how many places the alternatives stand. */
  #reach(alternatives: readonly Alternative[]): number {
    return alternatives.reduce((sum, { word }) => sum + this.#postings.get(word)!.documents.length, 0);
  }

  #likeliest(term: string, known: readonly Alternative[]): Alternative[] {
    const taken = new Set(known.map(({ word }) => word));
    const made: Alternative[] = this.#near
      .of(term)
      .filter(({ word }) => !taken.has(word))
      .map(({ word, distance }) => ({ word, likeness: 0.5 * (1 - distance) ** 2 }));
    // Two letters in the wrong order are two slips to Fuse.js, too many for a short word.
    for (let i = 0; i < term.length - 1; i++) {
      const swapped = term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2);
      if (!taken.has(swapped) && this.#postings.has(swapped)) made.push({ word: swapped, likeness: 0.45 });
    }
    return made;
  }

  #startingWith(term: string): string[] {
    const words: string[] = [];
    for (let at = firstFrom(this.#vocabulary, (word) => word < term); ; at++) {
      const word = this.#vocabulary[at];
      if (!word?.startsWith(term)) return words;
      words.push(word);
    }
  }

  /** Those of some words that a document holds. */
  #heldBy(document: number, words: ReadonlySet<string>): Set<string> {
    const held = new Set<string>();
    for (const word of words) if (isAmong(document, this.#postings.get(word)!.documents)) held.add(word);
    return held;
  }

  /** A name that is what was typed, or begins with it, stands above names that merely hold its words. */
  #nameBonuses(asked: string): Map<number, number> {
    const bonuses = new Map<number, number>();
    for (let at = firstFrom(this.#headings, ({ name }) => name < asked); ; at++) {
      const heading = this.#headings[at];
      if (!heading?.name.startsWith(asked)) return bonuses;
      const { name, document, share } = heading;
      if (name.length > asked.length && name[asked.length] !== ' ') continue;
      const bonus = (name === asked ? 60 : 25) * share;
      bonuses.set(document, Math.max(bonuses.get(document) ?? 0, bonus));
    }
  }
}

/** The place of the first in a list for which `before`, true for those ahead of it alone, does not hold. */
function firstFrom<T>(list: ArrayLike<T>, before: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param ascending sorted */
const isAmong = (number: number, ascending: Uint32Array) =>
  ascending[firstFrom(ascending, (one) => one < number)] === number;

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** More documents than any reader keeps. */
const mostDocuments = 2 ** 20;
const scoreSteps = 1e6;

/** One number that is larger the better a hit is, and among equals the earlier its id comes. */
const keyOf = (score: number, rank: number) =>
  Math.round(score * scoreSteps) * mostDocuments + (mostDocuments - 1 - rank);
const rankIn = (key: number) => mostDocuments - 1 - (key % mostDocuments);
const scoreIn = (key: number) => Math.floor(key / mostDocuments) / scoreSteps;
