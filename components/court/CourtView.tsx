import { courtLines } from '../../knowledge/retrieve/answer-court.ts';
import { rulingLines } from '../../knowledge/retrieve/answer-lines.ts';
import { type Composing, composing } from '../../knowledge/retrieve/card-parts.ts';
import { type CourtPage, type CourtRemedy, courtPage } from '../../knowledge/retrieve/court-page.ts';
import { EntryLink } from '../EntryLink.tsx';
import { ExternalLink } from '../ExternalLink.tsx';
import { SourceLine } from '../entry/SourceLine.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { AnswerLines } from '../question/AnswerLines.tsx';
import { useWords } from '../words.ts';
import { CourtPicker } from './CourtPicker.tsx';
import type { CourtChoice } from './court-choices.ts';

interface Props {
  choices: readonly CourtChoice[];
  onChoose(id: string | null): void;
}

/** What counts in my court, which treaty applies, and what can be asked there today. */
export function CourtView({ choices, onChoose }: Props) {
  const words = useWords();
  const { base, court, language } = useKnowledge();
  const page = court === null ? null : courtPage(base, court, language);
  const c = composing(base, { court, language, full: true });
  return (
    <div class="entry stack" data-testid="my-court">
      {page ? (
        <>
          <header class="stack tight">
            <p class="overline">{words.court.label}</p>
            <h2 class="entry-title">
              <EntryLink id={page.id}>{page.name}</EntryLink>
            </h2>
          </header>
          <Remedies remedies={page.remedies} />
          <Treaties c={c} />
          <Rulings page={page} c={c} />
          <Procedure c={c} />
          <AuthorityRules page={page} />
          {page.note !== '' && <p class="notice small">{page.note}</p>}
        </>
      ) : (
        <>
          <h2 class="entry-title">{words.court.choose}</h2>
          <p>{words.court.why}</p>
          <CourtPicker choices={choices} chosen={null} onChoose={onChoose} showLabel />
          <p class="small muted">{words.court.kept}</p>
        </>
      )}
    </div>
  );
}

function Remedies({ remedies }: { remedies: readonly CourtRemedy[] }) {
  const words = useWords();
  const state = { yes: words.court.open, unknown: words.court.unknown, no: words.court.closed };
  if (remedies.length === 0) return null;
  return (
    <section class="entry-section">
      <h3>{words.court.remedies}</h3>
      <ul class="lines remedies">
        {remedies.map((remedy) => (
          <li key={remedy.id} data-available={remedy.available}>
            <details>
              <summary>
                <strong>{remedy.name}</strong> <span class="small">· {remedy.body}</span>{' '}
                <span class="availability small">{state[remedy.available]}</span>
              </summary>
              <dl class="facts small">
                <Line name={words.court.whoMayUse} text={`${remedy.why} ${remedy.whoMayUse}`} />
                <Line name={words.court.how} text={remedy.how} />
                <Line name={words.court.interim} text={remedy.interim} />
              </dl>
              <SourceLine source={remedy.source} />
              <p class="small row">
                <EntryLink id={remedy.id} />
                {remedy.url !== '' && <ExternalLink href={remedy.url} />}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ name, text }: { name: string; text: string }) {
  if (text.trim() === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{text}</dd>
    </div>
  );
}

function Treaties({ c }: { c: Composing }) {
  const words = useWords();
  return (
    <section class="entry-section">
      <h3>{words.court.treaties}</h3>
      <AnswerLines lines={courtLines(c, 'treaties')} first={8} />
    </section>
  );
}

function Rulings({ page, c }: { page: CourtPage; c: Composing }) {
  const words = useWords();
  const of = (status: string) => page.rulings.filter(({ weight }) => weight?.status === status);
  const lists = [
    { title: words.court.binding, rulings: of('binding'), role: '' },
    { title: words.court.adverse, rulings: page.adverse, role: 'adverse' },
    { title: words.court.persuasive, rulings: of('persuasive'), role: '' },
    { title: words.court.otherRulings, rulings: of('none'), role: '' },
  ];
  return (
    <>
      {lists
        .filter(({ rulings }) => rulings.length > 0)
        .map(({ title, rulings, role }) => (
          <section key={title} class="entry-section" data-role={role}>
            <h3>
              {title} <span class="count">{rulings.length}</span>
            </h3>
            <AnswerLines lines={rulingLines(c, rulings, [])} />
          </section>
        ))}
    </>
  );
}

function Procedure({ c }: { c: Composing }) {
  const words = useWords();
  const parts = [
    { title: words.court.whoDecides, part: 'who-decides' },
    { title: words.court.law, part: 'law' },
    { title: words.court.refusal, part: 'refusal-grounds' },
  ] as const;
  return (
    <>
      {parts.map(({ title, part }) => (
        <section key={part} class="entry-section">
          <h3>{title}</h3>
          <AnswerLines lines={courtLines(c, part)} first={8} />
        </section>
      ))}
    </>
  );
}

function AuthorityRules({ page }: { page: CourtPage }) {
  const words = useWords();
  if (page.authorityRules.length === 0) return null;
  return (
    <section class="entry-section">
      <h3>{words.court.rules}</h3>
      <ul class="lines">
        {page.authorityRules.map((rule) => (
          <li key={rule.source}>
            <span class="weight" data-status={rule.status}>
              {words.entry[rule.status]}
            </span>{' '}
            <strong>{rule.name}</strong>
            {!rule.checked && <span class="small muted"> ({words.court.ourReading})</span>}
            <p class="small muted" dir="auto">
              {rule.why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
