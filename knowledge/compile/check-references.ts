import type { Entry, EntryKind, JurisdictionEntry } from '../entry.ts';

/**
 * What one entry is to another: an `authority` for a point of an answer, or one `adverse` to it; something to `see` besides; a
 * `remedy` of a country, its `notable-case`, its extradition `law`, its `treaty`; a country in which a case
 * has `weight`; the `partner` of a treaty, the `forum` of a case, the `requesting` state of either; a
 * convention of which a country is a `member`; what a resource is `for`.
 */
export type Relation =
  | 'authority'
  | 'adverse'
  | 'see'
  | 'remedy'
  | 'notable-case'
  | 'law'
  | 'treaty'
  | 'weight'
  | 'partner'
  | 'forum'
  | 'requesting'
  | 'member'
  | 'for';

/** A reference from one entry to another, and where in the entry it stands. */
export interface Reference {
  to: string;
  path: (string | number)[];
  relation: Relation;
  /** The kinds of entry that it may lead to; empty for any. */
  kinds: readonly EntryKind[];
  /** Follows from a code or a membership; no id is written there, and a base need not hold what it names. */
  derived: boolean;
}

/** Every reference that an entry makes, in the order in which it makes them. */
export function referencesOf(entry: Entry): Reference[] {
  const found: Reference[] = [];
  const add = (relation: Relation, to: string, path: (string | number)[], ...kinds: EntryKind[]) =>
    found.push({ to, path, relation, kinds, derived: false });
  const derive = (relation: Relation, to: string | undefined, path: (string | number)[], kind: EntryKind) => {
    if (to !== undefined) found.push({ to, path, relation, kinds: [kind], derived: true });
  };
  switch (entry.kind) {
    case 'argument':
      entry.answer.forEach((answer, i) => {
        answer.authorities.forEach((authority, j) => {
          add('authority', authority.id, ['answer', i, 'authorities', j, 'id']);
        });
      });
      entry.adverse.forEach((authority, i) => {
        add('adverse', authority.id, ['adverse', i, 'id'], 'case');
      });
      break;
    case 'topic':
    case 'remedy':
      entry.see.forEach((id, i) => {
        add('see', id, ['see', i]);
      });
      break;
    case 'resource':
      entry.for.forEach((id, i) => {
        add('for', id, ['for', i], 'topic', 'remedy', 'jurisdiction');
      });
      break;
    case 'jurisdiction':
      entry.remedies.forEach((remedy, i) => {
        add('remedy', remedy.id, ['remedies', i, 'id'], 'remedy');
      });
      entry.notable_cases.forEach((id, i) => {
        add('notable-case', id, ['notable_cases', i], 'case');
      });
      if (entry.extradition_law?.startsWith('inst-'))
        add('law', entry.extradition_law, ['extradition_law'], 'instrument');
      for (const field of ['treaty_with_china', 'treaty_with_hk'] as const) {
        const treaty = entry[field];
        if (treaty !== null && treaty !== 'none') add('treaty', treaty, [field], 'treaty');
      }
      for (const [membership, convention] of Object.entries(conventions))
        if (isMember(entry, membership))
          derive('member', convention, ['memberships', membership], 'instrument');
      break;
    case 'case':
      entry.weight.forEach((weight, i) => {
        if (isCountry(weight.in)) add('weight', weight.in.toLowerCase(), ['weight', i, 'in'], 'jurisdiction');
      });
      if (isCountry(entry.jurisdiction))
        derive('forum', entry.jurisdiction.toLowerCase(), ['jurisdiction'], 'jurisdiction');
      else derive('forum', charters[entry.jurisdiction], ['jurisdiction'], 'instrument');
      derive('requesting', hubs[entry.requesting], ['requesting'], 'topic');
      break;
    case 'treaty':
      derive('partner', entry.partner.code.toLowerCase(), ['partner', 'code'], 'jurisdiction');
      derive('requesting', hubs[entry.with], ['with'], 'topic');
      break;
    case 'instrument':
      break;
  }
  return found;
}

/** For every entry, the ids of the entries that refer to it, sorted; entries that nothing refers to have []. */
export function referredBy(entries: Record<string, Entry>): Record<string, string[]> {
  const back = new Map<string, Set<string>>(Object.keys(entries).map((id) => [id, new Set()]));
  for (const entry of Object.values(entries))
    for (const { to } of referencesOf(entry)) if (to !== entry.id) back.get(to)?.add(entry.id);
  return Object.fromEntries([...back].map(([id, from]) => [id, [...from].sort()]));
}

/** The hub of each requesting state that has one. */
const hubs: { [code: string]: string } = { CN: 'china', HK: 'hong-kong', TW: 'taiwan' };

/** What the courts apply that belong to no one country. The UN's committees each have their own convention. */
const charters: { [forum: string]: string } = {
  ECHR: 'inst-echr',
  EU: 'inst-eu-charter',
  ACHR: 'inst-achr',
};

/** Membership in a country's entry → the instrument that a member is bound by. */
const conventions: { [membership: string]: string } = {
  coe_echr: 'inst-echr',
  eu: 'inst-eu-charter',
  iachr_court: 'inst-achr',
  achpr_charter: 'inst-achpr',
  uncat: 'inst-uncat',
  iccpr: 'inst-iccpr',
  refugee_convention_1951: 'inst-refugee-convention',
  icpped: 'inst-icpped',
  interpol: 'inst-interpol-constitution',
  european_convention_extradition_1957: 'inst-european-convention-extradition',
};

/** A date is the day of joining; `null` is "not established" and makes no link. */
function isMember(entry: JurisdictionEntry, membership: string): boolean {
  const since = entry.memberships[membership];
  return since === true || typeof since === 'string';
}

/** Whether a forum is a country (ISO 3166-1 alpha-2), not a group of states. */
function isCountry(forum: string): boolean {
  return forum.length === 2 && forum !== 'EU' && forum !== 'UN';
}
