/** How whoever asks for work that takes long follows it and stops it. */
export interface LongWork {
  /** Aborted: the work ends with the signal's reason, and has changed nothing. */
  signal: AbortSignal;
  /** @param share of the work that is done, from 0 to 1; it never goes back */
  onProgress(share: number): void;
}

/** Work that nobody follows or stops. */
export const unwatched: LongWork = { signal: new AbortController().signal, onProgress: () => undefined };

/**
 * A part of longer work.
 * @param from share of the whole at which the part begins
 * @param to share of the whole at which it ends
 */
export function partOf({ signal, onProgress }: LongWork, from: number, to: number): LongWork {
  return { signal, onProgress: (share) => onProgress(from + share * (to - from)) };
}
