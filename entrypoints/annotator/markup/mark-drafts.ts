import * as v from 'valibot';
import { type PageMark, pageMarkSchema, pagesOf } from '../../../casefile/page-mark.ts';
import { longestNote, type Passage } from '../../../casefile/records.ts';
import type { LeftWriting } from '../../../components/annotator/markup/markup-model.ts';
import { draftedPassages, draftFor, dropDraft, keepDraft } from '../../../components/marks/note-drafts.ts';

/** What was typed for a mark that is made when it is saved, and where it is to stand. */
export interface NewMarkDraft {
  mark: PageMark;
  text: string;
}

const head = 'mark-draft:';
const schema = v.strictObject({ mark: pageMarkSchema, text: v.pipe(v.string(), v.maxLength(longestNote)) });

/** What was left of a new mark of a document; `null` for nothing. @param document what the document is known by */
export function newMarkDraft(document: string): NewMarkDraft | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(head + document) ?? 'null'));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Keeps it, in place of any before; without words it is none. @returns false if the disk refuses */
export function keepNewMarkDraft(document: string, draft: NewMarkDraft | null): boolean {
  try {
    if (!draft || draft.text.trim() === '') localStorage.removeItem(head + document);
    else localStorage.setItem(head + document, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What is written of a mark: a stamp's label, of all others the note. */
export const writtenOn = ({ mark, note }: Pick<Passage, 'mark' | 'note'>): string =>
  mark?.kind === 'stamp' ? mark.label : note;

/**
 * What was left of the words of a mark that is there; `null` for nothing. A note's draft is the one that the lists of
 * notes keep; a stamp's label is no note, and has its own.
 */
export function markDraft(passage: Pick<Passage, 'id' | 'mark' | 'note'>): string | null {
  const draft = draftFor(nameOf(passage));
  return draft && draft.note !== writtenOn(passage) ? draft.note : null;
}

/** @returns false if the disk refuses */
export const keepMarkDraft = (passage: Pick<Passage, 'id' | 'mark' | 'note'>, text: string): boolean =>
  keepDraft(nameOf(passage), { note: text, from: writtenOn(passage) });

export const dropMarkDraft = (passage: Pick<Passage, 'id' | 'mark'>): void => dropDraft(nameOf(passage));

const nameOf = ({ id, mark }: Pick<Passage, 'id' | 'mark'>) => (mark?.kind === 'stamp' ? `${id} label` : id);

/** Keeps what is typed for the marks of one document until it is saved or thrown away, whatever closes the window. */
export class UnsavedWriting {
  private readonly document: () => string;
  private readonly labelOf: (page: number) => string;

  /** @param document what it is known by, '' while that is not known @param labelOf what a page (from 1) is called */
  constructor(document: () => string, labelOf: (page: number) => string) {
    this.document = document;
    this.labelOf = labelOf;
  }

  /**
   * @param on the mark that it is written on, or the one that is made when it is saved
   * @returns false if the disk refuses
   */
  keep(text: string, on: Passage | PageMark): boolean {
    if ('id' in on) return keepMarkDraft(on, text);
    return this.document() === '' || keepNewMarkDraft(this.document(), { mark: on, text });
  }

  /** @param on as above; none for a mark that is not made */
  drop(on: Passage | undefined): void {
    if (on) dropMarkDraft(on);
    else if (this.document() !== '') keepNewMarkDraft(this.document(), null);
  }

  /** What of this document was left, a mark that is not made yet first; `null` for nothing. */
  left(marks: readonly Passage[]): (LeftWriting & { mark: PageMark | null }) | null {
    const fresh = this.document() === '' ? null : newMarkDraft(this.document());
    if (fresh) {
      const { mark, text } = fresh;
      return { id: null, kind: mark.kind, text, mark, pageLabel: this.labelOf(pagesOf(mark)[0] ?? 1) };
    }
    const drafted = new Set(draftedPassages());
    const passage = marks.find((one) => drafted.has(nameOf(one)) && markDraft(one) !== null);
    if (!passage?.mark) return null;
    const { id, mark } = passage;
    return {
      id,
      kind: mark.kind,
      text: markDraft(passage)!,
      mark: null,
      pageLabel: this.labelOf(pagesOf(mark)[0] ?? 1),
    };
  }
}
