import { strFromU8, type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate';
import { DocumentRefused } from './refusal.ts';

/** Bytes of a file that is opened. */
export const largestFile = 60_000_000;
/** Bytes that all parts together, and one part of text, may have when unpacked. */
const largestUnpacked = 300_000_000;
const largestTextPart = 120_000_000;
/** A document of the longest has some hundreds. */
const mostParts = 5_000;

const beginsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** Whether a text stands in an OLE container's directory, where names are UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((char) => [char.charCodeAt(0), 0]);
  const last = bytes.length - wanted.length;
  for (let at = bytes.indexOf(wanted[0]!); at >= 0 && at <= last; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/**
 * Refuses, by its first bytes, what is no zip package, and says what it is instead.
 * @throws {DocumentRefused}
 */
export function expectPackage(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new DocumentRefused('empty', 'no bytes');
  if (bytes.length > largestFile) throw new DocumentRefused('too-big', `${bytes.length} bytes`);
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const encrypted = holdsName(bytes, 'EncryptedPackage');
    throw new DocumentRefused(encrypted ? 'encrypted' : 'legacy-word', 'an OLE container');
  }
  if (beginsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new DocumentRefused('rtf', 'begins with {\\rtf');
  if (!beginsWith(bytes, 0x50, 0x4b)) throw new DocumentRefused('not-this-kind', 'not a zip file');
}

/**
 * Unpacks what is wanted of a zip package. What the package says of a part's size is held against its bytes, and no
 * part gets more memory than it said, so that a small file can't fill the machine.
 * @param wanted whether a part is needed, by its name
 * @throws {DocumentRefused} `damaged`, `too-big`
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let parts = 0;
  let total = 0;
  const seen = new Set<string>();
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (++parts > mostParts) throw new DocumentRefused('too-big', `more than ${mostParts} parts`);
    if (name.endsWith('/') || !wanted(name)) return false;
    if (seen.has(name)) throw new DocumentRefused('damaged', `two parts are named ${name}`);
    seen.add(name);
    if (/\.(?:xml|rels)$/i.test(name) && originalSize > largestTextPart)
      throw new DocumentRefused('too-big', `${name} unpacks to ${originalSize} bytes`);
    total += originalSize;
    if (total > largestUnpacked) throw new DocumentRefused('too-big', `unpacks to more than ${total} bytes`);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw new DocumentRefused('damaged', error instanceof Error ? error.message : String(error));
  }
}

/** Puts parts together again, unpacked as they are. */
export function pack(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const contents: Zippable = Object.fromEntries(parts);
  return zipSync(contents, { level: 0 });
}

export const textOfPart = (bytes: Uint8Array): string => strFromU8(bytes);
