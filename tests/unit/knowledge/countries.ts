import { compileOwn } from '../../../knowledge/compile/compile.ts';
import type { CaseEntry, JurisdictionEntry } from '../../../knowledge/entry.ts';

/** What the tests of the country entries share: the base, its countries, and how a fault is told. */

export const { base } = compileOwn();
export const entries = Object.values(base.entries);
export const countries = entries.filter((entry): entry is JurisdictionEntry => entry.kind === 'jurisdiction');
export const cases = entries.filter((entry): entry is CaseEntry => entry.kind === 'case');
export const codeOf = (state: JurisdictionEntry) => state.id.toUpperCase();
export const isInternational = (entry: CaseEntry) =>
  ['ECHR', 'EU', 'UN', 'ACHR'].includes(entry.jurisdiction);

/** Regions of China, which are party to nothing by themselves. */
export const regions = ['hk', 'mo'];

/** Whether a state is a member; `null` where that is not established. */
export function member(state: JurisdictionEntry, key: string): boolean | null {
  const value = state.memberships[key] ?? null;
  return typeof value === 'string' ? true : value;
}

/** Whatever is wrong, a line each with the country; the expectation is none, so that a failure names them all. */
export const faults = (find: (state: JurisdictionEntry) => string[]) =>
  countries.flatMap((state) => find(state).map((fault) => `${state.id}: ${fault}`));
