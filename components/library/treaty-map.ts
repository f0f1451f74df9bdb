import {
  inLanguage,
  type JurisdictionEntry,
  type KnowledgeBase,
  type TreatyEntry,
} from '../../knowledge/entry.ts';
import { indexOf } from '../../knowledge/retrieve/base-index.ts';
import { statusInDoubt } from '../../knowledge/retrieve/weigh-instrument.ts';
import { type Region, regionOf, regions } from './regions.ts';

export type Party = TreatyEntry['with'];
export type Status = TreatyEntry['status'];

export interface MapTile {
  /** Id of the country's entry. */
  id: string;
  name: string;
  status: Status;
  /** The other state that the country's own entry gives; `null` where the sources agree. */
  doubt: Status | null;
}

/** Who the treaty would be with, and what is a part of it. */
const notAPartner = new Set(['cn', 'hk', 'mo']);

/**
 * The state of the extradition treaty of every country of the base with a party, by region, in the order of the
 * countries' names. Where there is no entry for a treaty, "none" is said only where a source says that there is
 * none; else it is not established.
 * @param language BCP 47
 */
export function treatyMap(
  base: KnowledgeBase,
  party: Party,
  language: string,
): { region: Region; tiles: MapTile[] }[] {
  const order = new Intl.Collator(language);
  const byRegion = new Map<Region, MapTile[]>(regions.map((region) => [region, []]));
  for (const entry of Object.values(base.entries)) {
    if (entry.kind !== 'jurisdiction' || notAPartner.has(entry.id)) continue;
    const region = regionOf(entry.id.toUpperCase());
    byRegion.get(region)!.push(tileOf(base, entry, party, language));
  }
  return [...byRegion].map(([region, tiles]) => ({
    region,
    tiles: tiles.sort((a, b) => order.compare(a.name, b.name)),
  }));
}

function tileOf(base: KnowledgeBase, country: JurisdictionEntry, party: Party, language: string): MapTile {
  const own = indexOf(base)
    .treatiesByPartner.get(country.id.toUpperCase())
    ?.find((treaty) => treaty.with === party && treaty.type === 'extradition');
  const said = party === 'CN' ? country.treaty_with_china : country.treaty_with_hk;
  return {
    id: country.id,
    name: inLanguage(country.name, language),
    status: own?.status ?? (said === 'none' ? 'none' : 'unknown'),
    doubt: own ? statusInDoubt(base, own) : null,
  };
}

/** How many countries have each state. */
export function countStates(map: readonly { tiles: readonly MapTile[] }[]): Map<Status, number> {
  const counts = new Map<Status, number>();
  for (const { tiles } of map)
    for (const { status } of tiles) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
