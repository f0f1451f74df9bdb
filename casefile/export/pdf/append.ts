import {
  type PDFContext,
  PDFCrossRefSection,
  PDFCrossRefStream,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRef,
} from '@cantoo/pdf-lib';

/**
 * An incremental update (ISO 32000-1 § 7.5.6): what is new stands after the file, whose own bytes stay. pdf-lib can
 * write one too, but counts offsets wrongly where something stands before the header, and rewrites the contents of
 * every page that it touches.
 */

/** The last cross-reference section of a file. */
interface LastSection {
  /** What the file gives as its place; counts from `origin`. */
  startxref: number;
  /** Where offsets count from: 0, or the header where something stands before it. Bytes. */
  origin: number;
  isStream: boolean;
  trailer: PDFDict;
}

const latin1 = new TextDecoder('latin1');
const name = (of: string) => PDFName.of(of);

/** @returns `null` where the file does not say plainly where its last cross-reference section is: nothing can be appended then */
function lastSection(bytes: Uint8Array, context: PDFContext): LastSection | null {
  const tailAt = Math.max(0, bytes.length - 4_096);
  const tail = latin1.decode(bytes.subarray(tailAt));
  const said = /startxref\s+(\d+)\s*(?:%%EOF[\s\S]*)?$/.exec(tail.slice(tail.lastIndexOf('startxref')));
  if (!said) return null;
  const startxref = Number(said[1]);
  const header = latin1.decode(bytes.subarray(0, 1_029)).indexOf('%PDF-');
  for (const origin of new Set([0, Math.max(0, header)])) {
    const at = startxref + origin;
    const head = latin1.decode(bytes.subarray(at, at + 40));
    const stream = /^\s*\d+\s+\d+\s+obj\s*/.exec(head);
    const table = /^\s*xref\s/.test(head);
    const dictAt = stream ? at + stream[0].length : table ? trailerAfter(bytes, at) : -1;
    if (dictAt < 0) continue;
    const trailer = dictAtPlace(bytes, dictAt, context);
    if (trailer && (!stream || trailer.get(name('Type')) === name('XRef')))
      return { startxref, origin, isStream: stream !== null, trailer };
  }
  return null;
}

/** Where the dictionary after the next `trailer` begins, or -1. */
function trailerAfter(bytes: Uint8Array, from: number): number {
  // A table is 20 bytes a line: it is looked through in pieces, each with the end of the one before it.
  for (let at = from; at < bytes.length; at += 65_536) {
    const found = latin1.decode(bytes.subarray(at, at + 65_536 + 16)).indexOf('trailer');
    if (found >= 0) return at + found + 'trailer'.length;
  }
  return -1;
}

function dictAtPlace(bytes: Uint8Array, at: number, context: PDFContext): PDFDict | null {
  try {
    // No trailer is longer; the parser would take a view of the whole file for its own.
    const parsed = PDFObjectParser.forBytes(bytes.slice(at, at + 16_384), context).parseObject();
    if (parsed instanceof PDFDict) return parsed;
    return 'dict' in parsed && parsed.dict instanceof PDFDict ? parsed.dict : null;
  } catch {
    return null;
  }
}

/**
 * Makes the numbers of new objects begin above all that the file has ever used.
 * @returns whether something can be appended to the file at all
 */
export function canAppend(bytes: Uint8Array, context: PDFContext): boolean {
  const last = lastSection(bytes, context);
  const size = last?.trailer.get(name('Size'));
  if (!last || !(size instanceof PDFNumber)) return false;
  context.largestObjectNumber = Math.max(context.largestObjectNumber, size.asNumber() - 1);
  const root = last.trailer.get(name('Root'));
  const catalog = root && context.lookup(root);
  return catalog instanceof PDFDict && catalog.has(name('Pages'));
}

/**
 * @param bytes the file; of it nothing changes
 * @param changed new objects and new versions of old ones, by their references
 * @throws Error for a file to which `canAppend` says no
 */
export function append(
  bytes: Uint8Array,
  context: PDFContext,
  changed: ReadonlyMap<PDFRef, PDFObject>,
): Uint8Array<ArrayBuffer> {
  const last = lastSection(bytes, context);
  if (!last) throw new Error('nothing can be appended to this file');
  const { trailer, origin, isStream } = last;
  const parts: Uint8Array[] = [bytes, ascii('\n')];
  let at = bytes.length + 1;
  const offsets: [PDFRef, number][] = [];
  const put = (part: Uint8Array) => {
    parts.push(part);
    at += part.length;
  };
  const putObject = (ref: PDFRef, object: PDFObject) => {
    offsets.push([ref, at - origin]);
    put(ascii(`${ref.objectNumber} ${ref.generationNumber} obj\n`));
    put(serialized(object));
    put(ascii('\nendobj\n'));
  };
  const inOrder = [...changed].sort(([a], [b]) => a.objectNumber - b.objectNumber);
  for (const [ref, object] of inOrder) putObject(ref, object);

  const own = isStream ? PDFRef.of(context.largestObjectNumber + 1) : null;
  const dict = context.obj({}) as PDFDict;
  for (const key of ['Root', 'Info', 'ID']) {
    const value = trailer.get(name(key));
    if (value) dict.set(name(key), value);
  }
  dict.set(name('Size'), PDFNumber.of(context.largestObjectNumber + (own ? 2 : 1)));
  dict.set(name('Prev'), PDFNumber.of(last.startxref));
  const place = at - origin;
  if (own) {
    const section = PDFCrossRefStream.of(dict, []);
    dict.set(name('Type'), name('XRef'));
    for (const [ref, offset] of offsets) section.addUncompressedEntry(ref, offset);
    section.addUncompressedEntry(own, place);
    putObject(own, section);
  } else {
    const section = PDFCrossRefSection.createEmpty();
    for (const [ref, offset] of offsets) section.addEntry(ref, offset);
    put(serialized(section));
    put(ascii('trailer\n'));
    put(serialized(dict));
  }
  put(ascii(`\nstartxref\n${place}\n%%EOF\n`));

  const whole = new Uint8Array(at);
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
}

const ascii = (text: string) => new TextEncoder().encode(text);

function serialized(object: Pick<PDFObject, 'sizeInBytes' | 'copyBytesInto'>): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}
