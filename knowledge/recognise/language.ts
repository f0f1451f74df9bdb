import { familyOf } from './lexicon.ts';

/** Votes after which no more is read. */
const enough = 400;

/** Tells the language of a text by the words that are frequent in one language only. */
export class LanguageGuess {
  private readonly votes = new Map<string, number>();
  private counted = 0;
  private words = 0;
  private decided: string | null = null;
  private readonly byWord: Map<string, string[]>;

  /** @param stopWords words by language, separated by spaces */
  constructor(byWord: Map<string, string[]>) {
    this.byWord = byWord;
  }

  static table(stopWords: { [lang: string]: string }): Map<string, string[]> {
    const byWord = new Map<string, string[]>();
    for (const [lang, words] of Object.entries(stopWords))
      for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), lang]);
    return byWord;
  }

  /** Reads a passage, until enough has been read. */
  read(text: string): void {
    if (this.counted >= enough) return;
    const sample = text.slice(0, 4000);
    for (const [script, lang] of unspaced) {
      const found = sample.match(script);
      if (found) this.vote(lang, found.length / (lang === 'ja' ? 1 : 3));
    }
    for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
      this.words++;
      const langs = this.byWord.get(word);
      if (langs) for (const lang of langs) this.vote(lang, 1 / langs.length);
    }
  }

  private vote(lang: string, weight: number): void {
    this.votes.set(lang, (this.votes.get(lang) ?? 0) + weight);
    this.counted += weight;
  }

  /** The language with most votes, or '' while there are too few or two are near each other. */
  get lang(): string {
    if (this.decided !== null) return this.decided;
    const lang = this.decide();
    // No more will be read.
    if (this.counted >= enough) this.decided = lang;
    return lang;
  }

  private decide(): string {
    // Languages of one family share their words and their forms: they are told from others together.
    const families = new Map<string, number>();
    for (const [lang, votes] of this.votes)
      families.set(familyOf(lang), (families.get(familyOf(lang)) ?? 0) + votes);
    let family = '';
    let most = 1.5;
    let second = 0;
    for (const [name, votes] of families) {
      if (votes > most) {
        second = Math.max(second, most);
        family = name;
        most = votes;
      } else second = Math.max(second, votes);
    }
    let best = '';
    let votesOfBest = 0;
    for (const [lang, votes] of this.votes)
      if (familyOf(lang) === family && votes > votesOfBest) {
        best = lang;
        votesOfBest = votes;
      }
    // In running text such words are a tenth of all at least.
    return most > 1.2 * second && most > 0.08 * this.words ? best : '';
  }
}

const unspaced: [RegExp, string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0600-\u06ff]/g, 'ar'],
];
