import { inLanguage, type RemedyEntry, type ResourceEntry, type TopicEntry } from '../../knowledge/entry.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { Facts } from './Facts.tsx';

/** A body, practice, report or concept: its names. What it is and leads to is composed for my court. */
export function TopicFields({ entry }: { entry: TopicEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  return (
    <Facts
      facts={[
        [words.entry.type, phrasesIn(language).topic[entry.topic_category]],
        [words.entry.aka, entry.aka.join('; ')],
        [words.entry.chinese, entry.zh && <span lang="zh">{entry.zh}</span>],
      ]}
    />
  );
}

/** A remedy: who may use it, how, and what it stops. */
export function RemedyFields({ entry }: { entry: RemedyEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  return (
    <Facts
      facts={[
        [words.entry.body, entry.body],
        [words.entry.whoMayUse, inLanguage(entry.who_may_use, language)],
        [words.entry.how, inLanguage(entry.how, language)],
        [words.entry.interim, inLanguage(entry.interim, language)],
        [words.entry.address, entry.url && <ExternalLink href={entry.url} />],
      ]}
    />
  );
}

/** A place to turn to. */
export function ResourceFields({ entry }: { entry: ResourceEntry }) {
  const words = useWords();
  const { language } = useKnowledge();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <Facts
      facts={[
        [words.entry.whoFor, entry.who_for.join('; ')],
        [words.entry.languages, entry.languages.map((code) => names.of(code) ?? code).join(', ')],
        [words.entry.address, entry.url && <ExternalLink href={entry.url} />],
      ]}
    />
  );
}
