import type { CardWords } from './card-words.ts';
import { Words } from './Words.tsx';

/** The cheat sheet. */
export function KeyList({ words }: { words: CardWords }) {
  return (
    <section class="section">
      <h3 aria-label={words.keys}>
        <Words>{words.keys}</Words>
      </h3>
      <dl class="keys">
        {words.keyList.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <Words class="key">{keys}</Words>
            </dt>
            <dd>
              <Words>{does}</Words>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
