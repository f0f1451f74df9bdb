import { type IRunOptions, TextRun } from 'docx';

const rightward = '[\\p{L}--[\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}\\p{sc=Adlm}]]';
const leftward = '[\\p{L}&&[\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}\\p{sc=Adlm}]]';
const firstLetter = /\p{L}/u;
const isLeftward = new RegExp(leftward, 'v');

/** Whether a text is written from right to left: its first letter tells (Unicode Bidirectional Algorithm, P2 and P3). */
export const isRightToLeft = (text: string): boolean => isLeftward.test(firstLetter.exec(text)?.[0] ?? '');

/** Words that run the other way than the paragraph that they stand in, with what stands between them. */
const strangers = (own: string, other: string) => new RegExp(`${other}(?:[^${own}]*${other})*`, 'gv');
const inRightToLeft = strangers(leftward, rightward);
const inLeftToRight = strangers(rightward, leftward);

/** What XML 1.0 can't hold: control characters but tab and line break, halves of pairs, two that are no characters. */
const unspeakable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A text as a Word document can hold it. */
export const sayable = (text: string) => text.replace(unspeakable, '\ufffd');

/** How a stretch of text looks, and its language (BCP 47, '' where it is not known). */
export interface Look extends Pick<IRunOptions, 'bold' | 'italics' | 'size' | 'color'> {
  language?: string;
}

/**
 * The runs of a text with its line breaks. Word asks of each run which way it goes (`w:rtl`), so that a name in Latin
 * letters within Arabic, and the other way round, is a run of its own.
 * @param rightToLeft of the paragraph
 */
export function textRuns(
  text: string,
  rightToLeft: boolean,
  { language = '', ...look }: Look = {},
): TextRun[] {
  return sayable(text)
    .split('\n')
    .flatMap((line, i) => {
      const pieces = stretches(line, rightToLeft);
      // A line without a letter breaks all the same.
      if (pieces.length === 0 && i > 0) pieces.push({ text: '', rightToLeft });
      return pieces.map(
        (piece, n) =>
          new TextRun({
            ...look,
            text: piece.text,
            ...(n === 0 && i > 0 ? { break: 1 } : {}),
            ...(piece.rightToLeft ? { rightToLeft: true } : {}),
            ...languageOf(language, piece.rightToLeft),
          }),
      );
    });
}

interface Stretch {
  text: string;
  rightToLeft: boolean;
}

function stretches(line: string, rightToLeft: boolean): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const take = (to: number, way: boolean) => {
    if (to > from) found.push({ text: line.slice(from, to), rightToLeft: way });
    from = to;
  };
  for (const { index, 0: other } of line.matchAll(rightToLeft ? inRightToLeft : inLeftToRight)) {
    take(index, rightToLeft);
    take(index + other.length, !rightToLeft);
  }
  take(line.length, rightToLeft);
  return found;
}

const eastAsian = /^(?:zh|ja|ko)\b/i;
const writtenLeftward = /^(?:ar|fa|he|iw|ur|ug|ps|sd|ckb|ks|pa-arab|ku-arab|yi|dv|syr|nqo)\b/i;

/** A language in Word's three kinds; said only of text that may be in it. */
function languageOf(language: string, rightToLeft: boolean): Pick<IRunOptions, 'language'> {
  if (language === '' || writtenLeftward.test(language) !== rightToLeft) return {};
  if (rightToLeft) return { language: { bidirectional: language } };
  return { language: eastAsian.test(language) ? { eastAsia: language } : { value: language } };
}
