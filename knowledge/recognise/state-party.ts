/** States as parties of a case. By a list and not by an expression of all names, which takes 40 ms to be made. */

/** What reports of cases call States, as they are tried one after the other; in lower case. */
const named =
  'albania|andorra|argentina|armenia|australia|austria|azerbaijan|bahrain|belarus|belgium|bolivia|bosnia and herzegovina|brazil|bulgaria|cambodia|canada|chile|china|colombia|costa rica|croatia|cyprus|denmark|ecuador|el salvador|estonia|finland|france|georgia|germany|greece|guatemala|haiti|honduras|hungary|iceland|india|ireland|israel|italy|japan|kazakhstan|kenya|kyrgyzstan|latvia|liechtenstein|lithuania|luxembourg|north macedonia|malta|mexico|monaco|montenegro|morocco|nicaragua|norway|panama|paraguay|peru|poland|portugal|romania|san marino|serbia and montenegro|serbia|slovakia|slovenia|south africa|spain|suriname|sweden|switzerland|tajikistan|tunisia|turkmenistan|turkey|türkiye|uk|ukraine|uruguay|uzbekistan|venezuela|moldova|russia';
/** Those that may have an article of their own. */
const withArticle =
  'united kingdom|netherlands|republic of moldova|russian federation|czech republic|slovak republic|former yugoslav republic of macedonia|dominican republic';

const names: readonly string[] = [
  ...named.split('|'),
  ...withArticle.split('|').flatMap((name) => [`the ${name}`, name]),
];
const known: ReadonlySet<string> = new Set(names);

/** The names by their first two letters. */
const byBeginning = new Map<string, string[]>();
for (const name of names) {
  const two = name.slice(0, 2);
  const alike = byBeginning.get(two);
  if (alike) alike.push(name);
  else byBeginning.set(two, [name]);
}

/** States that may stand in one party. */
const mostStates = 4;
const number = / \(no\. ?\d\)/y;
const goesOn = /[\p{L}\p{N}]/u;

/** In lower case and of the same length. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Whether it is the name of a State, and no more. */
export function isStateName(text: string): boolean {
  return known.has(lowered(text));
}

/**
 * The States that a text begins with, as a party: "Italy", "the United Kingdom", "[Belgium and the Netherlands (no. 2)".
 * @returns `null` if it begins with none
 */
export function stateAt(tail: string): string | null {
  const text = lowered(tail);
  const end = partyEnd(text, text.startsWith('[') ? 1 : 0, 1);
  return end < 0 ? null : tail.slice(0, end);
}

/** @param count which State of the party begins at `at`. @returns where the party ends, -1 if none stands there */
function partyEnd(text: string, at: number, count: number): number {
  const begins = text.startsWith('the ', at) ? [at + 4, at] : [at];
  for (const start of begins)
    for (const name of byBeginning.get(text.slice(start, start + 2)) ?? []) {
      if (!text.startsWith(name, start)) continue;
      const end = restEnd(text, start + name.length, count);
      if (end >= 0) return end;
    }
  return -1;
}

/** Where a party ends of which a State's name ends at `at`; -1 if the name goes on as another word. */
function restEnd(text: string, at: number, count: number): number {
  if (count < mostStates)
    for (const joint of [', ', ' and '])
      if (text.startsWith(joint, at)) {
        const end = partyEnd(text, at + joint.length, count + 1);
        if (end >= 0) return end;
      }
  number.lastIndex = at;
  const numbered = at + (number.exec(text)?.[0].length ?? 0);
  for (const end of numbered > at ? [numbered, at] : [at])
    if (!goesOn.test(String.fromCodePoint(text.codePointAt(end) ?? 0x20))) return end;
  return -1;
}
