import {
  Highlighter,
  List,
  type LucideIcon,
  MessageSquare,
  PenLine,
  Redo2,
  Stamp,
  Type,
  Underline,
  Undo2,
} from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { purposeIcons, purposes } from '../../marks/PurposeSign.tsx';
import { useWords } from '../../words.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { ChosenMark } from './ChosenMark.tsx';
import { HandOn } from './HandOn.tsx';
import { LeftWritingOffer } from './LeftWritingOffer.tsx';
import { MarkList } from './MarkList.tsx';
import type { MarkupActs, MarkupState, Tool } from './markup-model.ts';
import { WritingField } from './WritingField.tsx';
import './markup.css';

interface Props {
  state: MarkupState;
  acts: MarkupActs;
}

const tools: { tool: NonNullable<Tool>; Icon: LucideIcon }[] = [
  { tool: 'note', Icon: MessageSquare },
  { tool: 'free-text', Icon: Type },
  { tool: 'ink', Icon: PenLine },
  { tool: 'stamp', Icon: Stamp },
];

/** The tools to mark up a PDF, what is chosen, and the way out of the house. */
export function MarkupBar({ state, acts }: Props) {
  const words = useWords();
  const { markup } = words;
  const bar = useRef<HTMLElement>(null);
  useKeptFocus(bar);
  const { tool, purpose, said, failed, writing, chosen, marks } = state;
  // The press must not take the selection of text away.
  const keepSelection = (event: Event) => event.preventDefault();
  const mark = marks.find(({ id }) => id === chosen);
  return (
    <section class="markup" ref={bar} aria-label={markup.tools} data-testid="markup">
      <div class="markup-bar" role="toolbar" aria-label={markup.tools}>
        <fieldset class="markup-purposes" onMouseDown={keepSelection}>
          <legend class="unseen">{markup.purpose}</legend>
          {purposes.map((one) => {
            const Icon = purposeIcons[one];
            const name = words.marks.purposes[one];
            return (
              <button
                key={one}
                type="button"
                class="markup-purpose"
                data-purpose={one}
                aria-pressed={purpose === one}
                aria-label={markup.usePurpose(name)}
                title={name}
                onClick={() => acts.setPurpose(one)}
              >
                <Icon size={16} aria-hidden />
              </button>
            );
          })}
        </fieldset>
        <fieldset class="markup-group" onMouseDown={keepSelection}>
          <legend class="unseen">{markup.selection}</legend>
          <BarButton
            Icon={Highlighter}
            name={markup.highlightSelection}
            testid="mark-highlight"
            onClick={() => acts.markSelection('highlight')}
          />
          <BarButton
            Icon={Underline}
            name={markup.underlineSelection}
            testid="mark-underline"
            onClick={() => acts.markSelection('underline')}
          />
        </fieldset>
        <span class="markup-group">
          {tools.map(({ tool: one, Icon }) => (
            <BarButton
              key={one}
              Icon={Icon}
              name={markup.toolNames[one]}
              testid={`tool-${one}`}
              pressed={tool === one}
              onClick={() => acts.setTool(tool === one ? null : one)}
            />
          ))}
        </span>
        <span class="markup-group">
          <BarButton
            Icon={Undo2}
            name={state.undo ? markup.undo(state.undo) : markup.undoNothing}
            testid="mark-undo"
            disabled={!state.undo}
            mirrors
            onClick={acts.undo}
          />
          <BarButton
            Icon={Redo2}
            name={state.redo ? markup.redo(state.redo) : markup.redoNothing}
            testid="mark-redo"
            disabled={!state.redo}
            mirrors
            onClick={acts.redo}
          />
        </span>
        <button
          type="button"
          class="button markup-list-button"
          data-testid="mark-list-open"
          aria-expanded={state.listOpen}
          onClick={() => acts.setListOpen(!state.listOpen)}
        >
          <List size={16} aria-hidden />
          <span class="markup-word">{markup.allMarks(marks.length)}</span>
        </button>
        <HandOn state={state} acts={acts} />
      </div>
      {tool && !writing && (
        <div class="markup-row">
          {tool === 'stamp' && (
            <label class="markup-stamp small">
              {markup.stampSays}{' '}
              <input
                class="field"
                data-testid="stamp-label"
                maxLength={200}
                dir="auto"
                value={state.stamp}
                onInput={(event) => acts.setStamp(event.currentTarget.value)}
              />
            </label>
          )}
          <span class="small muted">{markup.toolHints[tool]}</span>
          {tool !== 'ink' && (
            <button type="button" class="button" data-testid="place-in-view" onClick={acts.placeInView}>
              {markup.placeOn(state.pageLabel)}
            </button>
          )}
          <button type="button" class="plain" onClick={() => acts.setTool(null)}>
            {markup.toolOff}
          </button>
        </div>
      )}
      {state.left && !writing && <LeftWritingOffer left={state.left} acts={acts} />}
      {writing && <WritingField key={writing.id ?? writing.kind} writing={writing} acts={acts} />}
      {mark && !writing && !tool && <ChosenMark key={mark.id} passage={mark} acts={acts} />}
      {state.listOpen && <MarkList marks={marks} chosen={chosen} acts={acts} />}
      <p
        class={failed ? 'markup-said small warn' : 'markup-said small'}
        role="status"
        data-testid="markup-said"
      >
        {said}
      </p>
    </section>
  );
}

interface ButtonProps {
  Icon: LucideIcon;
  name: string;
  testid: string;
  pressed?: boolean;
  disabled?: boolean;
  mirrors?: boolean;
  onClick(): void;
}

function BarButton({ Icon, name, testid, pressed, disabled, mirrors, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-testid={testid}
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={18} class={mirrors ? 'mirrors' : undefined} />
    </button>
  );
}
