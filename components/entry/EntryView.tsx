import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { composeFull } from '../../knowledge/retrieve/compose-card.ts';
import { CopyCitation } from '../CopyCitation.tsx';
import { KeepButton, type Keeping } from '../KeepButton.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { NewTabLink } from '../NewTabLink.tsx';
import { useWords } from '../words.ts';
import { ComposedSections } from './ComposedSections.tsx';
import { EntryFields, fieldsShow } from './EntryFields.tsx';
import { ReferredBy, Sources } from './EntryFoot.tsx';
import { EntryHead } from './EntryHead.tsx';
import { ReportMistake } from './ReportMistake.tsx';

interface Props {
  id: string;
  copy(text: string): Promise<void>;
  keeping: Keeping;
  /** Address of the same entry on a wide page; none where it is shown wide already. */
  wide?: string;
}

/** An entry with all that is known of it, and everything that it leads to. */
export function EntryView({ id, copy, keeping, wide }: Props) {
  const words = useWords();
  const knowledge = useKnowledge();
  const entry = entryOf(knowledge.base, id);
  const card = composeFull(knowledge.base, id, knowledge);
  if (!entry || !card) return <p class="notice">{words.entry.notFound}</p>;
  const own = fieldsShow(entry, knowledge.language);
  return (
    <article class="entry stack" data-testid="entry">
      <div class="entry-main">
        <EntryHead entry={entry} card={card} />
        <div class="row entry-actions">
          <CopyCitation citation={card.citation} copy={copy} />
          <KeepButton id={id} keeping={keeping} />
          {wide && <NewTabLink href={wide}>{words.library.open}</NewTabLink>}
        </div>
        <EntryFields entry={entry} />
        <ComposedSections sections={card.sections.filter((section) => !own(section))} />
      </div>
      <div class="entry-side">
        <Sources entry={entry} />
        <ReferredBy id={id} />
        <ReportMistake key={id} entry={entry} copy={copy} />
      </div>
    </article>
  );
}
