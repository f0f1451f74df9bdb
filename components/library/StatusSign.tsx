import type { ComponentChildren } from 'preact';
import type { TreatyEntry } from '../../knowledge/entry.ts';

const line = { stroke: 'currentColor', 'stroke-width': 1.75, fill: 'none' } as const;

/**
 * Each state of a treaty has a shape of its own, drawn, so that it stays on paper, in forced colours and for eyes
 * that see no colour: full; striped; two bars (paused); crossed out; an empty frame; a question.
 */
const shapes: Record<TreatyEntry['status'], ComponentChildren> = {
  'in-force': <rect x="2" y="2" width="16" height="16" rx="2" fill="currentColor" />,
  signed: (
    <>
      <rect x="2.9" y="2.9" width="14.2" height="14.2" rx="2" {...line} />
      <path d="M3 11 11 3M3 17 17 3M9 17l8-8" {...line} />
    </>
  ),
  suspended: (
    <>
      <rect x="2.9" y="2.9" width="14.2" height="14.2" rx="2" {...line} />
      <path d="M7.5 6v8M12.5 6v8" {...line} stroke-width={2.75} />
    </>
  ),
  terminated: (
    <>
      <rect x="2.9" y="2.9" width="14.2" height="14.2" rx="2" {...line} />
      <path d="m6 6 8 8m0-8-8 8" {...line} />
    </>
  ),
  none: <rect x="2.9" y="2.9" width="14.2" height="14.2" rx="2" {...line} stroke-width={1.25} />,
  unknown: (
    <>
      <rect
        x="2.9"
        y="2.9"
        width="14.2"
        height="14.2"
        rx="2"
        {...line}
        stroke-dasharray="2 2"
        stroke-width={1.25}
      />
      <path d="M7.4 8.2c0-3.4 5.2-3.4 5.2 0 0 2.2-2.6 1.9-2.6 4" {...line} stroke-width={1.6} />
      <circle cx="10" cy="14.6" r="1.05" fill="currentColor" />
    </>
  ),
};

/** The sign of a treaty's state. Words beside it say the same. */
export function StatusSign({ status }: { status: TreatyEntry['status'] }) {
  return (
    <svg
      class="status-sign"
      data-status={status}
      viewBox="0 0 20 20"
      width="18"
      height="18"
      aria-hidden="true"
    >
      {shapes[status]}
    </svg>
  );
}
