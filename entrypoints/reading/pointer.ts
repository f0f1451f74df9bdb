import type { Point } from '../../reading/hit-test.ts';

export interface PointerListener {
  /** The pointer has not moved for the time of rest. */
  rested(point: Point): void;
  /** The pointer moves; called at most once a frame. */
  moved(point: Point, target: EventTarget | null): void;
  /** A plain click or tap. */
  clicked(point: Point, event: MouseEvent): void;
  pressed(target: EventTarget | null, point: Point): void;
}

/** ms. What is shown is painted a frame later: asked for a frame sooner, it is there when the rest is over. */
const oneFrame = 16;

/** What a click on it is for already. */
const interactive =
  'a[href], area[href], button, input, select, textarea, label, summary, option, audio, video, [onclick], ' +
  '[role="button"], [role="link"], [role="tab"], [role="menuitem"], [contenteditable]:not([contenteditable="false"])';

/** Whether a click there follows a link or works a control, which it must go on doing. */
export function isForThePage(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (target) =>
        (target as Element).nodeType === Node.ELEMENT_NODE && (target as Element).matches(interactive),
    );
}

/**
 * Watches the pointer without getting in the page's way: passive listeners that only note where it is, and
 * events that a script made up count for nothing.
 * @param rest ms, asked anew each time
 */
export function watchPointer(
  window: Window,
  rest: () => number,
  listener: PointerListener,
  signal: AbortSignal,
): void {
  let point: Point = { x: -1, y: -1 };
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let target: EventTarget | null = null;
  const options = { capture: true, passive: true, signal } as const;

  const waited = () => {
    timer = undefined;
    const left = rest() - oneFrame - (performance.now() - since);
    if (left > 1) timer = setTimeout(waited, left);
    else listener.rested(point);
  };
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.pointerType === 'touch') return;
      point = { x: event.clientX, y: event.clientY };
      target = event.target;
      since = performance.now();
      if (event.buttons !== 0) {
        clearTimeout(timer);
        timer = undefined;
        return;
      }
      timer ??= setTimeout(waited, rest() - oneFrame);
      if (!frame) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          listener.moved(point, target);
        });
      }
    },
    options,
  );
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isTrusted) return;
      stop();
      listener.pressed(event.target, { x: event.clientX, y: event.clientY });
    },
    options,
  );
  window.addEventListener('wheel', stop, options);
  window.addEventListener(
    'click',
    (event) => {
      const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!event.isTrusted || event.button !== 0 || modified || event.detail > 1) return;
      listener.clicked({ x: event.clientX, y: event.clientY }, event);
    },
    options,
  );
  signal.addEventListener('abort', () => {
    stop();
    cancelAnimationFrame(frame);
  });
}
