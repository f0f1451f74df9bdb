import { inLanguage } from '../../knowledge/entry.ts';
import { courtOf } from '../../knowledge/retrieve/base-index.ts';
import type { SectionRole } from '../../knowledge/retrieve/card-content.ts';
import { composeAnswer } from '../../knowledge/retrieve/compose-answer.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { useWords } from '../words.ts';
import { AnswerLines } from './AnswerLines.tsx';

/** A question that a court asks, answered from the base for my court, with what is not established. */
export function AnswerView({ id }: { id: string }) {
  const words = useWords().question;
  const knowledge = useKnowledge();
  const answer = composeAnswer(knowledge.base, id, knowledge);
  if (!answer) return <p class="notice">{words.unknown}</p>;
  const court = courtOf(knowledge.base, knowledge.court);
  const gaps = answer.notEstablished;
  const parts = [...answer.sections.map(({ title }) => title), words.notEstablished];
  return (
    <article class="entry stack" data-testid="answer">
      <header class="stack tight">
        <p class="overline">
          <a href={hashOf({ view: 'search', query: '' })}>{words.allQuestions}</a>
        </p>
        <h2 class="entry-title" dir="auto">
          {answer.question}
        </h2>
        <p class="small muted">
          {court ? (
            <a href={hashOf({ view: 'court' })}>
              {words.forCourt(inLanguage(court.name, knowledge.language))}
            </a>
          ) : (
            <>
              {words.noCourt} <a href={hashOf({ view: 'court' })}>{words.chooseCourt}</a>
            </>
          )}
        </p>
        <nav aria-label={words.contents}>
          <ul class="row answer-parts">
            {parts.map((title, i) => (
              <li key={title}>
                <button type="button" class="chip" onClick={() => goTo(partId(i))}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {answer.brief.length > 0 && (
        <section class="entry-section" data-role="brief">
          <h3>{words.brief}</h3>
          <AnswerLines lines={answer.brief} />
        </section>
      )}
      {answer.sections.map(({ title, role, lines }, i) => (
        <section key={title} id={partId(i)} class="entry-section" data-role={role} tabIndex={-1}>
          <h3>
            {title} <span class="count">{lines.length}</span>
          </h3>
          <AnswerLines lines={lines} first={openLines[role]} />
        </section>
      ))}
      <section id={partId(parts.length - 1)} class="entry-section" data-role="caution" tabIndex={-1}>
        <h3>
          {words.notEstablished} <span class="count">{gaps.length}</span>
        </h3>
        <p class="small">{gaps.length === 0 ? words.nothingOpen : words.notEstablishedHint}</p>
        <AnswerLines lines={gaps} />
      </section>
    </article>
  );
}

/** A statute is read whole; a country has few lines. */
const openLines: { [R in SectionRole]?: number } = { provisions: 20, treaty: 20 };

const partId = (i: number) => `answer-part-${i}`;

/** Not a link: the address names the answer, and a fragment of it would lead elsewhere. */
function goTo(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
