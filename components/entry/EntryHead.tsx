import type { Entry } from '../../knowledge/entry.ts';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import { issueName } from '../knowledge/issue-names.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { CategorySign } from '../signs.tsx';
import { useWords } from '../words.ts';

/** What it is, whom it helps, what it weighs in my court; the one line to read if only one is read. */
export function EntryHead({ entry, card }: { entry: Entry; card: CardContent }) {
  const words = useWords();
  const { court } = useKnowledge();
  const issues = 'issues' in entry ? entry.issues : [];
  return (
    <header class="stack tight" data-category={entry.category}>
      <p class="overline" dir="auto">
        {card.overline.filter(Boolean).join(' · ')}
      </p>
      <h2 class="entry-title" dir="auto">
        {card.heading}
      </h2>
      {(card.weight || card.favours) && (
        <p class="row verdict">
          {card.weight && (
            <span class="weight" data-status={card.weight.status}>
              {card.weight.words}
            </span>
          )}
          {card.favours && (
            <span class="favours" data-side={card.favours.side}>
              {card.favours.words}
            </span>
          )}
        </p>
      )}
      {court === null && entry.kind === 'case' && <p class="small muted">{words.entry.weightNoCourt}</p>}
      {card.lead !== '' && (
        <p class="lead quoted" dir="auto">
          {card.lead}
        </p>
      )}
      {entry.category !== entry.kind && (
        <p class="small">
          <CategorySign category={entry.category} />
        </p>
      )}
      {issues.length > 0 && (
        <ul class="row issues" aria-label={words.entry.issues}>
          {issues.map((issue) => (
            <li key={issue}>
              <a class="chip" href={hashOf({ view: 'search', query: '', issue })}>
                {issueName(issue)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
