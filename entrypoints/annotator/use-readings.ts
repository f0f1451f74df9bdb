import { useEffect, useRef, useState } from 'preact/hooks';
import { onCaseFileChange } from '../../casefile/write.ts';
import { joinFrames, type PageFindings } from '../../components/panel/page-findings.ts';
import type { OpenReading } from './read-document.ts';

/** How far a long document has been read, in pages. */
export interface ReadSoFar {
  read: number;
  of: number;
  /** No more of it is read: the reader had it stop. */
  isOver: boolean;
}

/** One document in front, as the panel sees it. */
export interface ReadingInFront {
  reading: OpenReading | null;
  /** What was found in it; the same object until more is found. */
  findings: PageFindings | null;
  /** `null` before anything is known, and in a document without pages. */
  progress: ReadSoFar | null;
}

export interface Readings extends ReadingInFront {
  /** Grows whenever passages may have been marked, changed or removed. */
  marked: number;
  took(tab: number, reading: OpenReading): void;
  found(tab: number): void;
  progressed(tab: number, read: number, of: number): void;
  dropped(tab: number): void;
}

/**
 * ms; while a document is read, what was found comes many times a second: a list that jumps can't be used, and drawing
 * it takes time that the reading needs. The list is drawn when the first is found, then seldom, then at the end.
 */
const settle = 250;
const whileReading = 1_500;

/** What reads the open documents, by their tabs, and what the one in front says. */
export function useReadings(front: number | null): Readings {
  const all = useRef(new Map<number, OpenReading>());
  const soFar = useRef(new Map<number, Omit<ReadSoFar, 'isOver'>>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const progressTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [shown, setShown] = useState<Omit<ReadingInFront, 'progress'>>({ reading: null, findings: null });
  const [progress, setProgress] = useState<ReadSoFar | null>(null);
  const [marked, setMarked] = useState(0);
  const inFront = useRef(front);
  inFront.current = front;

  const lookAtProgress = () => {
    const tab = inFront.current;
    const now = tab === null ? undefined : soFar.current.get(tab);
    const isOver = (tab !== null && all.current.get(tab)?.reader.isComplete) || false;
    setProgress(now ? { ...now, isOver } : null);
  };
  const look = () => {
    const tab = inFront.current;
    const reading = (tab !== null && all.current.get(tab)) || null;
    setShown({
      reading,
      findings: reading && joinFrames([{ frameId: 0, findings: reading.reader.findings() }]),
    });
    lookAtProgress();
  };
  const soon = (tab: number) => {
    if (tab !== inFront.current) return;
    const { isComplete = false } = all.current.get(tab)?.reader ?? {};
    if (isComplete) {
      // Whatever waits: the end is told at once.
      clearTimeout(timer.current);
      timer.current = undefined;
    }
    const isFirst = !shown.findings?.total;
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        look();
      },
      isComplete || isFirst ? settle : whileReading,
    );
  };
  const progressSoon = (tab: number) => {
    if (tab !== inFront.current) return;
    progressTimer.current ??= setTimeout(() => {
      progressTimer.current = undefined;
      lookAtProgress();
    }, settle);
  };
  useEffect(look, [front]);
  useEffect(() => {
    const over = new AbortController();
    // Notes are written in the panel, marks in other windows: each document looks for its own again.
    onCaseFileChange(() => {
      const looks = [...all.current.values()].map(({ reader }) => reader.marks.look());
      void Promise.allSettled(looks).then(() => setMarked((count) => count + 1));
    }, over.signal);
    return () => {
      over.abort();
      clearTimeout(timer.current);
      clearTimeout(progressTimer.current);
    };
  }, []);
  return {
    ...shown,
    progress,
    marked,
    took: (tab, reading) => {
      all.current.set(tab, reading);
      if (tab === inFront.current) look();
    },
    found: soon,
    progressed: (tab, read, of) => {
      soFar.current.set(tab, { read, of });
      progressSoon(tab);
    },
    dropped: (tab) => {
      all.current.delete(tab);
      soFar.current.delete(tab);
    },
  };
}
