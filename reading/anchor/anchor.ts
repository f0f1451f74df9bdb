import { type FoldedText, foldText, unfold } from './fold-text.ts';
import { insideOf, likenessAround, longest, nearest, tolerance } from './likeness.ts';
import type { Selectors } from './selectors.ts';
import { hasSameEdge, notSplit, occurrencesOf, type Stretch, without } from './stretches.ts';

/** Where a passage is now, and how it was found. Offsets are UTF-16 units into the document's text, end exclusive. */
export interface Anchored {
  start: number;
  end: number;
  by: 'position' | 'quote' | 'approximate';
}

interface Candidate extends Stretch {
  /** How like the passage is to the quote, and its surroundings to those that were kept: 0 to 1. */
  quote: number;
  around: number;
}

/** A candidate that stands between what stood around the passage. */
interface Bracketed extends Candidate {
  /** What stood on one of its sides is words, and stands nowhere else: a line drawn in signs stands anywhere. */
  alone: boolean;
}

/** What is looked for, folded. */
interface Wanted {
  exact: string;
  prefix: string;
  suffix: string;
  /** How often the words stood in the document. */
  times: number;
  /** How like the surroundings of the likest other place with the same words were; 0 if there was none. */
  twin: number;
  /** Nothing in the document was, or was like, the passage but the passage itself. */
  peerless: boolean;
}

/** How much of the surroundings is kept on each side, in units of folded text: at first, and at most. */
const usualReach = 64;
const mostReach = 500;
/** The same at most in UTF-16 units of the document. */
const mostKept = 2_000;
/** Of surroundings that are as like as this more is kept; those that stay as like as that tell nothing. */
const tooAlike = 0.9;
const indistinct = 0.995;
/** Of a quote that is shorter an edit may change more than its share. */
const few = 60;
/** Lengths in letters of an alphabet, as UTF-16 units; of scripts in which a sign is a syllable or a word, fewer do. */
interface Measures {
  /** A quote that is shorter is found by its surroundings or not at all. */
  telling: number;
  /** Pieces of the quote that are looked up to find where it may stand; a shorter quote has no likeness. */
  piece: number;
  /** How much of the surroundings, on each side, holds an edited passage between them. */
  bracket: number;
  /** The least that is kept around a passage that has its like in the document. */
  amongRivals: number;
}
const ofLetters: Measures = { telling: 24, piece: 14, bracket: 20, amongRivals: 96 };
const ofSigns: Measures = { telling: 8, piece: 4, bracket: 8, amongRivals: 64 };
const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const measuresOf = (text: string): Measures =>
  (text.match(signs)?.length ?? 0) * 2 > text.length ? ofSigns : ofLetters;
/** How like the surroundings must be. Of 64 letters of other text, two fifths fit by chance. */
const likeEnough = 0.62;
/** By how much the passage must be likelier than any other. */
const lead = 0.1;
/** How like a passage another one must be to be its rival. */
const rivalry = 0.75;

/**
 * Describes passages of one document and finds them again: each by its position first, then by its exact words and
 * what stood around them, then by what is like them. A passage whose place is in doubt is not found: a mark that is
 * missing can be put right by the reader, one in a wrong place misleads.
 */
export class Anchoring {
  private readonly text: string;
  private kept: FoldedText | null = null;

  /** @param text of the document, as `DocumentText` makes it */
  constructor(text: string) {
    this.text = text;
  }

  /**
   * Describes a passage so that it can be found again. Where the same words stand in the same surroundings
   * elsewhere, as formulas of a court do, more of the surroundings is kept until they tell the passage from the
   * others.
   * @param start offsets are UTF-16 units into the document's text, end exclusive
   */
  describe(start: number, end: number): Selectors {
    const { text } = this.folded;
    const exact = foldText(this.text.slice(start, end)).text.trim();
    const from = this.foldedAt(start);
    const others = occurrencesOf(text, exact).filter((at) => at !== from);
    const same = [from, ...others].map((at) => ({ start: at, end: at + exact.length }));
    const wanted = wantedOf({ quote: this.quoted(start, end, usualReach), times: 1, rivals: 0 });
    const alike = this.alike(wanted, same).filter((one) => one.quote >= rivalry);
    const peers = [...same.slice(1), ...alike].filter((one) => hasSameEdge(text, same[0]!, one));
    let reach = usualReach;
    while (reach < mostReach && this.likest(this.quoted(start, end, reach), peers) > tooAlike) reach *= 2;
    const rivals = Math.max(alike.length, this.besideTheSame(wanted));
    // Of a passage that has its like, all that is kept around it must be there when it was edited: enough is kept.
    const amongRivals = Math.max(reach, measuresOf(exact).amongRivals);
    if (rivals > 0 || others.length > 0) reach = amongRivals;
    const described = (rivals: number): Selectors => {
      const quote = this.quoted(start, end, Math.min(reach, mostReach));
      const position = { type: 'TextPositionSelector', start, end } as const;
      const twin = others.length > 0 ? { twin: this.likest(quote, same.slice(1)) } : {};
      return { quote, position, times: others.length + 1, rivals, ...twin };
    };
    let selectors = described(rivals);
    while (this.hasDouble(selectors)) {
      if (reach >= mostReach) return { ...selectors, twin: 1 };
      reach = Math.max(reach * (selectors.rivals > 0 ? 2 : 1), amongRivals);
      selectors = described(Math.max(1, rivals));
    }
    return selectors;
  }

  /**
   * Whether another stretch would be taken for the passage if it were taken out of the document, alone or with the
   * whole paragraph that it stands in.
   */
  private hasDouble(selectors: Selectors): boolean {
    const { start, end } = selectors.position;
    const { text } = this.folded;
    const wanted = wantedOf(selectors);
    const paragraph = {
      start: this.text.lastIndexOf('\n', start - 1) + 1,
      end: (this.text.indexOf('\n', end) + 1 || this.text.length + 1) - 1,
    };
    return [{ start, end }, paragraph].some((taken) => {
      const before = text.slice(0, this.foldedAt(taken.start)).trimEnd();
      const after = text.slice(this.foldedAt(taken.end)).trimStart();
      const rest = new Anchoring('');
      // It is folded already, and nobody asks where in the document its parts are.
      rest.kept = { text: `${before} ${after}`, at: new Uint32Array() };
      return rest.elsewhere(wanted) !== null;
    });
  }

  /**
   * How like the surroundings of the likest of other stretches are, 0 to 1; 0 if there is none. Where the document
   * begins or ends next to one of them, what will stand there when the document has changed is not known: it counts
   * for nothing, not for a difference.
   */
  private likest(quote: Selectors['quote'], others: readonly Stretch[]): number {
    const { prefix, suffix } = wantedOf({ quote, times: 1, rivals: 0 });
    const { text } = this.folded;
    const likenesses = others.map(({ start, end }) => {
      const own = {
        prefix: start === 0 ? '' : prefix.slice(-start),
        suffix: suffix.slice(0, text.length - end),
      };
      return this.around(own, start, end);
    });
    return Math.max(0, ...likenesses);
  }

  /** Surroundings are measured in folded text: a page may hold more white space than words. */
  private quoted(start: number, end: number, reach: number): Selectors['quote'] {
    const { text } = this;
    const { at } = this.folded;
    const before = at[Math.max(0, this.foldedAt(start) - reach)]!;
    const after = at[Math.min(at.length - 1, this.foldedAt(end) + reach)]!;
    return {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(notSplit(text, Math.max(before, start - mostKept)), start),
      suffix: text.slice(end, notSplit(text, Math.min(after, end + mostKept))),
    };
  }

  /** The first place in the folded text that is not before an offset. */
  private foldedAt(offset: number): number {
    const { at } = this.folded;
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @returns `null` if the passage is not there, or if it can't be told where it is */
  find(selectors: Selectors): Anchored | null {
    const placed = this.atPosition(selectors);
    if (placed) return placed;
    const found = this.elsewhere(wantedOf(selectors));
    return found && { ...unfold(this.folded, found.start, found.end), by: found.by };
  }

  /** Finds a passage by its words and what stood around them, wherever it stood. Offsets are into the folded text. */
  private elsewhere(wanted: Wanted): (Candidate & Pick<Anchored, 'by'>) | null {
    // Nothing but its place told it from another: whichever is left, it may be the other.
    if (wanted.exact === '' || wanted.twin > indistinct) return null;
    const same = occurrencesOf(this.folded.text, wanted.exact).map((start) =>
      this.weigh(wanted, start, start + wanted.exact.length, 1),
    );
    if (same.length >= wanted.times) {
      const best = choose(same) ?? onlyOne(wanted, same);
      // What is no nearer to what stood around it than to what the other place was like may be that other place.
      const isSure = best && (wanted.twin === 0 || best.around > (1 + wanted.twin) / 2);
      return isSure ? { ...best, by: 'quote' } : null;
    }
    // The words stood more often than they do: the passage may be the one that was edited or taken out.
    const edited = this.bySurroundings(wanted);
    if (edited) return { ...edited, by: 'approximate' };
    if (!wanted.peerless) {
      const [sure, other] = same.filter((one) => this.standsAsBefore(one, wanted));
      return sure && !other ? { ...sure, by: 'quote' } : null;
    }
    const best = choose(this.alike(wanted));
    return best && { ...this.wholeWords(best), by: 'approximate' };
  }

  /** The words stand where they stood, and what is around them is what was around them. */
  private atPosition({ quote, position }: Selectors): Anchored | null {
    const { start, end } = position;
    const { text } = this;
    const same =
      end - start === quote.exact.length &&
      text.startsWith(quote.exact, start) &&
      text.slice(Math.max(0, start - quote.prefix.length), start) === quote.prefix &&
      text.startsWith(quote.suffix, end);
    return same ? { start, end, by: 'position' } : null;
  }

  /** All that was kept of the surroundings is there, letter for letter. */
  private standsAsBefore({ start, end }: Candidate, { prefix, suffix }: Wanted): boolean {
    const { text } = this.folded;
    return (
      text.slice(0, start).trimEnd().endsWith(prefix.trim()) &&
      text.slice(end).trimStart().startsWith(suffix.trim())
    );
  }

  /**
   * What stood before and after is there, and between them something like the quote: it was edited in place. Of a
   * passage that has its like, all of the surroundings must be there.
   */
  private bySurroundings(wanted: Wanted): Candidate | null {
    const found = this.bracketed(wanted);
    // Of few words one that was replaced is much. Of many, what is little like them may be their like; so may what
    // stands between the like of what stood around them, as the rows of a table do.
    const isTold = wanted.peerless || wanted.exact.length < few;
    const [only] = found;
    if (only && found.length === 1 && only.quote >= (isTold && only.alone ? 0 : 1 - tolerance)) return only;
    const { amongRivals } = measuresOf(wanted.exact);
    // Where more was kept, less of it did not tell the passage from its like.
    if (wanted.peerless || Math.max(wanted.prefix.length, wanted.suffix.length) > amongRivals + 4)
      return null;
    // Where little of it was edited, less of what is around it has to be there.
    const [near, other] = this.bracketed({
      ...wanted,
      prefix: wanted.prefix.slice(-usualReach),
      suffix: wanted.suffix.slice(0, usualReach),
    });
    // The very words there are another place where they stood.
    const edited = near && (near.quote < 1 || wanted.times === 1);
    return edited && !other && near.quote >= 1 - tolerance ? near : null;
  }

  /** What is like the quote and stands between what stood before and after it. */
  private bracketed({ exact, prefix, suffix, peerless }: Wanted): Bracketed[] {
    const { bracket } = measuresOf(exact);
    const before = peerless ? prefix.slice(-bracket) : prefix;
    const after = peerless ? suffix.slice(0, bracket) : suffix;
    if (before.length < bracket || after.length < bracket || exact.length > longest) return [];
    const { text } = this.folded;
    const found: Bracketed[] = [];
    const places = occurrencesOf(text, before, 40);
    const alone =
      (hasWords(before) && places.length === 1) ||
      (hasWords(after) && occurrencesOf(text, after, 2).length === 1);
    for (const place of places) {
      const start = place + before.length;
      const end = text.indexOf(after, start);
      if (end < 0 || end - start > exact.length * 1.5 + bracket) continue;
      const inside = insideOf(text.slice(start, end).trimEnd(), exact);
      if (inside)
        found.push({
          start: start + inside.start,
          end: start + inside.end,
          quote: inside.likeness,
          around: 1,
          alone,
        });
    }
    return found;
  }

  /**
   * How many other stretches follow what stands before the passage, or precede what stands behind it, and are enough
   * like it to be taken for it between the two: where the passage is taken out, they move into its place.
   */
  private besideTheSame({ exact, prefix, suffix }: Wanted): number {
    const { bracket } = measuresOf(exact);
    const before = prefix.slice(-bracket);
    const after = suffix.slice(0, bracket);
    if (before.length < bracket || after.length < bracket || exact.length > longest) return 0;
    const { text } = this.folded;
    const reach = Math.ceil(exact.length * 1.5) + bracket;
    const following = occurrencesOf(text, before, 40)
      .map((place) => place + bracket)
      .filter((start) => insideOf(text.slice(start, start + reach), exact));
    const preceding = occurrencesOf(text, after, 40).filter((end) =>
      insideOf(text.slice(Math.max(0, end - reach), end), exact),
    );
    // The passage itself is one of each.
    return Math.max(following.length, preceding.length) - 1;
  }

  /** What is like the quote, one of those that overlap. @param but stretches that are not looked at, in any order */
  private alike(wanted: Wanted, but: readonly Stretch[] = []): Candidate[] {
    const { exact } = wanted;
    if (exact.length < measuresOf(exact).piece) return [];
    const { text } = this.folded;
    const found: Candidate[] = [];
    for (const window of this.windows(wanted))
      for (const { start, end } of without(window, but)) {
        const near = nearest(text, start, end, exact);
        if (near) found.push(this.weigh(wanted, near.start, near.end, near.likeness));
      }
    return distinct(found);
  }

  /** Moves the ends of what was found by likeness out of words that they cut. */
  private wholeWords(found: Candidate): Candidate {
    const { text } = this.folded;
    const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '');
    let { start, end } = found;
    while (start > 0 && start > found.start - 12 && isLetter(start - 1) && isLetter(start)) start--;
    while (end < found.end + 12 && isLetter(end - 1) && isLetter(end)) end++;
    return { ...found, start, end };
  }

  /** Stretches of the folded text in which the quote may stand: where rare pieces of it, or of what was around it, are. */
  private windows({ exact, prefix, suffix }: Wanted): Stretch[] {
    const { text } = this.folded;
    const { piece } = measuresOf(exact);
    const slack = Math.ceil(exact.length * tolerance) + piece;
    const starts: number[] = [];
    const look = (part: string, distance: number) => {
      const places = occurrencesOf(text, part, 40);
      // A piece that stands everywhere says nothing of where the passage is.
      if (places.length < 40) for (const place of places) starts.push(place - distance);
    };
    const step = Math.max(4, Math.floor(exact.length / 24));
    for (let at = 0; at + piece <= exact.length; at += step) look(exact.slice(at, at + piece), at);
    for (let at = 0; at + piece <= prefix.length; at += piece) {
      look(prefix.slice(at, at + piece), at - prefix.length);
      look(suffix.slice(at, at + piece), exact.length + at);
    }
    starts.sort((a, b) => a - b);
    const windows: Stretch[] = [];
    for (const place of starts) {
      const last = windows.at(-1);
      const start = Math.max(0, place - slack);
      const end = Math.min(text.length, place + exact.length + slack);
      if (last && start <= last.start + slack) last.end = Math.max(last.end, end);
      else windows.push({ start, end });
    }
    return windows;
  }

  private weigh(wanted: Wanted, start: number, end: number, quote: number): Candidate {
    return { start, end, quote, around: this.around(wanted, start, end) };
  }

  /** How like what is around a stretch is to what should be, 0 to 1. */
  private around({ prefix, suffix }: Pick<Wanted, 'prefix' | 'suffix'>, start: number, end: number): number {
    const { text } = this.folded;
    const before = text.slice(Math.max(0, start - prefix.length - 8), start);
    const after = text.slice(end, end + suffix.length + 8);
    return likenessAround(before, prefix, after, suffix);
  }

  private get folded(): FoldedText {
    this.kept ??= foldText(this.text);
    return this.kept;
  }
}

function wantedOf({ quote, times, rivals, twin = 0 }: Omit<Selectors, 'position'>): Wanted {
  return {
    exact: foldText(quote.exact).text.trim(),
    prefix: foldText(quote.prefix).text,
    suffix: foldText(quote.suffix).text.trimStart(),
    times,
    twin,
    peerless: times === 1 && rivals === 0,
  };
}

/** Whether a text is words for the most part. */
const hasWords = (text: string) => (text.match(/\p{L}/gu)?.length ?? 0) * 2 >= text.length;

const scoreOf = ({ quote, around }: Candidate) => quote + around;

/** The candidate that has the surroundings that were kept, if no other is nearly as good. */
function choose(candidates: readonly Candidate[]): Candidate | null {
  const [best, next] = [...candidates].sort((a, b) => scoreOf(b) - scoreOf(a));
  if (!best || best.around < likeEnough) return null;
  return next && scoreOf(best) - scoreOf(next) < lead ? null : best;
}

/** Nothing around it is as it was. A telling quote that stood once, and stands once, is still the same. */
function onlyOne({ exact, times }: Wanted, same: readonly Candidate[]): Candidate | null {
  return same.length === 1 && times === 1 && exact.length >= measuresOf(exact).telling ? same[0]! : null;
}

/** One of candidates that overlap: the likest. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of [...candidates].sort((a, b) => scoreOf(b) - scoreOf(a)))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept;
}
