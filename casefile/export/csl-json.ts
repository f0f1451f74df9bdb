import { isDecision } from '../cite.ts';
import type { CaseDocument } from '../records.ts';

/** An item of CSL-JSON (https://github.com/citation-style-language/schema), in the fields that we write. */
export interface CslItem {
  id: string;
  type: 'legal_case' | 'webpage' | 'document';
  title: string;
  author?: { literal: string }[];
  authority?: string;
  number?: string;
  publisher?: string;
  URL?: string;
  language?: string;
  issued?: CslDate;
  accessed?: CslDate;
}

interface CslDate {
  'date-parts': [number[]];
}

/** The documents as CSL-JSON, which Zotero, Pandoc and citeproc read. */
export function toCslJson(documents: readonly CaseDocument[]): CslItem[] {
  return documents.map((document) => {
    const { provenance, lastReadAt, kind } = document;
    const { title, caseName, court, citation, author, publisher, url, language, date } = provenance;
    const decision = isDecision(provenance);
    const issued = cslDate(date);
    const accessed = url === '' ? null : cslDate(lastReadAt.slice(0, 10));
    return {
      id: document.id,
      type: decision ? 'legal_case' : kind === 'page' ? 'webpage' : 'document',
      title: decision ? caseName : title,
      ...(author === '' ? {} : { author: author.split(/\s*;\s*/).map((literal) => ({ literal })) }),
      ...(court === '' ? {} : { authority: court }),
      ...(citation === '' ? {} : { number: citation }),
      ...(publisher === '' ? {} : { publisher }),
      ...(url === '' ? {} : { URL: url }),
      ...(language === '' ? {} : { language }),
      ...(issued ? { issued } : {}),
      ...(accessed ? { accessed } : {}),
    };
  });
}

function cslDate(date: string): CslDate | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!found) return null;
  return {
    'date-parts': [
      found
        .slice(1)
        .filter((part) => part !== undefined)
        .map(Number),
    ],
  };
}
