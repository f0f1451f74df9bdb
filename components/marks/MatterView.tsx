import { MapPin, NotebookPen, Trash2 } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseDocument, Matter, Passage, Provenance } from '../../casefile/records.ts';
import { CopyCitation } from '../CopyCitation.tsx';
import { ShowSome } from '../ShowSome.tsx';
import type { Outcome } from '../storage/outcome.ts';
import { useWords } from '../words.ts';
import { MatterPicker } from './MatterPicker.tsx';
import { draftFor } from './note-drafts.ts';
import { PassageEditor } from './PassageEditor.tsx';
import { PassageView } from './PassageView.tsx';
import { ProvenanceForm } from './ProvenanceForm.tsx';
import type { PassageEdit } from './passage-edit.ts';

/** The passages of the document in front. */
export interface DocumentInFront {
  document: CaseDocument | null;
  passages: readonly Passage[];
  /** Ids of those that the page does not show as it is now. */
  orphans: ReadonlySet<string>;
  /** Whether the page is being read, so that its passages can be gone to. */
  isRead: boolean;
}

export interface MatterModel {
  matters: readonly Matter[];
  current: Matter | null;
  front: DocumentInFront;
  /** Passages of the matter in other documents. */
  elsewhere: readonly Passage[];
  documents: ReadonlyMap<string, CaseDocument>;
  /** Whether the browser promised to keep the case file; `null` while nothing was saved. */
  persisted: boolean | null;
}

export interface MatterActs {
  choose(id: string): void;
  open(name: string): void;
  rename(name: string): void;
  archive(): void;
  show(id: string): void;
  attach(id: string): void;
  save(seen: Passage, change: PassageEdit): Promise<Outcome<Passage>>;
  remove(id: string): void;
  correct(document: CaseDocument, correction: Partial<Provenance>): Promise<string>;
  copy(text: string): Promise<void>;
  /** A quote with its citation and pinpoint. */
  cited(passage: Passage, document: CaseDocument | null): string;
  citation(document: CaseDocument): string;
  /** The removal that can still be undone here. */
  undo: (() => void) | null;
}

interface Props {
  model: MatterModel;
  on: MatterActs;
  /** The passage whose note is to be written at once. */
  editing: string | null;
}

/** The matter: what was marked, noted and clipped in the document in front, and elsewhere. */
export function MatterView({ model, on, editing }: Props) {
  const words = useWords().marks;
  const { current, front, elsewhere, documents } = model;
  const { document } = front;
  const [open, setOpen] = useState<string | null>(editing);
  useEffect(() => {
    if (editing) setOpen(editing);
  }, [editing]);
  const item = (passage: Passage) => (
    <PassageItem
      key={passage.id}
      passage={passage}
      document={documents.get(passage.document) ?? null}
      front={front}
      on={on}
      isOpen={open === passage.id}
      onOpen={(isOpen) => setOpen(isOpen ? passage.id : null)}
    />
  );
  return (
    <div class="stack">
      <MatterPicker
        matters={model.matters}
        current={current}
        onChoose={on.choose}
        onOpen={on.open}
        onRename={on.rename}
        onArchive={on.archive}
      />
      <p class="small row" role="status">
        {on.undo && (
          <>
            {words.removed}
            <button type="button" class="plain" onClick={on.undo}>
              {words.undo}
            </button>
          </>
        )}
      </p>
      <section class="stack" aria-labelledby="matter-here">
        <h2 id="matter-here">
          {words.panel.here} <span class="count">{front.passages.length}</span>
        </h2>
        {!front.isRead && front.passages.length > 0 && <p class="small muted">{words.panel.notRead}</p>}
        {front.passages.length === 0 && (
          <>
            <p>{words.panel.noneHere}</p>
            <p class="small muted">{words.panel.teach}</p>
          </>
        )}
        {front.passages.map(item)}
        {document && (
          <ProvenanceForm
            key={document.id}
            document={document}
            citation={on.citation(document)}
            onCorrect={(correction) => on.correct(document, correction)}
          />
        )}
      </section>
      {elsewhere.length > 0 && (
        <section class="stack" aria-labelledby="matter-elsewhere">
          <h2 id="matter-elsewhere">
            {words.panel.elsewhere} <span class="count">{elsewhere.length}</span>
          </h2>
          <ShowSome items={elsewhere.map(item)} first={20} />
        </section>
      )}
      {model.persisted !== null && (
        <p class="small muted">{model.persisted ? words.panel.persisted : words.panel.notPersisted}</p>
      )}
    </div>
  );
}

interface ItemProps {
  passage: Passage;
  document: CaseDocument | null;
  front: DocumentInFront;
  on: MatterActs;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

function PassageItem({ passage, document, front, on, isOpen, onOpen }: ItemProps) {
  const words = useWords().marks;
  const here = passage.document === front.document?.id;
  const isOrphan = here && front.isRead && front.orphans.has(passage.id);
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <div ref={item} data-testid={isOrphan ? 'orphan' : passage.clipped ? 'clipping' : 'annotation'}>
      <PassageView
        passage={passage}
        {...(here && front.isRead && !isOrphan ? { onShow: () => on.show(passage.id) } : {})}
      >
        {!here && document && (
          <p class="small muted" dir="auto">
            {document.provenance.caseName || document.provenance.title || document.provenance.url}
          </p>
        )}
        {isOrphan && (
          <div class="notice warn small stack tight">
            <p>{words.panel.orphan}</p>
            <p>{words.panel.orphanAdvice}</p>
            <button type="button" class="button small" onClick={() => on.attach(passage.id)}>
              <MapPin size={14} aria-hidden />
              {words.panel.attach}
            </button>
          </div>
        )}
        {passage.clipped && (
          <p class="small muted provenance-line">
            {words.panel.readAt(`${passage.clipped.at.slice(0, 16).replace('T', ' ')} UTC`)} ·{' '}
            <span title={`${words.panel.hash}: ${passage.clipped.passageHash}`}>
              SHA-256 {passage.clipped.passageHash.slice(0, 12)}
            </span>
          </p>
        )}
        {isOpen ? (
          <PassageEditor
            passage={passage}
            save={on.save}
            onSaved={() => onOpen(false)}
            onCancel={() => onOpen(false)}
          />
        ) : (
          <div class="row passage-acts">
            <button type="button" class="button small" onClick={() => onOpen(true)}>
              <NotebookPen size={14} aria-hidden />
              {passage.note === '' && draftFor(passage.id) === null
                ? words.panel.addNote
                : words.panel.editNote}
            </button>
            <CopyCitation
              citation={on.cited(passage, document)}
              copy={on.copy}
              label={words.copyWithCitation}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={words.remove}
              title={words.remove}
              onClick={() => on.remove(passage.id)}
            >
              <Trash2 size={16} />
            </button>
          </div>
        )}
      </PassageView>
    </div>
  );
}
