import { type InstrumentEntry, inLanguage, type TreatyEntry } from '../../knowledge/entry.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { Issues } from './CaseFields.tsx';
import { Facts } from './Facts.tsx';

/** A bilateral treaty: its clauses that were read, with the caution that others may stand in it. */
export function TreatyFields({ entry }: { entry: TreatyEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  const phrases = phrasesIn(language);
  return (
    <>
      {entry.status !== 'none' && (
        <section class="entry-section">
          <h3>{words.entry.clauses}</h3>
          {entry.refusal_grounds.length > 0 && (
            <ul class="lines">
              {entry.refusal_grounds.map((ground) => (
                <li key={ground.ref + ground.proposition.en} dir="auto">
                  <span class="pinpoint">{ground.ref}</span> {inLanguage(ground.proposition, language)}
                  <Issues issues={ground.issues} />
                </li>
              ))}
            </ul>
          )}
          <p class="notice warn small">
            {entry.refusal_grounds.length === 0 && `${words.entry.noClause} `}
            {words.entry.clauseCaution}
          </p>
        </section>
      )}
      <Facts
        facts={[
          [words.entry.status, phrases.status[entry.status]],
          [words.entry.type, phrases.treaty[entry.type]],
          [words.entry.parties, `${inLanguage(entry.partner.name, language)}, ${phrases.party[entry.with]}`],
          [words.entry.officialName, entry.official_name],
          [words.entry.aka, entry.aka.join('; ')],
          [words.entry.signed, dateInWords(entry.signed, phrases)],
          [words.entry.inForce, dateInWords(entry.in_force, phrases)],
          [words.entry.statusDate, dateInWords(entry.status_date, phrases)],
        ]}
      />
    </>
  );
}

/** A convention, statute or set of rules: its provisions that were read, and who is bound. */
export function InstrumentFields({ entry }: { entry: InstrumentEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  const phrases = phrasesIn(language);
  return (
    <>
      {entry.provisions.length > 0 && (
        <section class="entry-section">
          <h3>{words.entry.provisions}</h3>
          <ul class="lines">
            {entry.provisions.map((provision) => (
              <li key={provision.ref + provision.proposition.en} dir="auto">
                <span class="pinpoint">{provision.ref}</span> {inLanguage(provision.proposition, language)}
                {provision.checked !== entry.checked && (
                  <span class="small muted"> ({words.entry.level[provision.checked]})</span>
                )}
                <Issues issues={provision.issues} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts
        facts={[
          [words.entry.type, phrases.instrument[entry.type] ?? entry.type],
          [words.entry.adopted, dateInWords(entry.adopted, phrases)],
          [words.entry.aka, entry.aka.join('; ')],
          [words.entry.china, inLanguage(entry.china_status, language)],
          [words.entry.hongKong, inLanguage(entry.hk_status, language)],
        ]}
      />
    </>
  );
}
