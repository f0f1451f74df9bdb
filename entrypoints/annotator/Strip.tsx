import { useEffect, useState } from 'preact/hooks';
import { DensityStrip } from '../../components/annotator/DensityStrip.tsx';
import type { OpenReading } from './read-document.ts';
import { type StripPlace, stripPlaces } from './strip-places.ts';

interface Props {
  /** `null` until it begins: the strip keeps its room, so that the document need not be laid out anew. */
  reading: OpenReading | null;
  /** Changes whenever more was found. */
  found: unknown;
  /** Changes whenever something was marked. */
  marked: unknown;
}

/** ms after the last change of its size or its contents at which the document is measured. */
const rest = 200;

/** The strip of the document in front, measured again as the document or the window changes. */
export function Strip({ reading, found, marked }: Props) {
  const [places, setPlaces] = useState<readonly StripPlace[]>([]);
  useEffect(() => {
    if (!reading) return;
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () =>
          void stripPlaces(reading, over.signal).then((placed) => !over.signal.aborted && setPlaces(placed)),
        rest,
      );
    };
    soon();
    // Text that flows anew in a window of another width stands elsewhere.
    window.addEventListener('resize', soon, { signal: over.signal });
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [reading, found, marked]);
  const go = (at: number) => {
    const nearest = places.reduce<StripPlace | null>(
      (best, place) => (!best || Math.abs(place.at - at) < Math.abs(best.at - at) ? place : best),
      null,
    );
    if (nearest) void reading?.reader.goTo(nearest.part);
  };
  return <DensityStrip marks={places} onGo={go} />;
}
