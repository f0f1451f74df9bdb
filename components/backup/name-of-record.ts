import type { Library } from '../../casefile/library.ts';
import type { MarkKind } from '../../casefile/page-mark.ts';
import type { CaseDocument, Matter, Passage } from '../../casefile/records.ts';
import { titleOf } from '../casebook/kept-rows.ts';
import { saidBy } from '../marks/said-by.ts';

/** Characters of a passage by which it is known again. */
const most = 90;

/** By what the reader knows a record of the case file again. @param kinds what marks on a page are called */
export function nameOfRecord(
  record: Matter | CaseDocument | Passage | Library['kept' | 'files' | 'recognised'][number],
  kinds: Record<MarkKind, string>,
): string {
  if ('entry' in record) return record.entry;
  if ('provenance' in record) return titleOf(record);
  if ('name' in record) return record.name;
  // Several pages of one document are told apart by their numbers alone.
  if ('words' in record) return String(record.page);
  const said = saidBy(record, kinds);
  return said.length > most ? `“${said.slice(0, most)} …”` : `“${said}”`;
}
