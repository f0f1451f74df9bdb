import { ChevronDown, X } from 'lucide-preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { useWords } from '../words.ts';
import { type CourtChoice, matchingCourts } from './court-choices.ts';

interface Props {
  choices: readonly CourtChoice[];
  /** Id of the chosen country, or `null`. */
  chosen: string | null;
  onChoose(id: string | null): void;
  /** Shown above the field; without it the label is for screen readers alone. */
  showLabel?: boolean;
  /** Says "My court" within the field, where nothing beside it does. */
  named?: boolean;
  testid?: string;
}

/** A field that narrows the list of countries as one types, in any language of their names. */
export function CourtPicker({ choices, chosen, onChoose, showLabel = false, named = false, testid }: Props) {
  const words = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const matches = useMemo(() => (open ? matchingCourts(choices, typed) : []), [choices, typed, open]);
  const name = choices.find((choice) => choice.id === chosen)?.name ?? '';

  const close = () => setTyped(null);
  const show = (text: string) => {
    setTyped(text);
    setActive(
      text === ''
        ? Math.max(
            0,
            choices.findIndex((choice) => choice.id === chosen),
          )
        : 0,
    );
  };
  const choose = (choice: CourtChoice | undefined) => {
    if (!choice) return;
    onChoose(choice.id);
    close();
  };
  const go = (to: number) => {
    const next = Math.max(0, Math.min(matches.length - 1, to));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') open ? go(active + 1) : show('');
    else if (event.key === 'ArrowUp') open ? go(active - 1) : show('');
    else if (event.key === 'Enter' && open) choose(matches[active]);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
  };

  return (
    <div class="picker">
      <label for={`${id}-field`} class={showLabel ? 'overline' : 'unseen'}>
        {words.court.label}
      </label>
      <div class="picker-field">
        <input
          ref={field}
          id={`${id}-field`}
          class="field"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          data-testid={testid}
          placeholder={
            chosen
              ? name
              : named
                ? words.court.shown(words.court.placeholder.toLowerCase())
                : words.court.placeholder
          }
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && matches[active] ? `${id}-${matches[active].id}` : undefined}
          value={typed ?? (named && name !== '' ? words.court.shown(name) : name)}
          onClick={() => !open && show('')}
          onInput={(event) => show(event.currentTarget.value)}
          onKeyDown={keys}
          onBlur={close}
        />
        {chosen !== null && !open ? (
          <button
            type="button"
            class="icon-button"
            aria-label={words.court.clear}
            title={words.court.clear}
            onClick={() => onChoose(null)}
          >
            <X size={16} />
          </button>
        ) : (
          <ChevronDown class="picker-arrow muted" size={16} />
        )}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={words.court.label}
        class="picker-list"
        hidden={!open || matches.length === 0}
        ref={list}
      >
        {matches.map((choice, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            // The field keeps the focus: a press must not blur it before the click is heard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            {choice.name}
          </div>
        ))}
      </div>
      <p class="unseen" role="status">
        {open ? (matches.length ? words.court.count(matches.length) : words.court.noMatch(typed)) : ''}
      </p>
      {open && matches.length === 0 && <p class="small muted">{words.court.noMatch(typed)}</p>}
    </div>
  );
}
