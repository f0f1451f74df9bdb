import type { Passage, Purpose } from '../../casefile/records.ts';
import type { CardHost } from '../../components/card/card-host.tsx';
import { isOnTheWay } from '../../components/card/card-position.ts';
import { isRightToLeft } from '../../components/card/card-words.ts';
import { MarkCard } from '../../components/marks/MarkCard.tsx';
import { SelectionBar } from '../../components/marks/SelectionBar.tsx';
import { markWords } from '../../components/words-marks-en.ts';
import type { ReaderOrders } from '../../platform/messages.ts';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { boxesOf, type Point } from '../../reading/hit-test.ts';
import { rangesOf } from '../../reading/readable-document.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import type { Opening } from './card-control.ts';
import type { MarkedPassages } from './marked-passages.ts';
import { type Selected, selectionBoxes } from './selected-span.ts';

/** What showing needs of who reads the page. */
export interface StandSurroundings {
  orders(): ReaderOrders;
  /** Closes the card on a mention. */
  makeRoom(): void;
  /** Resolves once the page has the style that ours is shown by. */
  whenStyled(): Promise<void>;
}

/** What can be asked for in the bar over a selection, and on the card of a mark. */
export interface MarkActs {
  /** @param selected what was selected when the bar came up */
  keep(selected: Selected | null, as: Purpose | 'note' | 'clip'): void;
  lookUp(selected: Selected | null): void;
  change(passage: Passage, purpose: Purpose): void;
  edit(id: string): void;
  copy(passage: Passage): void;
  remove(id: string): void;
}

type Shown =
  | {
      is: 'bar';
      selected: Selected | null;
      boxes: DOMRect[];
      said: string;
      failed: boolean;
      undo: (() => void) | null;
    }
  | { is: 'card'; id: string; how: Opening; boxes: DOMRect[]; said: string; failed: boolean };

/** ms for which what was done stays said, and for which it can be undone there. */
const briefly = 2_500;
const undoable = 8_000;
/** ms for which the pointer may leave a card and come back. */
const grace = 300;

/** The bar over a selection or the card of a mark: where it stands, what it says, and when it goes. One at a time. */
export class MarkStand {
  private readonly shownIn: ShownDocument;
  private readonly host: CardHost;
  private readonly kept: MarkedPassages;
  private readonly around: StandSurroundings;
  private readonly acts: MarkActs;
  private shown: Shown | null = null;
  private fading: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    shownIn: ShownDocument,
    host: CardHost,
    kept: MarkedPassages,
    around: StandSurroundings,
    acts: MarkActs,
  ) {
    this.shownIn = shownIn;
    this.host = host;
    this.kept = kept;
    this.around = around;
    this.acts = acts;
  }

  get isOpen(): boolean {
    return this.shown !== null;
  }

  /** Whether what is shown gives way to nothing that the pointer merely rests on. */
  get holds(): boolean {
    const { shown } = this;
    return shown?.is === 'bar' ? shown.said === '' : shown !== null && shown.how !== 'hover';
  }

  get words() {
    return markWords(this.around.orders().language);
  }

  /** Shows the bar. @param selected what it is for; `null` where only something is to be said */
  openBar(selected: Selected | null, boxes: DOMRect[]): void {
    this.around.makeRoom();
    clearTimeout(this.fading);
    this.shown = { is: 'bar', selected, boxes, said: '', failed: false, undo: null };
    // Without anything selected, the bar comes up with what is said.
    if (selected) this.draw();
  }

  openCard(id: string, how: Opening, boxes: DOMRect[]): void {
    if (this.shown?.is === 'card' && this.shown.id === id) return;
    this.around.makeRoom();
    clearTimeout(this.fading);
    this.shown = { is: 'card', id, how, boxes, said: '', failed: false };
    this.draw();
  }

  /** The marks have been looked for again: the card shows its mark as it is now, or goes with it. */
  caughtUp(): void {
    const { shown } = this;
    if (shown?.is !== 'card') return;
    if (this.kept.get(shown.id)) this.draw();
    else this.close();
  }

  /** What a hover opened, leaving closes. */
  moved(point: Point): void {
    const { shown } = this;
    const { box } = this.host;
    if (shown?.is !== 'card' || shown.how !== 'hover' || shown.said !== '' || !box) return;
    if (this.host.isWorkedByKeys || isOnTheWay(point, shown.boxes, box)) {
      clearTimeout(this.leaving);
      this.leaving = undefined;
    } else
      this.leaving ??= setTimeout(() => {
        this.leaving = undefined;
        if (this.shown === shown) this.close();
      }, grace);
  }

  pressed(target: EventTarget | null): void {
    if (this.shown && !this.host.isHost(target)) this.close();
  }

  /** What opened the bar is selected no longer. */
  deselected(): void {
    if (this.shown?.is === 'bar' && this.shown.said === '') this.close();
  }

  close(): void {
    clearTimeout(this.fading);
    if (!this.shown) return;
    this.shown = null;
    this.host.hide();
  }

  /** Another thing is drawn where ours was. */
  yield(): void {
    clearTimeout(this.fading);
    this.shown = null;
  }

  /** What is shown is about stands elsewhere now. */
  follows(): void {
    const { shown } = this;
    if (!shown) return;
    if (shown.is === 'card') shown.boxes = this.boxesOf(shown.id);
    else if (shown.selected) shown.boxes = selectionBoxes(this.shownIn.view);
    const { innerHeight } = this.shownIn.view.defaultView!;
    if (shown.boxes.some(({ bottom, top }) => bottom > 0 && top < innerHeight))
      this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
    else if (shown.is === 'bar') this.close();
  }

  /** Says what was done, to the eye and to the ear; in quiet mode the page must not see it. */
  tell(said: string, undo: (() => void) | null = null, failed = false): void {
    if (this.around.orders().quiet) return;
    void this.around.whenStyled().then(() => this.sayNow(said, undo, failed));
  }

  private sayNow(said: string, undo: (() => void) | null, failed: boolean): void {
    clearTimeout(this.fading);
    this.around.makeRoom();
    this.shown ??= {
      is: 'bar',
      selected: null,
      boxes: selectionBoxes(this.shownIn.view),
      said,
      failed,
      undo,
    };
    Object.assign(this.shown, this.shown.is === 'bar' ? { said, failed, undo } : { said, failed });
    this.draw();
    this.host.say(said);
    if (failed) return;
    this.fading = setTimeout(
      () => {
        if (this.shown?.is === 'card') {
          this.shown.said = '';
          this.draw();
        } else this.close();
      },
      undo ? undoable : briefly,
    );
  }

  private draw(): void {
    const { shown, words, acts } = this;
    if (!shown) return;
    const { theme, language } = this.around.orders();
    const look = { theme, lang: language, rtl: isRightToLeft(language) };
    const { said, failed } = shown;
    if (shown.is === 'bar') {
      const { selected, undo } = shown;
      const on = {
        mark: (as: Purpose | 'note' | 'clip') => acts.keep(selected, as),
        lookUp: () => acts.lookUp(selected),
        undo: () => undo?.(),
      };
      this.host.draw(<SelectionBar model={{ said, failed, canUndo: undo !== null, words }} on={on} />, look);
    } else {
      const passage = this.kept.get(shown.id);
      if (!passage) {
        this.close();
        return;
      }
      const on = {
        close: () => this.close(),
        purpose: (purpose: Purpose) => acts.change(passage, purpose),
        edit: () => acts.edit(passage.id),
        copy: () => acts.copy(passage),
        remove: () => acts.remove(passage.id),
      };
      this.host.draw(<MarkCard model={{ passage, said, failed, words }} on={on} />, look);
    }
    this.host.standBy(shown.boxes, shown.boxes.at(-1) ?? null);
  }

  boxesOf(id: string): DOMRect[] {
    return this.boxesIn(this.kept.partsOf(id));
  }

  boxesIn(parts: readonly BlockPart[]): DOMRect[] {
    return parts.flatMap(({ key, start, end }) => rangesOf(this.shownIn, key, start, end)).flatMap(boxesOf);
  }
}
