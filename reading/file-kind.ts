/**
 * What a file is by its first bytes; its name and media type only decide where those say nothing. `ole`: the
 * container of Word before 2007, and of a DOCX under a password. `zip`: a zip that is none of the kinds named.
 */
export type FileKind =
  | 'pdf'
  | 'docx'
  | 'html'
  | 'text'
  | 'ole'
  | 'rtf'
  | 'odt'
  | 'zip'
  | 'image'
  | 'empty'
  | 'unknown';

/** Bytes from the start of a file that `fileKind` wants to see, if there are so many. */
export const headLength = 4_096;

/** A PDF may begin with other bytes: readers look for its head in the first 1,024 (PDF 1.7, implementation note 13). */
const pdfWithin = 1_024;

/**
 * @param head the first bytes of the file
 * @param name its name; @param type the media type that came with it, '' if none
 */
export function fileKind(head: Uint8Array, name: string, type: string): FileKind {
  if (head.length === 0) return 'empty';
  const text = latin(head);
  const begins = (...marks: string[]) => marks.some((mark) => text.startsWith(mark));
  if (text.slice(0, pdfWithin).includes('%PDF-')) return 'pdf';
  if (begins('PK\x03\x04')) return zipKind(text, name, type);
  if (begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (begins('{\\rtf')) return 'rtf';
  if (begins('\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*')) return 'image';
  if (begins('RIFF') && text.startsWith('WEBP', 8)) return 'image';
  const wide = begins('\xff\xfe', '\xfe\xff');
  if (!wide && text.includes('\0')) return 'unknown';
  // What a byte order mark and the zeros of UTF-16 leave of the letters of markup.
  const plain = wide ? text.slice(2).replaceAll('\0', '') : text.replace(/^\xef\xbb\xbf/, '');
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(plain)) return 'html';
  if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type) || /\.x?html?$/i.test(name)) return 'html';
  return 'text';
}

function zipKind(text: string, name: string, type: string): FileKind {
  // An ODT says first of all what it is, uncompressed (OpenDocument 1.3, part 2, § 3.3).
  if (text.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt';
  if (/word\/|\[Content_Types\]\.xml/.test(text) && !/(?:xl|ppt)\//.test(text)) return 'docx';
  if (/\.doc[xm]$/i.test(name) || type.includes('wordprocessingml')) return 'docx';
  return 'zip';
}

/** The bytes as text, a character each. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
