import { type ArgumentEntry, inLanguage } from '../../knowledge/entry.ts';
import { EntryLink } from '../EntryLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { useLanguage, useWords } from '../words.ts';

/** How a contention is met: each point with every authority that carries it, and the words that bring it up. */
export function ArgumentFields({ entry }: { entry: ArgumentEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  return (
    <>
      <section class="entry-section">
        <h3>{words.entry.answer}</h3>
        <ol class="lines numbered">
          {entry.answer.map((answer) => (
            <li key={answer.point.en}>
              <p dir="auto">{inLanguage(answer.point, language)}</p>
              {answer.authorities.length > 0 && (
                <ul class="authorities small" aria-label={words.entry.authorities}>
                  {answer.authorities.map((authority) => (
                    <li key={authority.id + authority.pinpoint}>
                      <EntryLink id={authority.id} />
                      {authority.pinpoint !== '' && <span class="pinpoint"> {authority.pinpoint}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </section>
      <Triggers triggers={entry.triggers} />
    </>
  );
}

function Triggers({ triggers }: { triggers: ArgumentEntry['triggers'] }) {
  const words = useWords();
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' });
  return (
    <details class="entry-section">
      <summary>{words.entry.triggers}</summary>
      <dl class="facts small">
        {Object.entries(triggers).map(([language, phrases]) => (
          <div key={language}>
            <dt>{names.of(language) ?? language}</dt>
            <dd dir="auto" lang={language}>
              {phrases.join('; ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
