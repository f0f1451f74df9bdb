import { ArrowLeft, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Passage } from '../../casefile/records.ts';
import { issueName } from '../knowledge/issue-names.ts';
import { Marked } from '../knowledge/Marked.tsx';
import { draftFor } from '../marks/note-drafts.ts';
import { PassageEditor } from '../marks/PassageEditor.tsx';
import { PassageView } from '../marks/PassageView.tsx';
import { saidBy } from '../marks/said-by.ts';
import { useWords } from '../words.ts';
import type { KeptActs } from './acts.ts';
import type { FoundRow } from './KeptList.tsx';
import { type KeptRow, titleOf } from './kept-rows.ts';
import { ProvenanceFields } from './ProvenanceFields.tsx';

interface Props {
  found: FoundRow;
  /** The passages of the row's document, in the order of its text. */
  siblings: readonly Passage[];
  acts: KeptActs;
  /** A passage's quote with its citation, to be copied. */
  quoteOf(row: KeptRow): string;
  rowOf(id: string): KeptRow | undefined;
  /** Takes it out as a file. */
  takeOut?: ComponentChildren;
  onOpen(id: string): void;
  onRemove(): void;
  onClose(): void;
  onSaid(text: string): void;
}

/** All of one thing that is kept: its passage, what was said of it, and where it comes from. */
export function KeptDetail({
  found,
  siblings,
  acts,
  quoteOf,
  rowOf,
  takeOut,
  onOpen,
  onRemove,
  onClose,
  onSaid,
}: Props) {
  const { casebook: words, markup } = useWords();
  const row = found.document;
  const { passage, document } = row;
  // A note that was not saved when the library was closed is gone on with.
  const [editing, setEditing] = useState(() => passage !== null && draftFor(passage.id) !== null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const copy = (one: KeptRow) =>
    void acts.copy(quoteOf(one)).then((copied) => onSaid(copied ? words.copied : words.copyFailed));
  const saved = () => {
    setEditing(false);
    onSaid(words.saved);
  };
  return (
    <aside class="kept-detail stack" aria-label={words.detail} data-testid="detail">
      <div class="kept-detail-head">
        <h3 ref={heading} tabIndex={-1} dir="auto">
          {titleOf(document) || words.untitled}
        </h3>
        <button
          type="button"
          class="icon-button"
          aria-label={words.close}
          title={words.close}
          onClick={onClose}
        >
          <X size={18} />
        </button>
        <button type="button" class="plain kept-back" onClick={onClose}>
          <ArrowLeft class="mirrors" size={14} /> {words.back}
        </button>
      </div>
      {passage && (
        <PassageView
          passage={passage}
          quote={<Marked text={saidBy(passage, markup.kinds)} words={found.words} />}
        />
      )}
      {passage && editing && (
        <PassageEditor
          passage={passage}
          save={acts.edit}
          onSaved={saved}
          onCancel={() => setEditing(false)}
        />
      )}
      {!editing && (
        <p class="row">
          {passage && (
            <button type="button" class="button" data-testid="edit" onClick={() => setEditing(true)}>
              {words.edit}
            </button>
          )}
          <button type="button" class="button" data-testid="copy-quote" onClick={() => copy(row)}>
            {passage ? words.copyQuote : words.copyCitation}
          </button>
          {takeOut}
          <button type="button" class="button" data-testid="remove" onClick={onRemove}>
            {words.removeSelected}
          </button>
        </p>
      )}
      <h4>{words.provenance}</h4>
      <ProvenanceFields document={document} correct={acts.correct} onSaved={() => onSaid(words.saved)} />
      <Facts row={row} />
      {!passage && (
        <>
          <h4>{words.marksIn}</h4>
          {siblings.length === 0 && <p class="muted">{words.noMarksIn}</p>}
          <div class="stack">
            {siblings.map((one) => (
              <PassageView key={one.id} passage={one}>
                <p class="row">
                  <button type="button" class="plain" onClick={() => onOpen(one.id)}>
                    {words.detail}
                  </button>
                  <button
                    type="button"
                    class="plain"
                    onClick={() => {
                      const its = rowOf(one.id);
                      if (its) copy(its);
                    }}
                  >
                    {words.copyQuote}
                  </button>
                </p>
              </PassageView>
            ))}
          </div>
        </>
      )}
    </aside>
  );
}

function Facts({ row: { passage, document } }: { row: KeptRow }) {
  const words = useWords().casebook;
  const mentions = [...new Set(passage?.mentions.map(({ text }) => text))];
  const facts: [string, string][] = [
    [words.readAt, timeOf(document.lastReadAt)],
    [words.markedAt, passage ? timeOf(passage.createdAt) : ''],
    [words.clippedAt, passage?.clipped ? timeOf(passage.clipped.at) : ''],
    [words.mentions, mentions.join(', ')],
    [words.filters.issue, (passage?.issues ?? []).map(issueName).join(', ')],
    [words.passageHash, passage?.clipped?.passageHash ?? ''],
    [words.textHash, passage?.clipped?.textHash ?? document.textHash],
  ];
  return (
    <dl class="provenance small">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt class="muted">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A time as it is kept, in UTC, without what nobody reads. */
const timeOf = (iso: string) => iso.slice(0, 16).replace('T', ' ');
