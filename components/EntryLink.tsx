import { addedBy } from '../knowledge/retrieve/from-pack.ts';
import { phrasesIn } from '../knowledge/retrieve/phrases.ts';
import { nameById, useKnowledge } from './knowledge-context.ts';
import { hashOf } from './routes.ts';

/**
 * A link to an entry's full view; its name if no words are given. An id that the base does not hold is plain text. An
 * entry that a pack has added says so wherever it is named.
 */
export function EntryLink({ id, children }: { id: string; children?: string }) {
  const knowledge = useKnowledge();
  const name = nameById(knowledge, id);
  const words = children ?? name ?? id;
  if (name === null) return <span dir="auto">{words}</span>;
  const pack = addedBy(knowledge.base, id);
  const link = (
    <a href={hashOf({ view: 'entry', id })} dir="auto">
      {words}
    </a>
  );
  if (!pack) return link;
  return (
    <>
      {link} <span class="small muted">({phrasesIn(knowledge.language).fromPack(pack.name)})</span>
    </>
  );
}
