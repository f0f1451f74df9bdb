import type { Favours } from '../../knowledge/entry.ts';

/** Up for the defence, down against it, both ways: told by shape and place, drawn so that it stays on paper. */
export function FavoursSign({ side, size = 14 }: { side: Favours; size?: number }) {
  return (
    <svg
      class="favours-sign"
      data-side={side}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {side === 'defence' && <path d="M8 2 15 14H1Z" fill="currentColor" />}
      {side === 'requesting-state' && (
        <path d="M8 13 2 3h12Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
      )}
      {side === 'mixed' && (
        <>
          <path d="M8 1 15 8 8 15 1 8Z" fill="none" stroke="currentColor" stroke-width="1.6" />
          <path d="M8 1 15 8H1Z" fill="currentColor" />
        </>
      )}
    </svg>
  );
}
