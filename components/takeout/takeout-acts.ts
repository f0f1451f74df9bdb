import type { ExportOrder, LeftOutReason } from '../../casefile/export/export-order.ts';
import type { Destination } from '../../casefile/import/bring-in.ts';
import type { AnnotationFileFault } from '../../casefile/import/read-annotations.ts';
import type { LongWork } from '../../casefile/long-work.ts';
import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';
import type { Outcome } from '../storage/outcome.ts';

/** What the reader wants to take out. */
export interface ExportSubject {
  /** Names the file and stands in it: the matter, the document, or what was chosen. */
  name: string;
  matters: readonly Matter[];
  documents: readonly CaseDocument[];
  passages: readonly Passage[];
}

/** What a file would hold, before it is made. */
export interface ExportPreview {
  counts: { documents: number; passages: number; notes: number };
  leftOut: readonly { reason: LeftOutReason; count: number }[];
  /** How it begins, as text. */
  sample: string;
}

export interface ExportActs {
  preview(subject: ExportSubject, order: ExportOrder): ExportPreview;
  /** With the ending that its kind of file has. @param stem as the reader typed it */
  fileName(stem: string, order: ExportOrder): string;
  /**
   * Makes the file and hands it to the browser to save.
   * @param onMade how many of how many passages are done, where the kind of file can tell
   * @throws the signal's reason if it was stopped; an Error with a reason if it could not be made
   */
  save(
    subject: ExportSubject,
    order: ExportOrder,
    name: string,
    onMade: (done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

/** What stands in a file that was chosen, held against a matter. */
export interface ImportPreview {
  added: number;
  newDocuments: number;
  completed: number;
  same: number;
  otherNotes: number;
}

/** A file that was read, or why it was not. */
export type ChosenFile =
  | {
      name: string;
      isPart: boolean;
      /** Annotations that can't be brought in, each reason once. `noQuote`: it marks no words. */
      refused: readonly { why: 'no-quote' | { breaks: string }; count: number; example: string }[];
      /** `null` for a new matter. */
      previewIn(matter: string | null): ImportPreview;
      /** @throws the signal's reason if it was stopped; nothing was changed then */
      bringIn(destination: Destination, addNotes: boolean, work: LongWork): Promise<Outcome<ImportResult>>;
    }
  | { fault: AnnotationFileFault | 'unreadable' | { tooLarge: number } };

export interface ImportResult {
  id: string;
  matter: string;
  documents: number;
  passages: number;
  completed: number;
  /** @returns how many passages stay because they were changed since */
  undo(): Promise<Outcome<number>>;
}

export interface ImportActs {
  read(file: File): Promise<ChosenFile>;
}
