import type { ComponentChildren } from 'preact';
import { useWords } from '../words.ts';

/** The three ways to fill an empty library. @param actions one for each way, `null` where there is nothing to press */
export function EmptyCasebook({ actions }: { actions: readonly ComponentChildren[] }) {
  const words = useWords().casebook;
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
    </section>
  );
}
