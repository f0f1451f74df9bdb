import mammoth from 'mammoth';
import type { ReadingNotice } from '../notices.ts';
import { expectPackage, pack, textOfPart, unpack } from '../package.ts';
import { DocumentRefused } from '../refusal.ts';
import { countMissing } from './drawn-text.ts';
import { numberStyle, type PartNames, prepare } from './prepare.ts';
import { childElements, parsePart } from './xml.ts';

/** A document of office programs as HTML of our making, still to be cleaned, with what has to be said of it. */
export interface ConvertedDocument {
  html: string;
  notices: ReadingNotice[];
  /** What references to notes say, by the id of the note in the HTML. */
  noteLabels: [id: string, label: string][];
}

/** Pictures are shown as they are in the file; so many bytes of them, of these kinds. */
const mostPictureBytes = 30_000_000;
const shownPictures = /^image\/(?:png|gif|jpeg|webp|bmp)$/;

/** Which paragraph of Word becomes what. Names are the English ones, which Word writes in every language. */
const styleMap = [
  `r.${numberStyle} => span.number`,
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name^='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "r[style-name='Strong'] => strong",
  "r[style-name='Emphasis'] => em",
  'u => u',
  'comment-reference => ',
];

const officeSpace = /\/officeDocument(?:\/2006)?\/relationships\//;

/** The targets of a part's relationships by the last part of their type, as names of parts. */
function relationships(parts: ReadonlyMap<string, Uint8Array>, of: string): Map<string, string> {
  const slash = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, slash);
  const name = `${folder}_rels/${of.slice(slash)}.rels`;
  const bytes = parts.get(name);
  const targets = new Map<string, string>();
  if (!bytes) return targets;
  for (const element of childElements(parsePart(bytes, name).documentElement)) {
    const type = element.getAttribute('Type') ?? '';
    if (!officeSpace.test(type) || element.getAttribute('TargetMode') === 'External') continue;
    const target = element.getAttribute('Target') ?? '';
    const path = new URL(target, `file:///${folder}`).pathname.slice(1);
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (!targets.has(kind)) targets.set(kind, decodeURIComponent(path));
  }
  return targets;
}

function partNames(parts: ReadonlyMap<string, Uint8Array>): PartNames & { comments: string | null } {
  const document = relationships(parts, '').get('officeDocument') ?? 'word/document.xml';
  if (!parts.has(document)) throw new DocumentRefused('not-this-kind', 'no main document in the package');
  const targets = relationships(parts, document);
  const named = (kind: string) => {
    const name = targets.get(kind) ?? `word/${kind}.xml`;
    return parts.has(name) ? name : null;
  };
  return {
    document,
    numbering: named('numbering'),
    styles: named('styles'),
    footnotes: named('footnotes'),
    endnotes: named('endnotes'),
    comments: named('comments'),
  };
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** What the package holds beside its text. */
function noticesOf(parts: ReadonlyMap<string, Uint8Array>, comments: string | null): ReadingNotice[] {
  const notices: ReadingNotice[] = [];
  const written = comments === null ? 0 : count(textOfPart(parts.get(comments)!), /<(?:\w+:)?comment[\s>]/g);
  if (written) notices.push({ key: 'comments', count: written });
  const names = [...parts.keys()];
  const hasText = (name: string) =>
    /<(?:\w+:)?t[\s>][^<]*[^\s<]/.test(textOfPart(parts.get(name)!).replace(/PAGE|NUMPAGES/g, ''));
  if (names.some((name) => /\/(?:header|footer)\d*\.xml$/.test(name) && hasText(name)))
    notices.push({ key: 'headers-and-footers' });
  const drawings = names.filter((name) => /\/(?:charts\/chart|diagrams\/data)\d*\.xml$/.test(name)).length;
  if (drawings) notices.push({ key: 'drawings', count: drawings });
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) notices.push({ key: 'macros' });
  return notices;
}

const shownFiles = /\.(?:png|jpe?g|gif|webp|bmp)$/i;
/** XML, and pictures that a browser can show: metafiles can have hundreds of megabytes. */
const wanted = (name: string) =>
  /\.(?:xml|rels)$/i.test(name) || shownFiles.test(name) || /vbaProject\.bin$/i.test(name);

/**
 * Reads a DOCX (or DOCM: its macros are left where they are) as HTML: headings, paragraphs with their numbers as text,
 * tables, notes with links there and back, pictures as data.
 * Changes that were tracked are taken as accepted; comments, running headers and footers are left out.
 * @throws {DocumentRefused}
 */
export async function convertDocx(bytes: Uint8Array): Promise<ConvertedDocument> {
  expectPackage(bytes);
  const parts = unpack(bytes, wanted);
  const names = partNames(parts);
  const prepared = prepare(parts, names);
  const notices = [...prepared.notices, ...noticesOf(parts, names.comments)];
  let picturesLeft = mostPictureBytes;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const data = shownPictures.test(image.contentType) ? await image.readAsBase64String() : null;
    if (data === null || data.length > picturesLeft) return { src: '' };
    picturesLeft -= data.length;
    return { src: `data:${image.contentType};base64,${data}` };
  });
  let html: string;
  try {
    const result = await mammoth.convertToHtml(inputOf(pack(parts)), {
      styleMap,
      convertImage,
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
    });
    html = result.value;
    const unknown = result.messages.filter(({ message }) => /^A w:sym element/.test(message)).length;
    if (unknown) notices.push({ key: 'symbols', count: unknown });
  } catch (error) {
    throw new DocumentRefused('damaged', error instanceof Error ? error.message : String(error));
  }
  const missing = countMissing(prepared.passages, html);
  if (missing) notices.push({ key: 'unshown-text', count: missing });
  return { html, notices, noteLabels: [...prepared.noteLabels] };
}

/** The converter takes an ArrayBuffer in a browser and a Buffer in Node, where our tools and tests run. */
function inputOf(bytes: Uint8Array) {
  const { Buffer } = globalThis as { Buffer?: typeof globalThis.Buffer };
  if (typeof process !== 'undefined' && process.versions?.node && Buffer)
    return { buffer: Buffer.from(bytes) };
  const arrayBuffer = new ArrayBuffer(bytes.length);
  new Uint8Array(arrayBuffer).set(bytes);
  return { arrayBuffer };
}
