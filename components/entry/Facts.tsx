import type { ComponentChildren } from 'preact';
import { useWords } from '../words.ts';

export type Fact = [name: string, value: ComponentChildren];

/** Names and values, those without a value left out: what was not read is not said. */
export function Facts({ facts, title }: { facts: Fact[]; title?: string }) {
  const words = useWords();
  const known = facts.filter(
    ([, value]) => value !== '' && value !== null && value !== undefined && value !== false,
  );
  if (known.length === 0) return null;
  return (
    <section class="entry-section">
      <h3>{title ?? words.entry.facts}</h3>
      <dl class="facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
