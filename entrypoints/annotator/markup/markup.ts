import browser from 'webextension-polyfill';
import type { WriteFault } from '../../../casefile/export/pdf/protected-file.ts';
import {
  boundsOn,
  moved,
  type PageMark,
  type PdfBox,
  type PdfPoint,
  pagesOf,
  type Turn,
} from '../../../casefile/page-mark.ts';
import { changePassage } from '../../../casefile/passages.ts';
import type { Passage, Purpose } from '../../../casefile/records.ts';
import { removePassages } from '../../../casefile/removals.ts';
import { onCaseFileChange } from '../../../casefile/write.ts';
import type {
  HandOnKind,
  MarkupActs,
  MarkupState,
  Writing,
} from '../../../components/annotator/markup/markup-model.ts';
import { saidBy } from '../../../components/marks/said-by.ts';
import type { Words } from '../../../components/words.ts';
import { isNotDone } from '../../reading/mark-keeping.ts';
import type { OpenReading } from '../read-document.ts';
import { bringIn } from './bring-in.ts';
import { makeFile } from './hand-on.ts';
import {
  contraryOf,
  faultOfKeeping,
  type Keeping,
  keptDocument,
  marksOf,
  takeBack,
  wordlessPassage,
} from './keep-marks.ts';
import { markDraft, UnsavedWriting, writtenOn } from './mark-drafts.ts';
import { nextLabel } from './next-label.ts';
import { OwnAnnotations } from './own-annotations.ts';
import { PageLayers } from './page-layers.tsx';
import type { PdfInHand } from './pdf-in-hand.ts';
import { areasOf } from './place-marks.ts';
import { type Step, Steps, stepBetween } from './steps.ts';

export interface MarkupOptions {
  reading: OpenReading;
  hand: PdfInHand;
  keeping: Keeping;
  words: Words;
  language: string;
  /** Called after anything in `state` has changed. */
  onState(): void;
  signal: AbortSignal;
}

/** What is being written is for a mark that is made when it is saved. */
interface Placing {
  mark: PageMark;
}

const authorKey = 'mark-author';
/** Points: what a mere press puts down. */
const sizes = { 'free-text': [200, 60], stamp: [140, 44] } as const;
const letters = 12;

/** Marking up one PDF: what the tools do, step by step back and forth, and what is handed on. `state` is a new object after each change. */
export class Markup {
  state: MarkupState;
  readonly acts: MarkupActs;
  private readonly options: MarkupOptions;
  private readonly steps = new Steps();
  private readonly layers: PageLayers;
  private readonly own: OwnAnnotations;
  private readonly unsaved: UnsavedWriting;
  private documentKey = '';
  private placing: Placing | null = null;
  private stopping: AbortController | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private looked = false;

  constructor(options: MarkupOptions) {
    this.options = options;
    const { words, hand, signal } = options;
    this.unsaved = new UnsavedWriting(
      () => this.documentKey,
      (page) => hand.read.pageNumber(page).label,
    );
    this.state = {
      tool: null,
      purpose: 'facts',
      stamp: words.markup.firstStamp,
      marks: [],
      chosen: null,
      writing: null,
      left: null,
      undo: '',
      redo: '',
      listOpen: false,
      author: '',
      handing: null,
      said: '',
      failed: false,
      page: 1,
      pageLabel: '1',
    };
    this.acts = {
      setTool: (tool) => this.set({ tool, chosen: null, writing: null, said: '', failed: false }),
      setPurpose: (purpose) => this.set({ purpose }),
      setStamp: (stamp) => this.set({ stamp }),
      markSelection: (as) => this.inTurn(() => this.markSelection(as)),
      placeInView: () => this.placeInView(),
      choose: (chosen) => this.set({ chosen, writing: null }),
      goTo: (id) => this.inTurn(() => this.goTo(id)),
      edit: (id) => this.edit(id),
      write: (text) => this.write(text),
      saveWriting: () => this.inTurn(() => this.saveWriting()),
      cancelWriting: () => {
        this.dropDraft(this.state.writing);
        this.placing = null;
        this.set({ writing: null });
      },
      takeUpWriting: () => this.inTurn(() => this.takeUp()),
      dropWriting: () => {
        this.dropDraft(this.state.left);
        this.set({});
      },
      recolour: (id, purpose) => this.change(id, () => ({ purpose })),
      remove: (id) => this.inTurn(() => this.remove(id)),
      move: (id, by) => this.move(id, by),
      undo: () => this.inTurn(() => this.step('back')),
      redo: () => this.inTurn(() => this.step('forth')),
      setListOpen: (listOpen) => this.set({ listOpen }),
      setAuthor: (author) => {
        this.set({ author });
        void browser.storage.local.set({ [authorKey]: author });
      },
      handOn: (kind) => void this.handOn(kind),
      importMarks: () => void this.importMarks(),
      stop: () => this.stopping?.abort(),
    };
    const { viewing } = hand;
    this.layers = new PageLayers({
      stage: viewing.stage,
      language: options.language,
      state: () => this.state,
      labelOf: (passage) => this.labelOf(passage),
      acts: {
        place: (page, at, box, turned) => this.place(page, at, box, turned),
        draw: (mark) =>
          this.inTurn(async () => {
            await this.add(mark, '');
          }),
        choose: this.acts.choose,
        move: this.acts.move,
      },
      signal,
    });
    this.own = new OwnAnnotations({
      pdf: hand.pdf,
      bus: viewing.stage.bus,
      elementOf: (page) => viewing.stage.sheet(page)?.div ?? null,
      drawAgain: (page) => viewing.drawAgain(page),
      signal,
    });
    viewing.stage.bus.on(
      'pagechanging',
      ({ pageNumber }: { pageNumber: number }) => this.onPage(pageNumber),
      { signal },
    );
    onCaseFileChange(() => this.inTurn(() => this.look()), signal);
    signal.addEventListener('abort', () => this.stopping?.abort());
  }

  /** Shows what is kept, and the tools. */
  async begin(): Promise<void> {
    const { hand } = this.options;
    const stored = (await browser.storage.local.get(authorKey))[authorKey];
    this.layers.begin(hand.pdf.numPages);
    // A PDF without a fingerprint is known by its text, which is not read yet: by its name and size then.
    const { name, bytes } = this.options.reading.source;
    this.documentKey = (await this.options.reading.opened.keys())[0] ?? `${name} ${bytes.size}`;
    this.set({ author: typeof stored === 'string' ? stored : '' });
    this.onPage(hand.viewing.state.page);
    await this.look();
  }

  private set(change: Partial<MarkupState>): void {
    this.state = { ...this.state, ...change };
    if (!this.state.writing) this.state.left = this.unsaved.left(this.state.marks);
    const [back, forth] = [this.steps.back, this.steps.forth];
    this.state.undo = back ? this.nameOf(back) : '';
    this.state.redo = forth ? this.nameOf(forth) : '';
    this.layers?.draw();
    this.options.onState();
  }

  private say(said: string, failed = false): void {
    this.set({ said, failed });
  }

  private get words() {
    return this.options.words.markup;
  }

  /** One after the other: two acts never write at once, and what a write tells of is looked at after it. */
  private inTurn(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch((error: unknown) => {
      if (this.options.signal.aborted) return;
      const fault = faultOfKeeping(error);
      if (!fault) console.error('marking up failed', error);
      this.say(
        fault ? this.words.faults[fault] : this.words.failed(String((error as Error)?.message ?? error)),
        true,
      );
    });
  }

  /** Learns what is kept now; what changed since, wherever it was done, is a step that can be taken back. */
  private async look(step = true): Promise<void> {
    const marks = await marksOf(await this.options.reading.known());
    const done = stepBetween(this.state.marks, marks);
    if (!done && this.looked) return;
    if (done && this.looked && step) this.steps.did(done);
    this.looked = true;
    const { chosen } = this.state;
    this.own.set(marks, this.layers.pages);
    this.set({ marks, chosen: marks.some(({ id }) => id === chosen) ? chosen : null });
  }

  private onPage(page: number): void {
    this.set({ page, pageLabel: this.options.hand.read.pageNumber(page).label });
  }

  private labelOf(passage: Passage): string {
    const kind = this.words.kinds[passage.mark?.kind ?? 'highlight'];
    const said = saidBy(passage, this.words.kinds);
    return said === kind ? `${kind} ${passage.note}`.trim() : `${kind}: ${said}`;
  }

  private nameOf({ added, removed, changed }: Step): string {
    const kind = ({ mark }: Passage) => this.words.kinds[mark?.kind ?? 'highlight'];
    if (added[0]) return this.words.added(kind(added[0]));
    if (removed[0]) return this.words.removed(kind(removed[0]));
    return changed[0] ? this.words.changed(kind(changed[0].after)) : '';
  }

  private find(id: string): Passage | undefined {
    return this.state.marks.find((one) => one.id === id);
  }

  // Marking.

  private async markSelection(as: 'highlight' | 'underline'): Promise<void> {
    const { reading, hand } = this.options;
    const { marks } = reading.reader;
    this.say('');
    const id = await marks.mark(this.state.purpose);
    if (!id) return this.say(this.words.nothingSelected);
    await this.look();
    const passage = this.find(id);
    if (as === 'highlight' || !passage) return;
    const areas = areasOf(hand.read, marks.kept.partsOf(id));
    if (areas.length === 0) return;
    // That it is an underline is no step of its own.
    await changePassage(passage, { mark: { kind: 'underline', name: '', areas } });
    await this.look(false);
  }

  private place(page: number, at: PdfPoint, box: PdfBox | null, turned: Turn): void {
    const { tool, stamp } = this.state;
    // One is put down at a time; the pen, which goes on, does not come here.
    this.set({ tool: null });
    if (tool === 'note') {
      this.placing = { mark: { kind: 'note', name: '', page, at } };
      this.startWriting({ id: null, kind: 'note', text: '' });
    } else if (tool === 'free-text') {
      const own = box ?? boxFrom(at, sizes['free-text'], turned);
      this.placing = { mark: { kind: 'free-text', name: '', page, box: own, turned, size: letters } };
      this.startWriting({ id: null, kind: 'free-text', text: '' });
    } else if (tool === 'stamp' && stamp.trim() !== '') {
      const mark: PageMark = {
        kind: 'stamp',
        name: '',
        page,
        box: box ?? boxFrom(at, sizes.stamp, turned),
        turned,
        label: stamp.trim(),
      };
      this.inTurn(async () => {
        await this.add(mark, '');
        this.set({ stamp: nextLabel(stamp.trim()) });
      });
    }
  }

  /** By keyboard: in the middle of the page that is in view; from there it is moved by the arrow keys. */
  private placeInView(): void {
    const { page } = this.state;
    const sheet = this.options.hand.viewing.stage.sheet(page);
    if (!sheet) return;
    const { viewport } = sheet;
    const [x = 0, y = 0] = viewport.convertToPdfPoint(viewport.width / 2, viewport.height / 2);
    const turned = (((viewport.rotation % 360) + 360) % 360) as Turn;
    this.place(page, [x, y], null, turned);
  }

  private startWriting(writing: Writing): void {
    this.set({ writing, said: '', failed: false });
  }

  private edit(id: string): void {
    const passage = this.find(id);
    if (!passage) return;
    const text = markDraft(passage) ?? writtenOn(passage);
    this.startWriting({ id, kind: passage.mark?.kind ?? 'highlight', text });
  }

  /** What is typed is kept until it is saved or thrown away. */
  private write(text: string): void {
    const { writing } = this.state;
    if (!writing) return;
    this.set({ writing: { ...writing, text } });
    const on = writing.id === null ? this.placing?.mark : this.find(writing.id);
    if (on && !this.unsaved.keep(text, on)) this.say(this.options.words.unfinished.draftNotKept, true);
  }

  private dropDraft(writing: Writing | null): void {
    if (writing) this.unsaved.drop(writing.id === null ? undefined : this.find(writing.id));
  }

  /** Goes on with what was left, where it belongs. */
  private async takeUp(): Promise<void> {
    const left = this.unsaved.left(this.state.marks);
    if (!left) return;
    const { id, kind, text, mark } = left;
    if (id !== null) await this.goTo(id);
    if (mark) {
      this.placing = { mark };
      const [page = 1] = pagesOf(mark);
      const box = boundsOn(mark, page);
      if (box) await this.options.hand.viewing.layers.reveal(page, box);
    }
    this.startWriting({ id, kind, text });
  }

  private async saveWriting(): Promise<void> {
    const { writing } = this.state;
    if (!writing) return;
    const { placing } = this;
    const { id, kind } = writing;
    const text = writing.text.trim();
    if (id === null) {
      // What was not kept stays in the field.
      if (text !== '' && placing && !(await this.add(placing.mark, text))) return;
      if (this.placing === placing) this.placing = null;
      this.wrote(writing);
      return;
    }
    const passage = this.find(id);
    if (!passage) return;
    if (kind === 'stamp' && passage.mark?.kind === 'stamp') {
      if (text !== '') await changePassage(passage, { mark: { ...passage.mark, label: text.slice(0, 200) } });
    } else if (text !== '' || kind !== 'free-text') await changePassage(passage, { note: writing.text });
    await this.look();
    this.wrote(writing);
  }

  /** Closes the field, unless the reader writes something else in it by now. */
  private wrote(writing: Writing): void {
    const other = this.state.writing;
    if (other === writing || other?.id !== writing.id) this.dropDraft(writing);
    if (this.state.writing === writing) this.set({ writing: null });
  }

  /** @returns whether it is kept; else why not was said */
  private async add(mark: PageMark, note: string): Promise<boolean> {
    const { reading, hand, keeping } = this.options;
    const [page = 1] = pagesOf(mark);
    const { label } = hand.read.pageNumber(page);
    const passage = wordlessPassage(reading.shown, mark, label, this.state.purpose, note);
    const head = reading.shown.texts.slice(0, 40).map(({ text }) => text.slice(0, 2_000));
    const kept = await keeping.keep(await reading.known(), { head, passage, clipOf: null });
    if (isNotDone(kept)) {
      this.say(this.words.faults[kept.fault], true);
      return false;
    }
    await this.look();
    // What was put down can be moved at once, unless the reader has gone on to the next.
    const goesOn = mark.kind === 'ink' || this.state.tool !== null;
    this.set({
      ...(goesOn ? {} : { chosen: kept.passage.id }),
      said: this.words.saved(kept.matter),
      failed: false,
    });
    return true;
  }

  private change(id: string, to: (passage: Passage) => { purpose?: Purpose; mark?: PageMark }): void {
    this.inTurn(async () => {
      const passage = this.find(id);
      if (!passage) return;
      await changePassage(passage, to(passage));
      await this.look();
    });
  }

  private move(id: string, [x, y]: readonly [number, number]): void {
    this.change(id, ({ mark }) => {
      if (!mark) return {};
      const sheet = this.options.hand.viewing.stage.sheet(pagesOf(mark)[0]!);
      if (!sheet) return {};
      const { viewport } = sheet;
      const from = viewport.convertToPdfPoint(0, 0);
      const to = viewport.convertToPdfPoint(x * viewport.scale, y * viewport.scale);
      return { mark: moved(mark, [to[0]! - from[0]!, to[1]! - from[1]!]) };
    });
  }

  private async remove(id: string): Promise<void> {
    const passage = this.find(id);
    if (!passage) return;
    await removePassages([id]);
    await this.look();
    this.say(`${this.words.removed(this.words.kinds[passage.mark?.kind ?? 'highlight'])}.`);
  }

  private async step(way: 'back' | 'forth'): Promise<void> {
    const step = way === 'back' ? this.steps.back : this.steps.forth;
    if (!step) return;
    const before = this.state.marks;
    try {
      await takeBack(step);
    } catch (error) {
      // What it was about is gone or another's now: the step can't be taken any more.
      if (faultOfKeeping(error) === 'gone' || faultOfKeeping(error) === 'conflict') {
        if (way === 'back') this.steps.dropBack();
        else this.steps.dropForth();
      }
      throw error;
    }
    await this.look(false);
    const done = stepBetween(before, this.state.marks) ?? contraryOf(step);
    const name = this.nameOf(step);
    if (way === 'back') this.steps.undid(done);
    else this.steps.redid(done);
    this.say(way === 'back' ? this.words.undone(name) : this.words.redone(this.nameOf(done)));
  }

  private async goTo(id: string): Promise<void> {
    const passage = this.find(id);
    if (!passage) return;
    this.set({ chosen: id, tool: null, writing: null });
    const { mark, selectors } = passage;
    const { reading, hand } = this.options;
    if (selectors.quote.exact !== '' && (await reading.reader.marks.show(id))) return;
    const [page] = mark ? pagesOf(mark) : [];
    const box = mark && page ? boundsOn(mark, page) : null;
    if (page && box) await hand.viewing.layers.reveal(page, box);
    else this.say(this.words.unplaced(1), true);
  }

  // Handing on.

  private async handOn(kind: HandOnKind): Promise<void> {
    if (kind !== 'summary-docx' && kind !== 'summary-pdf' && this.state.marks.length === 0)
      return this.say(this.words.noneToWrite);
    await this.long(kind, async (signal) => {
      const { reading, hand, words } = this.options;
      await this.whenRead(signal);
      const head = reading.shown.texts.slice(0, 40).map(({ text }) => text.slice(0, 2_000));
      const known = await reading.known();
      const provenance = (await keptDocument(known))?.provenance ?? known.provenance(head);
      const what = {
        hand,
        file: reading.source.bytes,
        name: reading.opened.name,
        marks: this.state.marks,
        provenance,
        findings: reading.reader.findings(),
        partsOf: (id: string) => reading.reader.marks.kept.partsOf(id),
        author: this.state.author.trim(),
      };
      const made = await makeFile(
        kind,
        what,
        words,
        (done, of) => this.set({ handing: { kind, done, of } }),
        signal,
      );
      save(made.name, made.file);
      return [this.words.handed(made.name), ...made.remarks].join(' ');
    });
  }

  private importMarks(): Promise<void> {
    return this.long('import', async (signal) => {
      await this.whenRead(signal);
      const { options, words } = this;
      const { passedOver, kept } = await bringIn(
        options.reading,
        options.hand,
        options.keeping,
        this.state.marks,
        this.state.author.trim(),
        (done, of) => this.set({ handing: { kind: 'import', done, of } }),
        signal,
      );
      this.inTurn(() => this.look());
      return [
        kept > 0 ? words.imported(kept) : words.importedNone,
        passedOver === '' ? '' : words.passedOver(passedOver),
      ]
        .filter(Boolean)
        .join(' ');
    });
  }

  /** Long work, one at a time, which can be stopped. @param work gives what is to be said at its end */
  private async long(
    kind: HandOnKind | 'import',
    work: (signal: AbortSignal) => Promise<string>,
  ): Promise<void> {
    if (this.state.handing) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.set({ handing: { kind, done: 0, of: 0 }, said: '', failed: false });
    try {
      const said = await work(stopping.signal);
      this.set({ handing: null, said, failed: false });
    } catch (error) {
      if (stopping.signal.aborted) this.set({ handing: null, said: this.words.stopped, failed: false });
      else this.set({ handing: null, said: this.whyNot(error), failed: true });
    }
  }

  private whyNot(error: unknown): string {
    const { fault } = error as { fault?: WriteFault };
    if (fault !== undefined && Object.hasOwn(this.words.writeFaults, fault))
      return this.words.writeFaults[fault];
    const keeping = faultOfKeeping(error);
    if (keeping) return this.words.faults[keeping];
    console.error('handing on failed', error);
    return this.words.failed(String((error as Error)?.message ?? error));
  }

  /** Resolves once the document has been read to its end: before that not every mark has its place. */
  private async whenRead(signal: AbortSignal): Promise<void> {
    while (!this.options.reading.reader.isComplete) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A box that is seen with its upper left corner at a point of a page that is turned. */
function boxFrom([x, y]: PdfPoint, [width, height]: readonly [number, number], turned: Turn): PdfBox {
  switch (turned) {
    case 90:
      return [x, y, x + height, y + width];
    case 180:
      return [x - width, y, x, y + height];
    case 270:
      return [x - height, y - width, x, y];
    default:
      return [x, y - height, x + width, y];
  }
}

/** Hands the reader a file as the browser saves any download. */
function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; until then it needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
