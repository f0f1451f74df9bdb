import type { ReaderOrders } from '../../platform/messages.ts';
import { caretAt, isOn, type Point } from '../../reading/hit-test.ts';
import type { CardControl, Opening } from './card-control.ts';
import type { Subject } from './hand-over.ts';
import { isMarkKey, type KeyAct, watchKeys } from './keys.ts';
import type { MarkControl } from './mark-control.ts';
import type { MentionFinder } from './mention-finder.ts';
import type { MentionSteps } from './mention-steps.ts';
import { isForThePage, watchPointer } from './pointer.ts';
import { watchSelection } from './selection.ts';

/** ms between two looks whether the extension is still there. */
const pulse = 3_000;

export interface InputAnswers {
  subject: Subject;
  finder: MentionFinder;
  steps: MentionSteps;
  card: CardControl;
  marks: MarkControl;
  orders(): ReaderOrders;
  isAlive(): boolean;
  step(by: 1 | -1): Promise<boolean>;
  /** @param tell whether who reads is told why */
  leave(tell: boolean): void;
}

/** What pointer, keys and selection do in the window of a document: they open cards and marks, and step on. */
export class ReaderInput {
  private readonly to: InputAnswers;

  constructor(to: InputAnswers) {
    this.to = to;
  }

  private get window(): Window {
    return this.to.subject.shown.view.defaultView!;
  }

  /** Listens until the signal is aborted. */
  watch(signal: AbortSignal): void {
    const { window } = this;
    const { subject, card, marks } = this.to;
    watchPointer(
      window,
      () => this.to.orders().rest,
      {
        rested: (point) => this.openAt(point, 'hover'),
        moved: (point) => {
          card.moved(point);
          marks.stand.moved(point);
        },
        pressed: (target, point) => {
          card.pressed(target, point);
          marks.pressed(target);
        },
        clicked: (point, event) => {
          if (!subject.host.isHost(event.target) && !isForThePage(event) && !this.hasSelection())
            this.openAt(point, 'click');
        },
      },
      signal,
    );
    for (const keyWindow of subject.keyWindows)
      watchKeys(
        keyWindow,
        () => card.isOpen || marks.isOpen,
        (what) => subject.isInFront() && this.act(what),
        signal,
      );
    watchSelection(
      window,
      (target) => subject.host.isHost(target),
      () => void marks.offer(),
      () => marks.stand.deselected(),
      signal,
    );
    this.follow(signal);
    const heartbeat = setInterval(() => {
      if (!this.to.isAlive()) this.to.leave(card.isOpen);
    }, pulse);
    signal.addEventListener('abort', () => clearInterval(heartbeat));
  }

  /** What stands open goes along with what it is about. */
  private follow(signal: AbortSignal): void {
    const { window } = this;
    const { subject, card, marks } = this.to;
    let moving = 0;
    const follow = (event: Event) => {
      const isOpen = card.isOpen || marks.isOpen;
      if (!isOpen || subject.host.isHost(event.target) || moving) return;
      moving = requestAnimationFrame(() => {
        moving = 0;
        card.follows();
        marks.stand.follows();
      });
    };
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    window.addEventListener('resize', follow, { passive: true, signal });
  }

  /** @returns false if the key means nothing now */
  private act(what: KeyAct): boolean {
    const { card, marks } = this.to;
    if (isMarkKey(what)) {
      void marks.mark(what).catch(() => undefined);
      return true;
    }
    if (marks.isOpen && what === 'close') {
      marks.close();
      return true;
    }
    if (what !== 'clip-paragraph') return card.act(what);
    const { place } = card;
    if (place) marks.clipBlock(place.key);
    return place !== null;
  }

  /** @returns false if there is nothing to step to, and the key is the page's */
  stepByKey(by: 1 | -1): boolean {
    if (this.to.isAlive() && !this.to.steps.any) return false;
    void this.to.step(by).catch(() => undefined);
    return true;
  }

  private openAt(point: Point, how: Opening): void {
    const { subject, finder, steps, card, marks } = this.to;
    if (how === 'hover' && marks.stand.holds) return;
    const hit = finder.at(point, this.to.orders().loudness);
    if (!hit) {
      const { shown, host } = subject;
      const caret = host.isHost(shown.view.elementFromPoint(point.x, point.y))
        ? null
        : caretAt(shown.view, point);
      const spot = caret && shown.placeOf(caret.node, caret.offset);
      const pinned = how === 'hover' && card.isPinned;
      if (spot && !pinned) marks.openAt(point, spot, how);
      return;
    }
    marks.yield();
    steps.current = hit.place;
    card.show(hit.place, hit.boxes, how, hit.boxes.find((box) => isOn([box], point)) ?? null);
  }

  private hasSelection(): boolean {
    const selection = this.to.subject.shown.view.getSelection();
    return selection !== null && !selection.isCollapsed;
  }
}
