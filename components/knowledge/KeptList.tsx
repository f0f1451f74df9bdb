import { EntryLink } from '../EntryLink.tsx';
import { nameById, useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';

/** The entries that the reader keeps at hand. One that the base no longer holds is left out. */
export function KeptList({ kept }: { kept: readonly string[] }) {
  const words = useWords();
  const knowledge = useKnowledge();
  const held = kept.filter((id) => nameById(knowledge, id) !== null);
  if (held.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="kept-list">
      <h2 id="kept-list">{words.keep.list}</h2>
      <ul>
        {held.map((id) => (
          <li key={id}>
            <EntryLink id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
