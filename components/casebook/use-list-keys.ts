import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

interface Keys {
  list: RefObject<HTMLElement>;
  search: RefObject<HTMLInputElement>;
  /** Selects the line with this id, or not any more. */
  onToggle(id: string): void;
  /** Asks for more lines; called when the arrows reach the last. */
  onMore(): void;
  onEscape(): void;
  onHelp(): void;
}

/**
 * The keys of the list. Arrows, Home and End go from line to line, x selects, / goes to the search, ? lists the
 * keys. Where something is typed, or a dialog is open, every key but Esc and the down arrow is a letter.
 */
export function useListKeys(keys: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      const target = event.target as HTMLElement;
      const typing = target.closest('input:not([type="checkbox"]), textarea, select') !== null;
      if (typing && !(target === keys.search.current && event.key === 'ArrowDown')) {
        if (event.key === 'Escape') target.blur();
        return;
      }
      if (act(keys, event.key, target)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

function act(keys: Keys, key: string, target: HTMLElement): boolean {
  const lines = [...(keys.list.current?.querySelectorAll<HTMLElement>('.kept-open') ?? [])];
  const line = target.closest<HTMLElement>('.kept-line');
  const at = line ? lines.findIndex((one) => line.contains(one)) : -1;
  switch (key) {
    case '/':
      keys.search.current?.focus();
      return true;
    case '?':
      keys.onHelp();
      return true;
    case 'Escape':
      keys.onEscape();
      return false;
    case 'x':
      if (!line?.dataset.id) return false;
      keys.onToggle(line.dataset.id);
      return true;
    case 'ArrowDown':
      if (at < 0 && target.closest('aside, button, a, summary')) return false;
      if (at === lines.length - 1) keys.onMore();
      return walkTo(lines[at + 1]);
    case 'ArrowUp':
      return at > 0 && walkTo(lines[at - 1]);
    case 'Home':
      return at >= 0 && walkTo(lines[0]);
    case 'End':
      return at >= 0 && walkTo(lines.at(-1));
    default:
      return false;
  }
}

function walkTo(line: HTMLElement | undefined): boolean {
  line?.focus();
  line?.scrollIntoView({ block: 'nearest' });
  return line !== undefined;
}
