import {
  EncryptedPDFError,
  type LoadOptions,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
} from '@cantoo/pdf-lib';

/** Why a PDF was not written; the original is as it was. */
export type WriteFault = 'password' | 'unreadable' | 'unwritable';

export class PdfWriteError extends Error {
  readonly fault: WriteFault;

  constructor(fault: WriteFault, cause?: unknown) {
    super(`the PDF was not written: ${fault}`, cause === undefined ? {} : { cause });
    this.fault = fault;
  }
}

/** How a file is protected: the password that opens it, and what it lets its reader do. */
export interface Protection {
  password: string;
  /** The bits of /P (ISO 32000-1 table 22). */
  permissions: number;
}

/** @param typed the password that the reader typed, if any. @throws PdfWriteError */
export async function opened(
  original: Uint8Array,
  typed: string | undefined,
): Promise<{ document: PDFDocument; protection: Protection | null }> {
  const shared = { updateMetadata: false, preserveXFA: true };
  try {
    const raw = await loaded(original, { ...shared, ignoreEncryption: true });
    if (!raw.isEncrypted) return { document: raw, protection: null };
    const dict = raw.context.lookup(raw.context.trailerInfo.Encrypt);
    const bits = dict instanceof PDFDict ? dict.lookup(PDFName.of('P')) : undefined;
    const permissions = bits instanceof PDFNumber ? bits.asNumber() : -1;
    const password = typed ?? '';
    const document = await loaded(original, { ...shared, password });
    return { document, protection: { password, permissions } };
  } catch (error) {
    const wrong = error instanceof EncryptedPDFError || /password/i.test(String((error as Error)?.message));
    throw new PdfWriteError(wrong ? 'password' : 'unreadable', error);
  }
}

/** What can be read of a file whose end is torn off: its pages are found without its last trailer. */
async function loaded(bytes: Uint8Array, options: LoadOptions): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, options);
  } catch (error) {
    const end = latin1.decode(bytes).lastIndexOf('trailer');
    if (error instanceof EncryptedPDFError || end <= 0) throw error;
    return PDFDocument.load(bytes.slice(0, end), options);
  }
}

const latin1 = new TextDecoder('latin1');

/** The whole file written anew, under the same password. @throws PdfWriteError */
export async function rewritten(
  document: PDFDocument,
  protection: Protection | null,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (protection) protect(document, protection);
    return new Uint8Array(await document.save({ updateFieldAppearances: false, addDefaultPage: false }));
  } catch (error) {
    throw new PdfWriteError('unwritable', error);
  }
}

/** The same password opens the copy, with the same permissions; the owner's own password is not known. */
function protect(document: PDFDocument, { password, permissions }: Protection): void {
  const has = (bit: number) => (permissions & (1 << (bit - 1))) !== 0;
  document.encrypt({
    userPassword: password,
    ownerPassword: crypto.randomUUID(),
    permissions: {
      printing: has(3) && (has(12) ? 'highResolution' : 'lowResolution'),
      modifying: has(4),
      copying: has(5),
      annotating: has(6),
      fillingForms: has(9),
      contentAccessibility: has(10),
      documentAssembly: has(11),
    },
  });
}
