import { type InstrumentEntry, inLanguage, type KnowledgeBase, type TreatyEntry } from '../entry.ts';
import { courtOf } from './base-index.ts';
import type { CardWeight } from './card-content.ts';
import { dateInWords } from './format.ts';
import { phrasesIn } from './phrases.ts';

/**
 * Whether an instrument binds the court's country: the country's own extradition law, or a convention whose
 * membership was read. `null` where no court is chosen or nothing was read either way of it.
 */
export function instrumentIn(
  base: KnowledgeBase,
  entry: InstrumentEntry,
  court: string | null,
  language: string,
): CardWeight | null {
  const state = courtOf(base, court);
  if (!state) return null;
  const phrases = phrasesIn(language);
  const place = inLanguage(state.name, language);
  if (state.extradition_law === entry.id)
    return { status: 'binding', words: phrases.weight.lawHere(place), why: '', checked: true };
  const key = entry.membership;
  if (key === undefined) return null;
  const since = state.memberships[key] ?? null;
  const asOf = state.memberships_as_of[key];
  const list = asOf === undefined ? '' : phrases.weight.listAsOf(dateInWords(asOf, phrases));
  if (since === null)
    return { status: 'none', words: phrases.weight.membershipUnknown(place), why: '', checked: true };
  if (since === false)
    return { status: 'none', words: phrases.weight.notParty(place), why: list, checked: true };
  const joined = typeof since === 'string' ? phrases.weight.partySince(dateInWords(since, phrases)) : '';
  const why = [joined, list].filter((part) => part !== '').join(' ');
  return { status: 'binding', words: phrases.weight.bindsState(place), why, checked: true };
}

/**
 * What a bilateral treaty is to the court's country. An absence of a treaty (`none`) never binds, and neither does
 * a treaty whose state is not established or on whose state the sources differ.
 */
export function treatyIn(
  base: KnowledgeBase,
  entry: TreatyEntry,
  court: string | null,
  language: string,
): CardWeight | null {
  const state = courtOf(base, court);
  if (!state) return null;
  const said = phrasesIn(language).weight;
  const place = inLanguage(state.name, language);
  const none = (words: string): CardWeight => ({ status: 'none', words, why: '', checked: true });
  if (entry.partner.code !== state.id.toUpperCase()) return none(said.treatyNotMine(place));
  if (entry.status === 'none') return none(said.noTreaty(place));
  if (entry.status === 'unknown' || statusInDoubt(base, entry) !== null)
    return none(said.treatyUnknown(place));
  if (entry.status !== 'in-force') return none(said.treatyNotInForce(place));
  return { status: 'binding', words: said.treatyInForce(place), why: '', checked: true };
}

/** The state that the partner's country entry gives for an extradition treaty, if it is another; else `null`. */
export function statusInDoubt(base: KnowledgeBase, entry: TreatyEntry): TreatyEntry['status'] | null {
  const state = courtOf(base, entry.partner.code.toLowerCase());
  if (!state || entry.type !== 'extradition') return null;
  const own = entry.with === 'CN' ? state.treaty_with_china_status : state.treaty_with_hk_status;
  return own === null || own === entry.status ? null : (own as TreatyEntry['status']);
}
