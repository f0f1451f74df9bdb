/**
 * The longest that one piece of work goes on before it lets the page have its turn, in ms: a quarter of what is felt
 * as a pause, since a machine at other work as well takes several times as long for the same.
 */
const slice = 12;

interface Scheduler {
  postTask?: (task: () => void) => Promise<void>;
}

/**
 * Lets the browser paint and answer the reader, and the page run its own tasks, before the work goes on. Not
 * by `scheduler.yield`, which comes back before the page's timers and so starves them as long as we work.
 */
export function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.postTask) return scheduler.postTask(() => undefined);
  return new Promise((resolve) => setTimeout(resolve));
}

/** Resolves when the page has nothing better to do, at the latest after `timeout` ms. */
export function whenIdle(timeout: number): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout });
    else setTimeout(resolve, Math.min(timeout, 50));
  });
}

/** Resolves after `ms`, or at once when the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

/** A clock for one slice of work. */
export class Slice {
  private until = performance.now() + slice;

  get over(): boolean {
    return performance.now() >= this.until;
  }

  start(): void {
    this.until = performance.now() + slice;
  }
}

/** Runs a generator to its end, a slice at a time. It should yield often; a yield alone costs nothing much. */
export async function inSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T | undefined> {
  const turn = new Slice();
  for (;;) {
    if (signal.aborted) return undefined;
    const { done, value } = work.next();
    if (done) return value;
    if (turn.over) {
      await yieldToPage();
      turn.start();
    }
  }
}
