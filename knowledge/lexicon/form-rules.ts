import type { Category } from '../mention.ts';
import type { PackedRecord } from '../recognise/compiled-lexicon.ts';
import { foldText } from '../recognise/normalise.ts';
import type { ReadRecord } from './read-lexicon.ts';

/**
 * What one mention of a category says about the document's subject, in hundredths; a record's `weight` overrides it.
 * What judgments on every subject speak of (the Convention, torture, a fair trial) says nothing.
 */
export const categoryWeight: { [category in Category]: number } = {
  case: 300,
  assurance: 0,
  'red-notice': 200,
  'non-refoulement': 200,
  'torture-standard': 0,
  treaty: 0,
  instrument: 0,
  'detention-system': 100,
  'body-or-operation': 0,
  'return-method': 100,
  extradition: 150,
  china: 0,
  'hong-kong': 0,
};

/** A decision that the base does not hold says less; a treaty or law of China, shown everywhere, says that it is about China. */
export function weightOf(record: ReadRecord, category: Category, known: boolean): number {
  if (record.weight !== undefined) return Math.round(record.weight * 100);
  if (category === 'case') return known ? categoryWeight.case : 100;
  if (category === 'treaty' && !record.gate) return 300;
  return categoryWeight[category];
}

/** A phrase whose first word is the extradition itself ("extradited to China"): the rest is a mention of its own. */
export const extraditionFirst =
  /^(?:non-)?(?:extrad|extrăd|estrad|ekstrad|surrender|handed|handing|hand |auslief|ausgelief|utläm|uitlev|uitgelev|overlever|udlev|utlev|luovut|wyda|przekaz|vydá|vyda|izruč|izroč|išdav|išduo|izdo|väljaand|kiad|diekstrad|mengekstrad|diserah|consegn|entreg|remis|remett|predar|выда|экстрад|видач|видан|екстрад|предав|изруч|έκδο|εκδο|παράδο|引渡|遣返|移交|遣送|تسليم)/u;

const china =
  /^(?:chin|cina|kina|kinij|kiin|kín|kitajsk|čín|hiin|ķīn|çin|tiongkok|кита|кин|κίν|중국|홍콩|hongk|honk|хонг|гонк)/u;

/**
 * A phrase that names China before the extradition ("Çin'e iadesi", "nach China ausgeliefert"): China is a mention of
 * its own.
 * @returns how many words the mention leaves out at the beginning, 0 if it is the whole phrase
 */
export function wordsToChina(folded: string): number {
  const words = folded.split(' ');
  if (words.length < 2) return 0;
  if (china.test(words[0]!)) return 1;
  return words.length > 2 && china.test(words[1]!) ? 2 : 0;
}

/** Collects the distinct values of a table and gives each its index. */
export class Table<T> {
  readonly values: T[] = [];
  private readonly known = new Map<string, number>();
  add(value: T): number {
    const key = JSON.stringify(value);
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.values.length;
      this.values.push(value);
      this.known.set(key, index);
    }
    return index;
  }
}

/** The index, in the folded form, of the first letter that the form writes as a capital; -1 if it writes none. */
export function firstCapital(form: string): number {
  const cased = foldText(form, true);
  const folded = foldText(form);
  for (let i = 0; i < cased.length; i++) if (cased[i] !== folded[i]) return i;
  return -1;
}

/** Whether one occurrence can show by itself, or can be what makes the document one on the subject. */
export function isAnchor(record: PackedRecord): boolean {
  return (record.c >= 0 && record.g === undefined) || (record.w ?? 0) >= 100;
}

/** Whether a form is so much of a name that it is recognised in a text of another language. */
export function isDistinct(folded: string): boolean {
  if (/[\u3040-\u30ff\u3400-\u9fff]/.test(folded)) return folded.length >= 4;
  return folded.split(' ').length >= 3 || /\d/.test(folded);
}

/** Whether a form says nothing without its language; a short name in its own letters and capitals ("Çin") does. */
export function isShort(folded: string, asWritten: boolean): boolean {
  if (folded.length > 3 || /[\u3040-\u30ff\u3400-\u9fff]/.test(folded)) return false;
  return !asWritten || /^[ -~]*$/.test(folded);
}
