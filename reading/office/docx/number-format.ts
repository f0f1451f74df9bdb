/** How a list number is written: the values of `w:numFmt` (ECMA-376 part 1, 17.18.59) that are in use in courts. */

const romans: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(n: number): string {
  let left = n;
  let text = '';
  for (const [value, sign] of romans) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}

/** a … z, then aa, bb …, as Word counts. */
const letters = (n: number, alphabet: string) => {
  const signs = [...alphabet];
  return signs[(n - 1) % signs.length]!.repeat(Math.floor((n - 1) / signs.length) + 1);
};

const latin = 'abcdefghijklmnopqrstuvwxyz';
const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const hebrew = 'אבגדהוזחטיכלמנסעפצקרשת';
const arabicLetters = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const hangul = '가나다라마바사아자차카타파하';
const hanDigits = '〇一二三四五六七八九';

/** Chinese counting to 9,999: 十, 十一, 二十, 一百零一. */
function han(n: number): string {
  if (n >= 10_000) return String(n);
  const units = ['', '十', '百', '千'];
  const digits = [...String(n)].map(Number);
  let text = '';
  digits.forEach((digit, i) => {
    const unit = units[digits.length - 1 - i]!;
    if (digit > 0) text += hanDigits[digit] + unit;
    else if (text !== '' && !text.endsWith('零') && digits.slice(i).some((later) => later > 0)) text += '零';
  });
  return text.replace(/^一十/, '十');
}

/** Hebrew numerals up to 999, with 15 and 16 as ט״ו and ט״ז are written. */
function hebrewNumeral(n: number): string {
  if (n >= 1000) return String(n);
  const values: [number, string][] = [
    [400, 'ת'],
    [300, 'ש'],
    [200, 'ר'],
    [100, 'ק'],
    [90, 'צ'],
    [80, 'פ'],
    [70, 'ע'],
    [60, 'ס'],
    [50, 'נ'],
    [40, 'מ'],
    [30, 'ל'],
    [20, 'כ'],
    [16, 'טז'],
    [15, 'טו'],
    [10, 'י'],
    ...[...'טחזוהדגבא'].map((sign, i): [number, string] => [9 - i, sign]),
  ];
  let left = n;
  let text = '';
  for (const [value, sign] of values) {
    while (left >= value && !(value === 16 && left !== 16) && !(value === 15 && left !== 15)) {
      text += sign;
      left -= value;
    }
  }
  return text;
}

const ordinalEnd = (n: number) => {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
};

const inDigits = (n: number, zero: number) =>
  [...String(n)].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

type Write = (n: number) => string;

const writers: Record<string, Write> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: (n) => letters(n, latin),
  upperLetter: (n) => letters(n, latin.toUpperCase()),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  ordinal: (n) => `${n}${ordinalEnd(n)}`,
  numberInDash: (n) => `- ${n} -`,
  russianLower: (n) => letters(n, russian),
  russianUpper: (n) => letters(n, russian.toUpperCase()),
  hebrew1: hebrewNumeral,
  hebrew2: (n) => letters(n, hebrew),
  arabicAlpha: (n) => letters(n, arabicLetters),
  arabicAbjad: (n) => letters(n, abjad),
  hindiNumbers: (n) => inDigits(n, 0x966),
  thaiNumbers: (n) => inDigits(n, 0xe50),
  decimalFullWidth: (n) => inDigits(n, 0xff10),
  decimalFullWidth2: (n) => inDigits(n, 0xff10),
  decimalHalfWidth: String,
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  chineseCounting: han,
  chineseCountingThousand: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
  japaneseCounting: han,
  koreanCounting: String,
  ganada: (n) => letters(n, hangul),
  none: () => '',
};

/** Whether numbers of this format can be written as Word writes them. */
export const isKnownFormat = (format: string): boolean => format in writers;

/**
 * A number in a format, as Word writes it; in plain digits where we don't know the format.
 * @param n zero and less are written in digits, whatever the format: only digits have them
 */
export function writeNumber(n: number, format: string): string {
  const write = Object.hasOwn(writers, format) ? writers[format]! : String;
  return n < 1 && format !== 'none' ? String(n) : write(n);
}
