import { questionsOf } from '../../knowledge/retrieve/compose-answer.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { useWords } from '../words.ts';

/** The questions that a court asks, each a link to its answer from the base. */
export function QuestionList() {
  const words = useWords().question;
  const { base, language } = useKnowledge();
  const questions = questionsOf(base, language);
  if (questions.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby="questions">
      <h2 id="questions">{words.list}</h2>
      <ul class="questions">
        {questions.map(({ id, question }) => (
          <li key={id}>
            <a class="browse-line" data-testid="question" href={hashOf({ view: 'answer', id })} dir="auto">
              {question}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
