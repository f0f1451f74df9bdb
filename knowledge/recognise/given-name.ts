/**
 * The name that a document gives to something in brackets behind it: (“the Procedures Directive”), (ci-après « la
 * Convention »), (下称“公约”), (RSDL). Read piece by piece, so that no text can make it slow.
 */
export interface GivenName {
  name: string;
  /** Where the name stands, as an offset from the beginning of what was read. */
  at: number;
}

/** UTF-16 units from the opening bracket within which a definition closes. */
const longestBrackets = 110;
const longestName = 42;

const closing: { readonly [opening: string]: string } = {
  '"': '"',
  "'": "'",
  '“': '”',
  '”': '”',
  '‘': '’',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '《': '》',
  '「': '」',
  '『': '』',
};

/** Words with which a definition begins before the quotation mark; in any of the languages of the lexicon. */
const introductions = [
  ...[
    'hereinafter',
    'hereafter',
    'henceforth',
    'referred to as',
    'also known as',
    'known as',
    'or',
    'the',
    'together',
  ],
  ...[
    'ci-après',
    'ci-dessous',
    'dénommé',
    'dit',
    'dite',
    'ou',
    'en adelante',
    'en lo sucesivo',
    'denominad',
    'o',
  ],
  ...[
    'далее',
    'именуем',
    'سيشار',
    'المشار',
    'فيما',
    'ويشار',
    'يشار',
    'يلي',
    '下称',
    '下稱',
    '以下',
    '简称',
    '簡稱',
  ],
  ...[
    'im folgenden',
    'nachfolgend',
    'fortan',
    'kurz',
    'di seguito',
    'in prosieguo',
    'dalej',
    'zwan',
    'dále',
    'ďalej',
  ],
  ...[
    'doravante',
    'adiante',
    'hierna',
    'nedan',
    'härefter',
    'herefter',
    'jäljempänä',
    'εφεξής',
    'στο εξής',
    'наричан',
  ],
  ...[
    'denumit',
    'a továbbiakban',
    'надалі',
    'у даљем',
    'u daljnjem',
    'v nadaljevanju',
    'toliau',
    'turpmāk',
    'edaspidi',
  ],
];

/** Articles that are no part of the name. */
const article =
  /^(?:the|this|la|le|les|l['’]|el|los|las|die|der|das|den|dem|il|lo|gli|i|o|a|os|as|de|het|een)\s?/iu;

/**
 * @param text what follows the full name, from its end on
 * @returns `null` where no name is given
 */
export function givenName(text: string): GivenName | null {
  let at = 0;
  while (at < 3 && /["”'’»》\s]/.test(text[at] ?? '')) at++;
  const bracket = text[at];
  if (bracket !== '(' && bracket !== '（') return null;
  const end = text.slice(at + 1, at + longestBrackets).search(/[)）]/);
  if (end < 0) return null;
  const inside = text.slice(at + 1, at + 1 + end);
  return quotedIn(inside, at + 1) ?? abbreviationIn(inside, at + 1);
}

function quotedIn(inside: string, offset: number): GivenName | null {
  const opens = inside.search(/["'“”‘„«»‹《「『]/);
  if (opens < 0) return null;
  const lead = inside.slice(0, opens).toLowerCase().trim();
  if (lead !== '' && !introductions.some((word) => lead.startsWith(word))) return null;
  const closes = closing[inside[opens]!]!;
  let end = opens + 1;
  while (end < inside.length && !closes.includes(inside[end]!)) end++;
  if (end === inside.length) return null;
  let start = opens + 1;
  while (inside[start] === ' ' || inside[start] === '\u00a0') start++;
  const shown = inside.slice(start, end);
  const before = article.exec(shown)?.[0].length ?? 0;
  const name = shown.slice(before).trim();
  return isName(name) ? { name, at: offset + start + before } : null;
}

/** An abbreviation in brackets needs no quotation marks: two capitals at least, and nothing else. */
function abbreviationIn(inside: string, offset: number): GivenName | null {
  const found = /^(?:(?:or|the|hereinafter) ){0,2}(\p{Lu}[\p{L}\p{N}-]{1,9})(?:$|[;,] )/u.exec(inside);
  const name = found?.[1];
  if (!name || (name.match(/\p{Lu}/gu)?.length ?? 0) < 2) return null;
  return { name, at: offset + found[0].indexOf(name) };
}

/** A name begins with a capital or a year, or is written in letters that have no capitals. */
function isName(name: string): boolean {
  if (name.length < 2 || name.length > longestName || /[()\n]/.test(name)) return false;
  return /^(?:\p{Lu}|\d{4} \p{Lu}|\p{Lo})/u.test(name);
}
