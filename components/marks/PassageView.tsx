import { Paperclip, StickyNote } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Passage } from '../../casefile/records.ts';
import { useWords } from '../words.ts';
import { NoteText } from './NoteText.tsx';
import { PurposeSign } from './PurposeSign.tsx';
import { saidBy } from './said-by.ts';

interface Props {
  passage: Passage;
  /** Called where the quote can be pressed to go to the passage. */
  onShow?: () => void;
  /** The quote in place of its plain text: marked hits of a search, say. */
  quote?: ComponentChildren;
  /** What can be done with it; below the note. */
  children?: ComponentChildren;
}

/** A kept passage: what it is for, its quote, where it stands, its note and tags. */
export function PassageView({ passage, onShow, quote, children }: Props) {
  const words = useWords().marks;
  const { markup } = useWords();
  const { purpose, clipped, note, tags, place, mark } = passage;
  const said = quote ?? saidBy(passage, markup.kinds);
  const where = [
    place.paragraph && words.panel.paragraph(place.paragraph),
    place.page && words.panel.page(place.page),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <article class="kept-passage" data-purpose={purpose ?? 'none'}>
      <p class="passage-head small">
        {(purpose !== null || (!clipped && note === '')) && <PurposeSign purpose={purpose} />}
        {clipped && (
          <span class="purpose" data-purpose="none">
            <Paperclip size={14} aria-hidden />
            {words.kinds.clipping}
          </span>
        )}
        {purpose === null && !clipped && note !== '' && (
          <span class="purpose" data-purpose="none">
            <StickyNote size={14} aria-hidden />
            {words.kinds.note}
          </span>
        )}
        {where !== '' && <span class="muted">{where}</span>}
      </p>
      <blockquote class="quoted passage-quote" dir="auto" lang={passage.language || undefined}>
        {onShow ? (
          <button type="button" class="plain passage-show" title={words.panel.show} onClick={onShow}>
            {said}
          </button>
        ) : (
          said
        )}
      </blockquote>
      {note !== '' && mark?.kind !== 'free-text' && <NoteText note={note} />}
      {tags.length > 0 && (
        <ul class="passage-tags small" aria-label={words.tags}>
          {tags.map((tag) => (
            <li key={tag} dir="auto">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {children}
    </article>
  );
}
