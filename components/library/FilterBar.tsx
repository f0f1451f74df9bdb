import { useMemo, useRef } from 'preact/hooks';
import { useWords } from '../words.ts';
import { type Asked, nothingAsked } from './library-routes.ts';

export interface FilterChoice {
  value: string;
  label: string;
  /** How many rows it would leave. */
  count: number;
}

export interface Filter {
  id: string;
  label: string;
  choices: FilterChoice[];
}

interface Props {
  asked: Asked;
  filters: readonly Filter[];
  /** Whether words can be typed. */
  text?: boolean;
  /** How much of all is shown, in words. */
  shown: string;
  /** @param typing the reader is in the middle of a word: no step to go back to */
  onAsk(asked: Asked, typing: boolean): void;
}

/** The filters of a view, how much they leave, and the way to be rid of them. */
export function FilterBar({ asked, filters, text = true, shown, onAsk }: Props) {
  const words = useWords().library;
  const now = useRef({ asked, onAsk });
  now.current = { asked, onAsk };
  // While words are typed the same filters stand: hundreds of choices are not gone through again at each key.
  const selects = useMemo(() => {
    const keep = (filter: string, value: string) => {
      const { asked: before, onAsk: ask } = now.current;
      const { [filter]: _, ...where } = before.where;
      ask({ ...before, where: value === '' ? where : { ...where, [filter]: value } }, false);
    };
    return filters.map(({ id, label, choices }) => (
      <label key={id} class="filter">
        <span class="small muted">{label}</span>
        <select
          class="field"
          data-filter={id}
          value={asked.where[id] ?? ''}
          onChange={(event) => keep(id, event.currentTarget.value)}
        >
          <option value="">{words.any}</option>
          {choices.map(({ value, label: name, count }) => (
            <option key={value} value={value}>
              {`${name} (${count})`}
            </option>
          ))}
        </select>
      </label>
    ));
  }, [filters, words, JSON.stringify(asked.where)]);
  return (
    <search class="filters" aria-label={words.filters}>
      {text && (
        <label class="filter filter-text">
          <span class="small muted">{words.filterText}</span>
          <input
            class="field"
            type="search"
            dir="auto"
            data-testid="filter-text"
            value={asked.text}
            onInput={(event) => onAsk({ ...asked, text: event.currentTarget.value }, true)}
          />
        </label>
      )}
      {selects}
      <p class="small filter-shown">
        <span role="status" data-testid="shown">
          {shown}
        </span>
        {isNarrowed(asked) && (
          <button
            type="button"
            class="plain"
            onClick={() => onAsk({ ...nothingAsked, sort: asked.sort }, false)}
          >
            {words.clearFilters}
          </button>
        )}
      </p>
    </search>
  );
}

export const isNarrowed = (asked: Asked) => asked.text.trim() !== '' || Object.keys(asked.where).length > 0;

/** In place of rows where nothing passes the filters. */
export function NothingLeft({ children, onClear }: { children: string; onClear(): void }) {
  const words = useWords().library;
  return (
    <p class="notice row" data-testid="nothing">
      {children}
      <button type="button" class="plain" onClick={onClear}>
        {words.clearFilters}
      </button>
    </p>
  );
}

/** What the filters keep to, in words: on paper nobody sees the controls. */
export function AskedInWords({ asked, filters }: { asked: Asked; filters: readonly Filter[] }) {
  const words = useWords().library;
  if (!isNarrowed(asked)) return null;
  const said = filters.flatMap(({ id, label, choices }) => {
    const choice = choices.find(({ value }) => value === asked.where[id]);
    return choice ? [`${label}: ${choice.label}`] : [];
  });
  if (asked.text.trim() !== '') said.unshift(`${words.filterText}: “${asked.text.trim()}”`);
  return <p class="print-only small">{said.join(' · ')}</p>;
}
