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
  took(tab: number, reading: OpenReading): void;
  found(tab: number): void;
  progressed(tab: number, read: number, of: number): void;
  dropped(tab: number): void;
}

/** ms; while a document is read, what was found comes many times a second, and a list that jumps can't be used. */
const settle = 250;

/** What reads the open documents, by their tabs, and what the one in front says. */
export function useReadings(front: number | null): Readings {
  const all = useRef(new Map<number, OpenReading>());
  const soFar = useRef(new Map<number, Omit<ReadSoFar, 'isOver'>>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [shown, setShown] = useState<ReadingInFront>({ reading: null, findings: null, progress: null });
  const inFront = useRef(front);
  inFront.current = front;

  const look = () => {
    const tab = inFront.current;
    const reading = (tab !== null && all.current.get(tab)) || null;
    const progress = (tab !== null && soFar.current.get(tab)) || null;
    setShown({
      reading,
      findings: reading && joinFrames([{ frameId: 0, findings: reading.reader.findings() }]),
      progress: progress && {
        ...progress,
        isOver: reading?.reader.isComplete ?? false,
      },
    });
  };
  const soon = (tab: number) => {
    if (tab !== inFront.current) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      look();
    }, settle);
  };
  useEffect(look, [front]);
  useEffect(() => {
    const over = new AbortController();
    // Notes are written in the panel, marks in other windows: each document looks for its own again.
    onCaseFileChange(() => {
      for (const { reader } of all.current.values()) void reader.marks.look().catch(() => undefined);
    }, over.signal);
    return () => {
      over.abort();
      clearTimeout(timer.current);
    };
  }, []);
  return {
    ...shown,
    took: (tab, reading) => {
      all.current.set(tab, reading);
      if (tab === inFront.current) look();
    },
    found: soon,
    progressed: (tab, read, of) => {
      soFar.current.set(tab, { read, of });
      soon(tab);
    },
    dropped: (tab) => {
      all.current.delete(tab);
      soFar.current.delete(tab);
    },
  };
}
