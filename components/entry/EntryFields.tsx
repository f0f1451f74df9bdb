import type { Entry } from '../../knowledge/entry.ts';
import type { CardSection } from '../../knowledge/retrieve/card-content.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { ArgumentFields } from './ArgumentFields.tsx';
import { CaseFields } from './CaseFields.tsx';
import { JurisdictionFields } from './JurisdictionFields.tsx';
import { InstrumentFields, TreatyFields } from './LawFields.tsx';
import { RemedyFields, ResourceFields, TopicFields } from './PlaceFields.tsx';

/** The fields of an entry as its kind has them. */
export function EntryFields({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'case':
      return <CaseFields entry={entry} />;
    case 'treaty':
      return <TreatyFields entry={entry} />;
    case 'instrument':
      return <InstrumentFields entry={entry} />;
    case 'argument':
      return <ArgumentFields entry={entry} />;
    case 'topic':
      return <TopicFields entry={entry} />;
    case 'jurisdiction':
      return <JurisdictionFields entry={entry} />;
    case 'remedy':
      return <RemedyFields entry={entry} />;
    case 'resource':
      return <ResourceFields entry={entry} />;
  }
}

/** Which composed sections the fields of a kind already show, in more detail. @param language BCP 47 */
export function fieldsShow(entry: Entry, language: string): (section: CardSection) => boolean {
  const roles: { [K in Entry['kind']]: CardSection['role'][] } = {
    case: ['decided'],
    treaty: ['provisions'],
    instrument: ['provisions'],
    argument: ['answers'],
    topic: [],
    jurisdiction: ['provisions'],
    remedy: ['about'],
    resource: ['about'],
  };
  // The caution on what was not read stands beside the clauses themselves.
  const { extent } = phrasesIn(language).section;
  return ({ role, title }) =>
    roles[entry.kind].includes(role) || (entry.kind === 'treaty' && title === extent);
}
