import { fileURLToPath } from 'node:url';
import { launch } from '../../scripts/browser/launch.ts';
import { type Session, until } from '../../scripts/browser/session.ts';
import { typeInto } from './type-into.ts';

/** What a reader types, in several scripts and with slips, and an entry that must be among the first ten hits. */
const typed: { text: string; finds: string }[] = [
  { text: 'asuranse', finds: 'diplomatic-assurances' },
  { text: 'Liu v. Poland', finds: 'liu-v-poland-2022' },
  { text: '37610/18', finds: 'liu-v-poland-2022' },
  { text: 'fox hnut', finds: 'operation-fox-hunt' },
  { text: 'non refoulment', finds: 'non-refoulement' },
  { text: 'guantánamo custody liuzhi', finds: '' },
  { text: '外交保证', finds: 'diplomatic-assurances' },
  { text: '猎狐', finds: 'operation-fox-hunt' },
  { text: 'الضمانات الدبلوماسية', finds: 'diplomatic-assurances' },
  { text: 'بولندا', finds: 'pl' },
  { text: 'Лю против Польши', finds: 'liu-v-poland-2022' },
  { text: 'красное уведомление', finds: 'red-notice' },
  { text: 'διπλωματικές διαβεβαιώσεις', finds: 'diplomatic-assurances' },
  { text: 'diplomatische zusicherung', finds: 'diplomatic-assurances' },
];

export interface SearchTimes {
  /** For each key: from the event to the new hits in the document, laid out; ms, ascending. */
  keys: number[];
  /** What was typed and not found among the first ten hits. */
  missed: string[];
}

/**
 * Types into the search of the built extension's panel, over the whole base, key by key. A key's time ends when the
 * list that answers it stands in the document and has been laid out; a key that changes nothing ends as soon as the
 * page has had a turn.
 */
export async function searchTimes(session: Session): Promise<SearchTimes> {
  const page = await session.openExtensionPage('sidepanel.html#/search');
  await until('the search', () => page.$('[data-testid="search"]'));
  const keys: number[] = [];
  const missed: string[] = [];
  for (const { text, finds } of typed) {
    keys.push(...(await typeInto(page, text)));
    const hits = await page.$$eval('.hits [data-testid="entry"] a', (links) =>
      links.slice(0, 10).map((a) => decodeURIComponent(a.getAttribute('href')!.replace('#/entry/', ''))),
    );
    if (finds !== '' && !hits.includes(finds)) missed.push(text);
    await typeInto(page, '');
  }
  await page.close();
  return { keys: keys.sort((a, b) => a - b), missed };
}

/** The lines of the bench on search. */
export function searchReport({ keys, missed }: SearchTimes): string {
  const at = (share: number) =>
    `${keys[Math.min(keys.length - 1, Math.floor(keys.length * share))]!.toFixed(0)} ms`;
  return [
    `Search over the whole base in the side panel, ${keys.length} keys in six scripts, with slips`,
    `  budget: at most 50 ms a key                  median ${at(0.5)}, 95 of 100 within ${at(0.95)}, longest ${at(1)}`,
    `  not among the first ten hits                 ${missed.length === 0 ? 'none' : missed.join('; ')}`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const session = await launch('chromium', {});
  try {
    console.log(searchReport(await searchTimes(session)));
  } finally {
    await session.close();
  }
}
