import { FileText, Paperclip, StickyNote } from 'lucide-preact';
import type { RefObject } from 'preact';
import { Marked } from '../knowledge/Marked.tsx';
import { snippetOf } from '../knowledge/mark-words.ts';
import { PurposeSign } from '../marks/PurposeSign.tsx';
import { saidBy } from '../marks/said-by.ts';
import { useWords } from '../words.ts';
import { type KeptRow, titleOf } from './kept-rows.ts';

/** A row as the search found it: with the words to mark, none where nothing was searched for. */
export interface FoundRow {
  document: KeptRow;
  words: ReadonlySet<string>;
}

interface Props {
  list: RefObject<HTMLUListElement>;
  rows: readonly FoundRow[];
  /** Id of the row whose details are open. */
  open: string | null;
  selected: ReadonlySet<string>;
  onOpen(id: string): void;
  onSelect(id: string, on: boolean): void;
}

/** What is kept, a line or two each. */
export function KeptList({ list, rows, open, selected, onOpen, onSelect }: Props) {
  const words = useWords().casebook;
  return (
    <ul class="kept-list" ref={list} aria-label={words.list}>
      {rows.map(({ document: row, words: found }) => (
        <KeptLine
          key={row.id}
          row={row}
          found={found}
          open={row.id === open}
          selected={selected.has(row.id)}
          onOpen={onOpen}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  row: KeptRow;
  found: ReadonlySet<string>;
  open: boolean;
  selected: boolean;
  onOpen(id: string): void;
  onSelect(id: string, on: boolean): void;
}

const none: ReadonlySet<string> = new Set();

function KeptLine({ row, found, open, selected, onOpen, onSelect }: LineProps) {
  const { casebook: words, markup } = useWords();
  const { passage, document, matter, kind } = row;
  const title = titleOf(document) || words.untitled;
  const { court, date } = document.provenance;
  const quote = passage ? saidBy(passage, markup.kinds) : '';
  const said = snippetOf(quote, found, room) || opening(quote);
  const note = passage?.note ?? '';
  return (
    <li
      class="kept-line"
      data-testid={kind}
      data-id={row.id}
      data-open={open || undefined}
      data-purpose={passage ? (passage.purpose ?? 'none') : undefined}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selected}
        aria-label={words.select(passage ? opening(quote, 60) : title)}
        onChange={(event) => onSelect(row.id, event.currentTarget.checked)}
      />
      <button type="button" class="kept-open" aria-expanded={open} onClick={() => onOpen(row.id)}>
        <span class="kept-head small">
          <Signs row={row} />
          {passage && passage.tags.length > 0 && (
            <span class="muted" dir="auto">
              <Marked text={passage.tags.map((tag) => `#${tag}`).join(' ')} words={found} />
            </span>
          )}
          <span class="muted kept-matter" dir="auto">
            {matter.name}
          </span>
        </span>
        {passage && (
          <span class="quoted kept-quote" dir="auto" lang={passage.language || undefined}>
            <Marked text={said} words={found} />
          </span>
        )}
        {note !== '' && (
          <span class="small kept-quote" dir="auto">
            <StickyNote size={13} aria-hidden />{' '}
            <Marked text={snippetOf(note, found, room) || opening(note)} words={found} />
          </span>
        )}
        <span class={passage ? 'small muted' : 'kept-title'} dir="auto">
          <Marked text={title} words={passage ? none : found} />
        </span>
        {(court !== '' || date !== '') && (
          <span class="small muted" dir="auto">
            {[court, date].filter(Boolean).join(', ')}
          </span>
        )}
      </button>
    </li>
  );
}

function Signs({ row: { passage, kind } }: { row: KeptRow }) {
  const words = useWords().casebook;
  if (!passage)
    return (
      <span class="purpose" data-purpose="none">
        <FileText size={14} aria-hidden />
        {words.kind.document}
      </span>
    );
  return (
    <>
      {passage.purpose !== null && <PurposeSign purpose={passage.purpose} />}
      {(kind === 'clipping' || passage.purpose === null) && (
        <span class="purpose" data-purpose="none">
          {kind === 'clipping' ? <Paperclip size={14} aria-hidden /> : <StickyNote size={14} aria-hidden />}
          {words.kind[kind]}
        </span>
      )}
    </>
  );
}

/** Characters of a passage that a line shows. */
const room = 220;

function opening(text: string, most = room): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return `${text.slice(0, space > most / 2 ? space : most)} …`;
}
