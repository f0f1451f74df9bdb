import { type CaseEntry, inLanguage } from '../../knowledge/entry.ts';
import { dateInWords, stateName } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { issueName } from '../knowledge/issue-names.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { useWords } from '../words.ts';
import { Facts } from './Facts.tsx';

/** What a decision held, its particulars, and what it weighs wherever that was read. */
export function CaseFields({ entry }: { entry: CaseEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  const phrases = phrasesIn(language);
  const place = (code: string) =>
    words.search.international[code] ?? (/^[A-Z]{2}$/.test(code) ? stateName(code, phrases) : code);
  const group = (code: string) => words.entry.groups[code] ?? place(code);
  const distinguish = inLanguage(entry.distinguish, language);
  return (
    <>
      <section class="entry-section">
        <h3>{words.entry.holdings}</h3>
        <ol class="lines numbered">
          {entry.holdings.map((holding) => (
            <li key={holding.proposition.en} dir="auto">
              {inLanguage(holding.proposition, language)}
              {holding.pinpoint !== '' && <span class="pinpoint"> {holding.pinpoint}</span>}
              <Issues issues={holding.issues} />
            </li>
          ))}
        </ol>
      </section>
      {entry.assurances && (
        <section class="entry-section">
          <h3>{words.entry.assurances}</h3>
          <p dir="auto">{inLanguage(entry.assurances, language)}</p>
        </section>
      )}
      {entry.favours === 'defence' && distinguish !== '' && (
        <section class="entry-section" data-role="caution">
          <h3>{words.entry.distinguishThem}</h3>
          <p dir="auto">{distinguish}</p>
        </section>
      )}
      <Facts
        facts={[
          [words.entry.court, entry.court],
          [words.entry.courtLevel, entry.court_level],
          [words.entry.jurisdiction, place(entry.jurisdiction)],
          [words.entry.date, dateInWords(entry.date, phrases)],
          [words.entry.final, dateInWords(entry.final_date, phrases)],
          [words.entry.citations, entry.citations.join('; ')],
          [words.entry.shortNames, entry.short_names.join('; ')],
          [words.entry.outcome, phrases.outcome[entry.outcome]],
          [words.entry.requesting, entry.requesting && stateName(entry.requesting, phrases)],
          [words.entry.person, inLanguage(entry.person, language)],
          [words.entry.subject, inLanguage(entry.subject, language)],
        ]}
      />
      {entry.weight.length > 0 && (
        <section class="entry-section">
          <h3>{words.entry.weights}</h3>
          <ul class="lines">
            {entry.weight.map((weight) => (
              <li key={weight.in}>
                <span class="weight" data-status={weight.status}>
                  {words.entry[weight.status]}
                </span>{' '}
                <strong>{group(weight.in)}</strong>
                <p class="small muted" dir="auto">
                  {inLanguage(weight.why, language)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The issues of one holding or clause, as small links. */
export function Issues({ issues }: { issues: readonly string[] }) {
  if (issues.length === 0) return null;
  return (
    <span class="small holding-issues">
      {issues.map((issue, i) => (
        <span key={issue}>
          {i > 0 && ' · '}
          <a href={hashOf({ view: 'search', query: '', issue })}>{issueName(issue)}</a>
        </span>
      ))}
    </span>
  );
}
