import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from './words.ts';

interface Props {
  items: ComponentChildren[];
  /** How many stand there before the rest is asked for. */
  first?: number;
  ordered?: boolean;
}

/** A list that shows its first items and offers the others. On paper, where nothing can be asked, it shows all. */
export function ShowSome({ items, first = 6, ordered = false }: Props) {
  const words = useWords();
  const [all, setAll] = useState(false);
  // A button that would bring one line is longer than the line.
  const short = items.length > first + 1 && !all;
  const List = ordered ? 'ol' : 'ul';
  return (
    <>
      <List class="lines">
        {items.map((item, i) => (
          <li key={i} class={short && i >= first ? 'paper-only' : undefined}>
            {item}
          </li>
        ))}
      </List>
      {items.length > first + 1 && (
        <button type="button" class="plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.court.showFewer : words.court.showAll(items.length)}
        </button>
      )}
    </>
  );
}
