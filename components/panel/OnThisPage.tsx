import { useMemo, useState } from 'preact/hooks';
import { raisedArguments } from '../../knowledge/retrieve/raised-arguments.ts';
import { nameById, useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { ArgumentList } from './ArgumentList.tsx';
import { MentionList } from './MentionList.tsx';
import { filterGroups, groupMentions, type PageFindings, type PlacedContention } from './page-findings.ts';

/** A place on the page to go to. */
export interface Place {
  frameId: number;
  mention?: number;
  contention?: number;
}

interface Props {
  page: PageFindings;
  /** Goes there. `said` is what to announce when it is reached. */
  onJump(place: Place, said: string): void;
  /** The passage of a contention with its citation. @throws if it is not on the page any more */
  quote(contention: PlacedContention): Promise<string>;
  /** Resolves once the clipboard holds it. */
  copy(text: string): Promise<void>;
}

/** What the page raises, then what it mentions. */
export function OnThisPage({ page, onJump, quote, copy }: Props) {
  const words = useWords();
  const knowledge = useKnowledge();
  const [typed, setTyped] = useState('');
  const raised = useMemo(
    () => raisedArguments(knowledge.base, page.mentions, page.contentions, knowledge.language),
    [knowledge, page],
  );
  const groups = useMemo(() => groupMentions(page, (id) => nameById(knowledge, id)), [knowledge, page]);
  const shown = useMemo(() => filterGroups(groups, typed), [groups, typed]);
  const toContention = (contention: PlacedContention, title: string) =>
    onJump({ frameId: contention.frameId, contention: contention.index }, title);

  return (
    <div class="stack on-page">
      <section class="stack" aria-labelledby="raised-heading">
        <h2 id="raised-heading">
          {words.panel.raised} <span class="count">{raised.filter(({ strong }) => strong).length}</span>
        </h2>
        {raised.length === 0 ? (
          <p class="muted small">{words.panel.noneRaised}</p>
        ) : (
          <>
            <p class="muted small">{words.panel.raisedAdvice}</p>
            <ArgumentList
              raised={raised}
              contentions={page.contentions}
              onJump={toContention}
              onCopy={(contention) => quote(contention).then(copy)}
            />
          </>
        )}
      </section>
      <section class="stack" aria-labelledby="mentions-heading">
        <h2 id="mentions-heading">
          {words.panel.mentions} <span class="count">{page.total}</span>
        </h2>
        {page.mentions.length < page.total && (
          <p class="small notice">{words.panel.notAllListed(page.mentions.length, page.total)}</p>
        )}
        {groups.length === 0 ? (
          <p class="small muted">{words.panel.noMentions}</p>
        ) : (
          <input
            class="field"
            type="search"
            aria-label={words.panel.filter}
            placeholder={words.panel.filter}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {groups.length > 0 && shown.length === 0 && (
          <p class="small muted">{words.panel.filterNone(typed)}</p>
        )}
        <MentionList
          groups={shown}
          allOpen={typed.trim() !== ''}
          onJump={(mention, said) => onJump({ frameId: mention.frameId, mention: mention.index }, said)}
        />
      </section>
    </div>
  );
}
