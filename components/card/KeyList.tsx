import type { CardWords } from './card-words.ts';

/** The cheat sheet. */
export function KeyList({ words }: { words: CardWords }) {
  return (
    <section class="section">
      <h3>{words.keys}</h3>
      <dl class="keys">
        {words.keyList.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
