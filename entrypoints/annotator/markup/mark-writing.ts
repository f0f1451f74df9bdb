import { boundsOn, type PageMark, type PdfBox, pagesOf } from '../../../casefile/page-mark.ts';
import { changePassage } from '../../../casefile/passages.ts';
import type { Passage } from '../../../casefile/records.ts';
import type { MarkupState, Writing } from '../../../components/annotator/markup/markup-model.ts';
import { markDraft, type UnsavedWriting, writtenOn } from './mark-drafts.ts';

interface Host {
  unsaved: UnsavedWriting;
  /** What is said where a draft can't be kept. */
  notKept: string;
  state(): MarkupState;
  set(change: Partial<MarkupState>): void;
  say(said: string, failed?: boolean): void;
  find(id: string): Passage | undefined;
  goTo(id: string): Promise<void>;
  reveal(page: number, box: PdfBox): Promise<void>;
  look(): Promise<void>;
  /** @returns whether it is kept; else why not was said */
  add(mark: PageMark, note: string): Promise<boolean>;
}

/** The field in which the words of a mark are written, and what of it is kept until it is saved. */
export class MarkWriting {
  private readonly host: Host;
  /** The mark that is made when what is being written is saved. */
  private placing: PageMark | null = null;

  constructor(host: Host) {
    this.host = host;
  }

  /** Opens the field. @param mark the one that is made when it is saved, where it is new */
  start(writing: Writing, mark: PageMark | null = null): void {
    if (mark) this.placing = mark;
    this.host.set({ writing, said: '', failed: false });
  }

  /** Opens the field on a mark that is kept. */
  edit(id: string): void {
    const passage = this.host.find(id);
    if (!passage) return;
    const text = markDraft(passage) ?? writtenOn(passage);
    this.start({ id, kind: passage.mark?.kind ?? 'highlight', text });
  }

  /** What is typed is kept until it is saved or thrown away. */
  write(text: string): void {
    const { writing } = this.host.state();
    if (!writing) return;
    this.host.set({ writing: { ...writing, text } });
    const on = writing.id === null ? this.placing : this.host.find(writing.id);
    if (on && !this.host.unsaved.keep(text, on)) this.host.say(this.host.notKept, true);
  }

  /** Closes the field, and throws away what is in it. */
  cancel(): void {
    this.drop(this.host.state().writing);
    this.placing = null;
    this.host.set({ writing: null });
  }

  /** Throws away what was left. */
  drop(writing: Writing | null): void {
    if (writing) this.host.unsaved.drop(writing.id === null ? undefined : this.host.find(writing.id));
  }

  /** Goes on with what was left, where it belongs. */
  async takeUp(): Promise<void> {
    const left = this.host.unsaved.left(this.host.state().marks);
    if (!left) return;
    const { id, kind, text, mark } = left;
    if (id !== null) await this.host.goTo(id);
    if (mark) {
      this.placing = mark;
      const [page = 1] = pagesOf(mark);
      const box = boundsOn(mark, page);
      if (box) await this.host.reveal(page, box);
    }
    this.start({ id, kind, text });
  }

  /** Keeps what is in the field. */
  async save(): Promise<void> {
    const { writing } = this.host.state();
    if (!writing) return;
    const { placing } = this;
    const { id, kind } = writing;
    const text = writing.text.trim();
    if (id === null) {
      // What was not kept stays in the field.
      if (text !== '' && placing && !(await this.host.add(placing, text))) return;
      if (this.placing === placing) this.placing = null;
      this.wrote(writing);
      return;
    }
    const passage = this.host.find(id);
    if (!passage) return;
    if (kind === 'stamp' && passage.mark?.kind === 'stamp') {
      if (text !== '') await changePassage(passage, { mark: { ...passage.mark, label: text.slice(0, 200) } });
    } else if (text !== '' || kind !== 'free-text') await changePassage(passage, { note: writing.text });
    await this.host.look();
    this.wrote(writing);
  }

  /** Closes the field, unless the reader writes something else in it by now. */
  private wrote(writing: Writing): void {
    const other = this.host.state().writing;
    if (other === writing || other?.id !== writing.id) this.drop(writing);
    if (this.host.state().writing === writing) this.host.set({ writing: null });
  }
}
