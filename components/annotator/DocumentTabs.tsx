import { X } from 'lucide-preact';
import { useWords } from '../words.ts';

interface Props {
  tabs: readonly { id: number; name: string }[];
  current: number | null;
  onChoose(id: number): void;
  onClose(id: number): void;
}

/** The open documents: a list of buttons, since a tab of the ARIA kind may hold no button to close it. */
export function DocumentTabs({ tabs, current, onChoose, onClose }: Props) {
  const words = useWords().annotator;
  return (
    <nav class="document-tabs grow" aria-label={words.tabs}>
      <ul>
        {tabs.map(({ id, name }) => (
          <li key={id} data-current={id === current}>
            <button
              type="button"
              class="document-tab"
              dir="auto"
              aria-current={id === current ? 'true' : undefined}
              title={name}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => event.key === 'Delete' && onClose(id)}
            >
              {name}
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={words.close(name)}
              onClick={() => onClose(id)}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
