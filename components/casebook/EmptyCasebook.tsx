import type { ComponentChildren } from 'preact';
import { useWords } from '../words.ts';

interface Props {
  /** One for each way, `null` where there is nothing to press. */
  actions: readonly ComponentChildren[];
  /** Brings in what was marked elsewhere. */
  bringIn?: ComponentChildren;
}

/** The three ways to fill an empty library, and the way in for what was marked elsewhere. */
export function EmptyCasebook({ actions, bringIn }: Props) {
  const { casebook: words, takeout } = useWords();
  return (
    <section class="stack" data-testid="empty">
      <h3>{words.empty}</h3>
      <ol class="empty-ways">
        {words.emptyWays.map(({ title, text }, i) => (
          <li key={title} class="stack tight">
            <h4>{title}</h4>
            <p class="muted">{text}</p>
            {actions[i]}
          </li>
        ))}
      </ol>
      {bringIn && (
        <div class="stack tight">
          <h4 class="bring-in-title">{takeout.orBringIn}</h4>
          <p class="muted">{takeout.orBringInText}</p>
          <p>{bringIn}</p>
        </div>
      )}
    </section>
  );
}
