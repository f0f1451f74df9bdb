import browser from 'webextension-polyfill';
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
import type { MarkupActs, MarkupState } from '../../../components/annotator/markup/markup-model.ts';
import { saidBy } from '../../../components/marks/said-by.ts';
import type { Words } from '../../../components/words.ts';
import { isNotDone } from '../../reading/mark-keeping.ts';
import type { OpenReading } from '../read-document.ts';
import { HandingOn } from './handing-on.ts';
import {
  contraryOf,
  faultOfKeeping,
  headOf,
  type Keeping,
  marksOf,
  takeBack,
  wordlessPassage,
} from './keep-marks.ts';
import { UnsavedWriting } from './mark-drafts.ts';
import { MarkWriting } from './mark-writing.ts';
import { nextLabel } from './next-label.ts';
import { OwnAnnotations } from './own-annotations.ts';
import { PageLayers } from './page-layers.tsx';
import type { PdfInHand } from './pdf-in-hand.ts';
import { areasOf, boxFrom } from './place-marks.ts';
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
  private readonly writing: MarkWriting;
  private documentKey = '';
  private readonly handingOn: HandingOn;
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
      edit: (id) => this.writing.edit(id),
      write: (text) => this.writing.write(text),
      saveWriting: () => this.inTurn(() => this.writing.save()),
      cancelWriting: () => this.writing.cancel(),
      takeUpWriting: () => this.inTurn(() => this.writing.takeUp()),
      dropWriting: () => {
        this.writing.drop(this.state.left);
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
      handOn: (kind) => void this.handingOn.handOn(kind),
      importMarks: () => void this.handingOn.importMarks(),
      stop: () => this.handingOn.stop(),
    };
    this.writing = new MarkWriting({
      unsaved: this.unsaved,
      notKept: options.words.unfinished.draftNotKept,
      state: () => this.state,
      set: (change) => this.set(change),
      say: (said, failed) => this.say(said, failed),
      find: (id) => this.find(id),
      goTo: (id) => this.goTo(id),
      reveal: (page, box) => hand.viewing.layers.reveal(page, box),
      look: () => this.look(),
      add: (mark, note) => this.add(mark, note),
    });
    this.handingOn = new HandingOn({
      options,
      state: () => this.state,
      set: (change) => this.set(change),
      cameIn: () => this.inTurn(() => this.look()),
    });
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
    signal.addEventListener('abort', () => this.handingOn.stop());
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
      this.writing.start({ id: null, kind: 'note', text: '' }, { kind: 'note', name: '', page, at });
    } else if (tool === 'free-text') {
      const own = box ?? boxFrom(at, sizes['free-text'], turned);
      this.writing.start(
        { id: null, kind: 'free-text', text: '' },
        { kind: 'free-text', name: '', page, box: own, turned, size: letters },
      );
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

  /** @returns whether it is kept; else why not was said */
  private async add(mark: PageMark, note: string): Promise<boolean> {
    const { reading, hand, keeping } = this.options;
    const [page = 1] = pagesOf(mark);
    const { label } = hand.read.pageNumber(page);
    const passage = wordlessPassage(reading.shown, mark, label, this.state.purpose, note);
    const head = headOf(reading.shown);
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
}
