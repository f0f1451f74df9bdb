import { Pencil, Trash2 } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { Passage } from '../../../casefile/records.ts';
import { PurposeSign, purposeIcons, purposes } from '../../marks/PurposeSign.tsx';
import { saidBy } from '../../marks/said-by.ts';
import { useWords } from '../../words.ts';
import { canMove, type MarkupActs } from './markup-model.ts';

interface Props {
  passage: Passage;
  acts: Pick<MarkupActs, 'edit' | 'remove' | 'recolour' | 'move' | 'choose'>;
}

/** Points that an arrow key moves a mark by; with Shift, and without. */
const far = 10;
const near = 1;
const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What can be done with the mark that is chosen, by pointer and by keys. */
export function ChosenMark({ passage, acts }: Props) {
  const words = useWords();
  const { markup } = words;
  const { id, mark, purpose, place } = passage;
  const movable = canMove(mark);
  const hint = useId();
  const onKey = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (way && movable)
      acts.move(id, [way[0] * (event.shiftKey ? far : near), way[1] * (event.shiftKey ? far : near)]);
    else if (event.key === 'Delete') acts.remove(id);
    else if (event.key === 'Escape') acts.choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset class="markup-row" aria-label={markup.chosen} data-testid="chosen-mark" onKeyDown={onKey}>
      <PurposeSign purpose={purpose} />
      <span class="markup-chosen-words" dir="auto">
        {saidBy(passage, markup.kinds)}
      </span>
      {place.page !== '' && <span class="small muted">{words.marks.panel.page(place.page)}</span>}
      {movable && (
        <button type="button" class="button" data-testid="mark-move" aria-describedby={hint}>
          {markup.move}
        </button>
      )}
      <span class="markup-group">
        {purposes.map((one) => {
          const Icon = purposeIcons[one];
          const name = markup.recolour(words.marks.purposes[one]);
          return (
            <button
              key={one}
              type="button"
              class="markup-purpose"
              data-purpose={one}
              aria-pressed={purpose === one}
              aria-label={name}
              title={name}
              onClick={() => acts.recolour(id, one)}
            >
              <Icon size={16} aria-hidden />
            </button>
          );
        })}
      </span>
      <button type="button" class="button" data-testid="mark-edit" onClick={() => acts.edit(id)}>
        <Pencil size={14} aria-hidden /> {markup.edit}
      </button>
      <button type="button" class="button" data-testid="mark-remove" onClick={() => acts.remove(id)}>
        <Trash2 size={14} aria-hidden /> {markup.remove}
      </button>
      {movable && (
        <span id={hint} class="small muted">
          {markup.moveHint}
        </span>
      )}
    </fieldset>
  );
}
