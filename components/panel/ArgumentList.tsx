import type { RaisedArgument } from '../../knowledge/retrieve/card-content.ts';
import { EntryLink } from '../EntryLink.tsx';
import { ShowSome } from '../ShowSome.tsx';
import { useWords } from '../words.ts';
import type { PlacedContention } from './page-findings.ts';

interface Props {
  raised: readonly RaisedArgument[];
  contentions: readonly PlacedContention[];
  onJump(contention: PlacedContention, title: string): void;
}

/** The arguments that a page raises, each with the passages that raise it. */
export function ArgumentList({ raised, contentions, onJump }: Props) {
  const words = useWords();
  return (
    <>
      {raised.map((argument) => (
        <article key={argument.argument} class="argument stack tight" data-testid="argument">
          <h3>
            <EntryLink id={argument.argument}>{argument.title}</EntryLink>
          </h3>
          <details>
            <summary class="small">{words.panel.contends}</summary>
            <p class="quoted small">{argument.claim}</p>
          </details>
          <ShowSome
            first={3}
            items={argument.contentions
              .map((i) => contentions[i]!)
              .map((contention) => (
                <button
                  key={`${contention.frameId} ${contention.index}`}
                  type="button"
                  class="passage quoted"
                  dir="auto"
                  onClick={() => onJump(contention, argument.title)}
                >
                  {contention.before !== '' && <span class="muted">… {contention.before}</span>}
                  <strong>{contention.text}</strong>
                  {contention.after !== '' && <span class="muted">{contention.after} …</span>}
                </button>
              ))}
          />
          <p class="small muted">
            {argument.contentions.length > 0 && words.panel.passages(argument.contentions.length)}
            {argument.contentions.length > 0 && argument.mentions.length > 0 && ' · '}
            {argument.mentions.length > 0 && words.panel.alsoAt(argument.mentions.length)}
          </p>
        </article>
      ))}
    </>
  );
}
