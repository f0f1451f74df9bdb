import { nameById, useKnowledge } from './knowledge-context.ts';
import { hashOf } from './routes.ts';

/** A link to an entry's full view; its name if no words are given. An id that the base does not hold is plain text. */
export function EntryLink({ id, children }: { id: string; children?: string }) {
  const knowledge = useKnowledge();
  const name = nameById(knowledge, id);
  const words = children ?? name ?? id;
  if (name === null) return <span dir="auto">{words}</span>;
  return (
    <a href={hashOf({ view: 'entry', id })} dir="auto">
      {words}
    </a>
  );
}
