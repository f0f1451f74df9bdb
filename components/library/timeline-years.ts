import type { Favours } from '../../knowledge/entry.ts';

/** What has a date and a side. */
interface Dated {
  entry: { date: string; favours: Favours };
}

export interface TimelineYear<R> {
  year: number;
  /** In the order in which the rows came. */
  rows: R[];
  counts: Record<Favours, number>;
}

/** The years from the first ruling to the last, those without one among them, so that time keeps its measure. */
export function timelineYears<R extends Dated>(rows: readonly R[]): TimelineYear<R>[] {
  if (rows.length === 0) return [];
  const years = rows.map(({ entry }) => Number(entry.date.slice(0, 4)));
  const first = Math.min(...years);
  const last = Math.max(...years);
  const made = Array.from(
    { length: last - first + 1 },
    (_, i): TimelineYear<R> => ({
      year: first + i,
      rows: [],
      counts: { defence: 0, mixed: 0, 'requesting-state': 0 },
    }),
  );
  rows.forEach((row, i) => {
    const at = made[years[i]! - first]!;
    at.rows.push(row);
    at.counts[row.entry.favours]++;
  });
  return made;
}
