import type { CaseDocument } from '../../casefile/records.ts';
import type { OpenProblem } from '../../components/annotator/open-problem.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { PdfInHand } from './markup/pdf-in-hand.ts';

export type OpenedKind = Exclude<CaseDocument['kind'], 'page'>;

/** A document as it came in, before anything was made of it. */
export interface SourceFile {
  /** File name, or last part of the address. */
  name: string;
  /** The media type that the browser or server gave, '' if none; it may be wrong. */
  type: string;
  bytes: Blob;
  /** The address that it was fetched from, '' for a file of this machine. */
  address: string;
}

/** Something that the reader of a document must be told: damaged, no text, what was left out. Shown above it. */
export interface Notice {
  tone: 'note' | 'warn';
  /** In the reader's language. */
  words: string;
  /** What can be done about it, as a button. */
  act?: { label: string; run(): void };
}

/** Where an opener is to put what it opens, and what it needs to know for it. */
export interface ShowContext {
  /** BCP 47 language of our own words. */
  language: string;
  /** Tells our own elements, which are not part of the document: pass it to `LivePage`. */
  isOurs(node: Node): boolean;
  /** What there is to be told from now on, in place of the notices before. */
  notice(notices: readonly Notice[]): void;
  /** Tells how far a long document has been read. @param read pages of it, @param of all its pages */
  progress(read: number, of: number): void;
}

/** A document that was opened, and can be shown. */
export interface OpenedDocument {
  readonly kind: OpenedKind;
  readonly name: string;
  /** BCP 47, '' if the document does not say; and the title that it gives itself, '' if none. */
  readonly language: string;
  readonly title: string;
  readonly notices: readonly Notice[];
  /**
   * Puts the document into an element. The element is emptied by who owns it.
   * @returns what reads it, once the first of it can be read by the eye
   */
  show(into: HTMLElement, context: ShowContext, signal: AbortSignal): Promise<ShownDocument>;
  /** Keys by which the case file knows the document: `pdf:` and its fingerprint; none for the others, whose text is hashed. */
  keys(): Promise<string[]>;
  /** A PDF, for who marks it up; `null` before it is shown. */
  inHand?(): PdfInHand | null;
}

/**
 * Why a document can't be opened. `unknown`: none of the kinds that are read. `locked`: a password is needed and was
 * not given. `old-word`: the binary .doc of before 2007. `not-read`: a kind that is known and not read.
 */
export type OpenFault = Exclude<OpenProblem, 'other'>;

/** The document can't be opened; nothing was kept or changed. */
export class OpenError extends Error {
  readonly fault: OpenFault;

  constructor(fault: OpenFault, cause?: unknown) {
    super(cause instanceof Error ? cause.message : fault, cause === undefined ? {} : { cause });
    this.fault = fault;
  }
}

/** Opens a file of one kind. @throws OpenError */
export type Opener = (source: SourceFile, signal: AbortSignal) => Promise<OpenedDocument>;
