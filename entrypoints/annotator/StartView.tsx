import { useEffect, useState } from 'preact/hooks';
import { LeftOpenList } from '../../components/annotator/LeftOpenList.tsx';
import { RecentList } from '../../components/annotator/RecentList.tsx';
import { useWords } from '../../components/words.ts';
import type { LeftOpen } from './left-open.ts';
import { forgetRecent, type Recent, recentDocuments } from './recent-documents.ts';

interface Props {
  onAddress(address: string): void;
  onReopen(recents: readonly Recent[]): void;
  /** What stood open when the annotator was closed. */
  left: readonly LeftOpen[];
  onLeave(): void;
}

/** What stands there while no document is open: what can be opened, and how. */
export function StartView({ left, onLeave, onAddress, onReopen }: Props) {
  const words = useWords().annotator;
  const [recents, setRecents] = useState<readonly Recent[]>([]);
  const [address, setAddress] = useState('');
  const look = () => void recentDocuments().then(setRecents, () => undefined);
  useEffect(look, []);
  return (
    <div class="annotator-empty">
      <h2>{words.emptyHeading}</h2>
      <p>{words.empty}</p>
      <p class="muted">{words.dropHint(words.kinds)}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== '') onAddress(address.trim());
        }}
      >
        <label class="grow">
          <span class="small">{words.address}</span>
          <input
            class="field"
            type="url"
            dir="ltr"
            placeholder="https://"
            value={address}
            onInput={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" disabled={address.trim() === ''}>
          {words.openAddress}
        </button>
      </form>
      <p class="small muted">{words.addressHint}</p>
      {left.length > 0 && (
        <LeftOpenList
          left={left}
          onOpen={(chosen) => onReopen(chosen.flatMap(({ recent }) => recent ?? []))}
          onLeave={onLeave}
        />
      )}
      <RecentList
        recents={recents}
        onOpen={(recent) => onReopen([recent])}
        onForget={() => void forgetRecent().then(look)}
      />
    </div>
  );
}
