import { inLanguage, type JurisdictionEntry, type KnowledgeBase, type TreatyEntry } from '../entry.ts';
import { indexOf } from './base-index.ts';
import type { CardItem } from './card-content.ts';
import { dateInWords } from './format.ts';
import { type Phrases, phrasesIn } from './phrases.ts';
import { statusInDoubt } from './weigh-instrument.ts';

/** The state of a treaty in words: one short sentence a fact, and what is doubtful said as such. */
export function stateOf(base: KnowledgeBase, entry: TreatyEntry, language: string): string[] {
  const phrases = phrasesIn(language);
  const said = phrases.treatyState;
  const on = (date: string) => dateInWords(date, phrases);
  const lines: string[] = [];
  switch (entry.status) {
    case 'in-force':
      lines.push(entry.in_force === '' ? said.inForce : said.inForceSince(on(entry.in_force)));
      break;
    case 'suspended':
      lines.push(entry.status_date === '' ? said.suspended : said.suspendedOn(on(entry.status_date)));
      break;
    case 'signed':
      lines.push(said.signed);
      break;
    case 'terminated':
      lines.push(said.terminated);
      break;
    case 'none':
      lines.push(said.none);
      break;
    case 'unknown':
      lines.push(said.unknown);
      break;
  }
  if (entry.signed !== '') lines.push(said.signedOn(on(entry.signed)));
  const dated = entry.status === 'suspended' || entry.status_date === entry.in_force;
  if (entry.status_date !== '' && !dated) lines.push(said.asKnown(on(entry.status_date)));
  const other = statusInDoubt(base, entry);
  if (other !== null) {
    const place = inLanguage(entry.partner.name, language);
    lines.push(phrases.sourcesDiffer(place, phrases.status[other]));
  }
  return lines;
}

/**
 * The treaties of a country with China or Hong Kong, a line each, extradition first. Where the base has no entry
 * it says so: "none found" only where a source says that there is none, else "not established".
 */
export function treatyItems(
  base: KnowledgeBase,
  state: JurisdictionEntry,
  party: TreatyEntry['with'],
  language: string,
): CardItem[] {
  const phrases = phrasesIn(language);
  const own = (indexOf(base).treatiesByPartner.get(state.id.toUpperCase()) ?? []).filter(
    (t) => t.with === party,
  );
  const extradition = own.filter((treaty) => treaty.type === 'extradition');
  const others = own.filter((treaty) => treaty.type !== 'extradition');
  const items = [...extradition, ...others].map((treaty) => treatyItem(base, treaty, language, phrases));
  if (extradition.length > 0) return items;
  const none = (party === 'CN' ? state.treaty_with_china : state.treaty_with_hk) === 'none';
  const name = phrases.party[party];
  return [{ text: none ? phrases.noTreatyFound(name) : phrases.treatyNotEstablished(name) }, ...items];
}

function treatyItem(base: KnowledgeBase, treaty: TreatyEntry, language: string, phrases: Phrases): CardItem {
  const party = phrases.party[treaty.with];
  if (treaty.status === 'none') return { text: phrases.noTreatyFound(party), entry: treaty.id };
  const text = phrases.treatyWith(phrases.treaty[treaty.type], party, phrases.status[treaty.status]);
  return { text, entry: treaty.id, note: stateOf(base, treaty, language).join(' ') };
}
