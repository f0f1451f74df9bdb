import type { Entry, JurisdictionEntry, Source } from '../entry.ts';
import type { CardSource } from './card-content.ts';
import type { Phrases } from './phrases.ts';

/**
 * How an entry was read, in words, with the source to open. The first source that has an address is linked; where
 * none has, `url` is empty and the title says what was read.
 * @param asOf the base's date
 */
export function sourceOf(entry: Entry, asOf: string, phrases: Phrases): CardSource {
  const linked = entry.sources.filter(({ url }) => url !== '');
  const source = (entry.kind === 'jurisdiction' ? onItsLaw(linked) : linked[0]) ?? entry.sources[0]!;
  const words = entry.checked === 'primary' ? readIn(entry, phrases) : readAbout(source, phrases);
  return { level: entry.checked, words, url: source.url, title: source.title, asOf };
}

/**
 * How one field of a country was read, with the source that was read for it; without an address and title where no
 * source names the field.
 * @returns `null` if the field was not checked
 */
export function fieldSource(
  state: JurisdictionEntry,
  field: string,
  asOf: string,
  phrases: Phrases,
): CardSource | null {
  const level = state.checked_by_field[field];
  if (level === undefined) return null;
  const own = state.sources.filter(({ supports }) => supports.includes(field));
  const source = own.find(({ url }) => url !== '') ?? own[0];
  const words = level === 'primary' ? phrases.readIn.document : phrases.readIn.account;
  return { level, words, url: source?.url ?? '', title: source?.title ?? '', asOf };
}

/** A country entry opens with the sources of its names; a reader wants those of its law. */
function onItsLaw(sources: readonly Source[]): Source | undefined {
  for (const wanted of [/who_decides|extradition_law|refusal_grounds/, /treaty/, /membership/]) {
    const found = sources.find(({ supports }) => wanted.test(supports));
    if (found) return found;
  }
  return sources[0];
}

function readIn(entry: Entry, phrases: Phrases): string {
  switch (entry.kind) {
    case 'case':
      if (/^(Authority|Practice)$/.test(entry.court_level)) return phrases.readIn.official;
      return entry.jurisdiction === 'UN' ? phrases.readIn.decision : phrases.readIn.judgment;
    case 'treaty':
      return phrases.readIn.treaty;
    case 'instrument':
      return phrases.readIn.text;
    case 'argument':
      return phrases.readIn.authorities;
    case 'remedy':
    case 'resource':
      return phrases.readIn.page;
    case 'topic':
    case 'jurisdiction':
      return phrases.readIn.document;
  }
}

/** Only what the source's own title says is claimed of an account. */
function readAbout(source: Source, phrases: Phrases): string {
  if (/press (release|summary)/i.test(source.title)) return phrases.readIn.press;
  if (/(legal summary|information note)/i.test(`${source.title} ${source.publisher}`))
    return phrases.readIn.summary;
  return phrases.readIn.account;
}
