/** In which encoding the bytes of a text or HTML file are, and the text that they then are. */

export interface DecodedText {
  text: string;
  /** The encoding's name by the Encoding Standard: `utf-8`, `windows-1251`, `gb18030` … */
  encoding: string;
  /** Whether the file itself says so (by a byte order mark or a declaration), or we found out. */
  declared: boolean;
  /** How many places could not be read in that encoding; each is a U+FFFD in the text. */
  unreadable: number;
}

/** Bytes at a file's head in which HTML must declare its encoding (HTML Standard, 13.2.3.2), with some to spare. */
const headLength = 4096;
/** Bytes that are looked at to tell encodings apart. */
const sampleLength = 262_144;

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** What an HTML file declares: `<meta charset>`, `<meta http-equiv content>`, or the XML declaration. */
function byDeclaration(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, headLength));
  const label = metaCharset(head) ?? xmlEncoding(head);
  if (!label) return null;
  const name = nameOf(label);
  // A declaration that could be read byte by byte is no UTF-16 (HTML Standard, "prescan").
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

/** Tag by tag, so that no expression has to look for the beginning of one. */
function metaCharset(head: string): string | null {
  for (const tag of head.split('<')) {
    if (!/^meta\b/i.test(tag)) continue;
    const inside = tag.slice(0, tag.indexOf('>') + 1 || tag.length).replaceAll(/[\s"']/g, '');
    const at = inside.toLowerCase().indexOf('charset=');
    const label = at < 0 ? null : /^[\w.:-]+/.exec(inside.slice(at + 'charset='.length));
    if (label) return label[0];
  }
  return null;
}

function xmlEncoding(head: string): string | undefined {
  const text = head.trimStart();
  if (!text.startsWith('<?xml')) return undefined;
  const declaration = text.slice(0, text.indexOf('>') + 1).replaceAll("'", '"');
  return /encoding="([\w.:-]+)/i.exec(declaration.replaceAll(/\s/g, ''))?.[1];
}

function nameOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: every other byte of a text in a Latin alphabet is zero. */
function byZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]!++;
  const half = sample.length / 2;
  if (half < 2) return null;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return 'utf-16le';
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return 'utf-16be';
  return null;
}

/** Characters that are common in running text of the languages that are written in an encoding. */
const commonIn: [encoding: string, common: RegExp, strange: RegExp][] = [
  // The hundred commonest characters of Chinese prose, simplified and traditional, and of Japanese the kana.
  [
    'gb18030',
    /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运，。、；：（）《》“”]/gu,
    /[\ue000-\uf8ff]/gu,
  ],
  [
    'big5',
    /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運，。、；：（）「」]/gu,
    /[\ue000-\uf8ff]/gu,
  ],
  ['shift_jis', /[\u3041-\u3096\u30a1-\u30fa、。「」]/gu, /[\uff61-\uff9f]/gu],
  ['euc-jp', /[\u3041-\u3096\u30a1-\u30fa、。「」]/gu, /[\uff61-\uff9f]/gu],
  ['euc-kr', /[은는이가을를의에로과와도한하고다니서그있]/gu, /[\ue000-\uf8ff]/gu],
];

/** The single-byte encodings are all valid for all bytes, so that only the letters can tell them apart. */
const singleByte: [encoding: string, letters: RegExp][] = [
  ['windows-1251', /[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф]/g],
  ['koi8-r', /[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф]/g],
  ['windows-1253', /[αοιετσνηυρπκμλςωγάέήίόύώ]/g],
  ['windows-1255', /[\u05d0-\u05ea]/g],
  ['windows-1256', /[\u0621-\u064a]/g],
  ['windows-1250', /[ąćęłńóśźżěščřžýáíéůúťďňőűöüäăâîşţ]/g],
  ['windows-1254', /[ğışçöüİ]/g],
  ['windows-1252', /[éèàùâêîôûçëïüöäßñáíóúæøåãõ’“”–—§£€°«»]/g],
];

const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The likeliest encoding of bytes that say nothing of it themselves. */
function byLetters(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleLength);
  let best = 'windows-1252';
  let most = 0;
  for (const [encoding, common, strange] of commonIn) {
    if (!isValid(sample, encoding)) continue;
    const text = new TextDecoder(encoding).decode(sample, { stream: true });
    const beyond = matches(text, /[^\0-\x7f]/gu);
    const score = (2 * (matches(text, common) - 4 * matches(text, strange))) / Math.max(1, beyond);
    // Prose has a fifth of such characters at the least; bytes that are Chinese by chance have next to none.
    if (score > most && score > 0.4) [best, most] = [encoding, score];
  }
  if (most > 0) return best;
  for (const [encoding, letters] of singleByte) {
    const text = new TextDecoder(encoding).decode(sample);
    const beyond = matches(text, /[^\0-\x7f]/g);
    // Capitals in mid-word and signs between letters are what the wrong alphabet looks like.
    const broken = matches(text, /\p{Ll}\p{Lu}|\p{L}[\u0080-\u00a9\u00ab-\u00b9\u00bb-\u00bf]\p{L}/gu);
    const score = (matches(text, letters) - 2 * broken) / Math.max(1, beyond);
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

/**
 * Decodes a file's bytes by their mark, by what the file declares, as UTF-8 if they are that, or else by what letters
 * they make.
 * @param kind only HTML declares its encoding inside
 */
export function decodeText(bytes: Uint8Array, kind: 'html' | 'text'): DecodedText {
  const marked = byMark(bytes);
  const declaredInside = kind === 'html' && !marked ? byDeclaration(bytes) : null;
  const encoding =
    marked ?? declaredInside ?? byZeros(bytes) ?? (isValid(bytes, 'utf-8') ? 'utf-8' : byLetters(bytes));
  const text = new TextDecoder(encoding).decode(bytes);
  return {
    text,
    encoding,
    declared: marked !== null || declaredInside !== null,
    unreadable: text.includes('\ufffd') ? matches(text, /\ufffd/g) : 0,
  };
}
