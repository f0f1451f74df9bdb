import { inLanguage, type JurisdictionEntry } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { ShowSome } from '../ShowSome.tsx';
import { useWords } from '../words.ts';
import { type Fact, Facts } from './Facts.tsx';

/** A country: its law, what it is party to, its decisions, and how each part of this was read. */
export function JurisdictionFields({ entry }: { entry: JurisdictionEntry }) {
  const words = useWords();
  const { base, language } = useKnowledge();
  const phrases = phrasesIn(language);
  const languageNames = new Intl.DisplayNames([language], { type: 'language' });
  const law = entry.extradition_law;
  const membership = (key: string): string => {
    const value = entry.memberships[key];
    const asOf = entry.memberships_as_of[key];
    const state =
      value === null || value === undefined
        ? words.entry.notEstablished
        : typeof value === 'string'
          ? words.entry.since(dateInWords(value, phrases))
          : value
            ? words.entry.yes
            : words.entry.no;
    return asOf ? `${state} (${words.entry.asKnown(dateInWords(asOf, phrases))})` : state;
  };
  return (
    <>
      <section class="entry-section">
        <h3>{words.court.refusal}</h3>
        {entry.refusal_grounds.length === 0 ? (
          <p class="muted">{words.court.notEstablished}</p>
        ) : (
          <ShowSome
            items={entry.refusal_grounds.map((ground) => (
              <span key={ground.en} dir="auto">
                {inLanguage(ground, language)}
              </span>
            ))}
          />
        )}
      </section>
      {entry.notable_cases.length > 0 && (
        <section class="entry-section">
          <h3>{words.entry.notable}</h3>
          <ShowSome items={entry.notable_cases.map((id) => <EntryLink key={id} id={id} />)} />
        </section>
      )}
      <Facts
        facts={[
          [
            words.court.law,
            law === null ? words.entry.notEstablished : entryOf(base, law) ? <EntryLink id={law} /> : law,
          ],
          [words.entry.aka, entry.aka.join('; ')],
          [words.entry.names, Object.values(entry.names).join(' · ')],
          [words.entry.languages, entry.languages.map((code) => languageNames.of(code) ?? code).join(', ')],
        ]}
      />
      <Facts
        title={words.entry.memberships}
        facts={Object.keys(entry.memberships).map(
          (key): Fact => [words.entry.membership[key] ?? key, membership(key)],
        )}
      />
      <Facts
        title={words.entry.fieldLevels}
        facts={Object.entries(entry.checked_by_field).map(
          ([field, level]): Fact => [words.entry.field[field] ?? field, words.entry.level[level]],
        )}
      />
    </>
  );
}
