import { useRef } from 'preact/hooks';

interface Props<T extends string> {
  /** Of the tab list, for those who do not see it. */
  label: string;
  tabs: readonly { id: T; label: string }[];
  selected: T;
  onSelect(id: T): void;
  /** Told apart from other rows of tabs on the same page that have tabs of the same names. */
  scope?: string;
}

/** A row of tabs: one stop for the Tab key, arrows go from tab to tab. The panel of the chosen tab `x` has the id `panel-x`, `panel-scope-x` in a scope. */
export function Tabs<T extends string>({ label, tabs, selected, onSelect, scope }: Props<T>) {
  const list = useRef<HTMLDivElement>(null);
  const within = scope === undefined ? '' : `${scope}-`;
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const forward = getComputedStyle(list.current!).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    let to: number;
    if (event.key === forward) to = (at + 1) % tabs.length;
    else if (event.key === backward) to = (at + tabs.length - 1) % tabs.length;
    else if (event.key === 'Home') to = 0;
    else if (event.key === 'End') to = tabs.length - 1;
    else return;
    event.preventDefault();
    onSelect(tabs[to]!.id);
    (list.current!.children[to] as HTMLElement).focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map(({ id, label: name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${within}${id}`}
          aria-selected={id === selected}
          aria-controls={id === selected ? `panel-${within}${id}` : undefined}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
