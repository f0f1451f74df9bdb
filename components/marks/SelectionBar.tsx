import { NotebookPen, Paperclip, Search } from 'lucide-preact';
import type { Purpose } from '../../casefile/records.ts';
import { icon } from '../card/icon.ts';
import { Words } from '../card/Words.tsx';
import type { MarkWords } from '../words-marks-en.ts';
import { purposeIcons, purposes } from './PurposeSign.tsx';

export interface BarModel {
  /** What has been done or went wrong; '' while a choice is offered. */
  said: string;
  failed: boolean;
  canUndo: boolean;
  words: MarkWords;
}

export interface BarEvents {
  mark(as: Purpose | 'note' | 'clip'): void;
  lookUp(): void;
  undo(): void;
}

/** The small bar by selected text: five highlights, a note, a clipping, looking it up. */
export function SelectionBar({ model, on }: { model: BarModel; on: BarEvents }) {
  const { words, said } = model;
  // The press must not take the selection away.
  const keepSelection = (event: Event) => event.preventDefault();
  return (
    <div class="selection-bar" role="toolbar" aria-label={words.bar} onMouseDown={keepSelection}>
      {said !== '' && (
        <span class={model.failed ? 'said warn' : 'said'}>
          <Words>{said}</Words>
        </span>
      )}
      {model.canUndo && (
        <button type="button" class="button" aria-label={words.undo} onClick={on.undo}>
          <Words>{words.undo}</Words>
        </button>
      )}
      {(said === '' || model.failed) && (
        <>
          {purposes.map((purpose) => {
            const Icon = purposeIcons[purpose];
            const name = words.highlightAs(words.purposes[purpose]);
            return (
              <button
                key={purpose}
                type="button"
                class="swatch"
                data-purpose={purpose}
                aria-label={name}
                title={name}
                onClick={() => on.mark(purpose)}
              >
                <Icon {...icon} />
              </button>
            );
          })}
          <Tool name={words.note} keys="Alt+Shift+M" onClick={() => on.mark('note')}>
            <NotebookPen {...icon} />
          </Tool>
          <Tool name={words.clip} keys="Alt+Shift+S" onClick={() => on.mark('clip')}>
            <Paperclip {...icon} />
          </Tool>
          <Tool name={words.lookUp} keys="" onClick={on.lookUp}>
            <Search {...icon} />
          </Tool>
        </>
      )}
    </div>
  );
}

interface ToolProps {
  name: string;
  keys: string;
  onClick(): void;
  children: preact.ComponentChildren;
}

function Tool({ name, keys, onClick, children }: ToolProps) {
  const title = keys === '' ? name : `${name} (${keys})`;
  return (
    <button type="button" class="tool" aria-label={name} title={title} onClick={onClick}>
      {children}
    </button>
  );
}
