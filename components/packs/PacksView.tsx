import { FileCheck2, Undo2 } from 'lucide-preact';
import type { AcceptedKey } from '../../casefile/pack-shelf.ts';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import type { Examined } from '../../knowledge/packs/examine.ts';
import type { InstalledPack, Layered } from '../../knowledge/packs/layers.ts';
import type { PackRefusal } from '../../knowledge/packs/refusal.ts';
import { useWords } from '../words.ts';
import { KeyList } from './KeyList.tsx';
import { PackList } from './PackList.tsx';
import { PackPreview } from './PackPreview.tsx';

/** What became of the file that was chosen last. */
export type Chosen =
  | { state: 'none' }
  | { state: 'checking'; fileName: string }
  | { state: 'refused'; fileName: string; refusal: PackRefusal }
  | { state: 'examined'; fileName: string; examined: Examined; busy: boolean };

interface Props extends Layered {
  bundled: KnowledgeBase;
  packs: readonly InstalledPack[];
  keys: readonly AcceptedKey[];
  chosen: Chosen;
  /** What was just done, with the way back where there is one; or what failed. */
  said: { text: string; undo: (() => void) | null } | null;
  failed: string;
  onChoose(file: File): void;
  onUse(): void;
  onRefuse(key: boolean): void;
  onRemove(pack: InstalledPack): void;
  onRemoveKey(key: AcceptedKey): void;
  /** Takes every pack out of use. */
  onBack(): void;
}

/** The packs in use, and the way to another: choose a file, see what it would change, use it. */
export function PacksView(props: Props) {
  const all = useWords();
  const words = all.packs;
  const { bundled, base, leftOut, packs, keys, chosen, said, failed } = props;
  return (
    <>
      <p class="small muted">{words.notHighlighted}</p>
      <h3>{words.inUse}</h3>
      <PackList bundled={bundled} packs={packs} leftOut={leftOut} onRemove={props.onRemove} />
      <div class="row">
        <label class="button file-choice">
          <FileCheck2 size={16} />
          {words.choose}
          <input
            type="file"
            accept=".zip,application/zip"
            class="unseen"
            data-testid="pack-file"
            disabled={chosen.state === 'checking'}
            onChange={(event) => {
              const field = event.currentTarget;
              const [file] = field.files ?? [];
              if (file) props.onChoose(file);
              // The same file may be chosen again, after it was got anew.
              field.value = '';
            }}
          />
        </label>
        {packs.length > 0 && (
          <button type="button" class="button" onClick={props.onBack}>
            <Undo2 size={16} class="mirrors" />
            {words.back}
          </button>
        )}
      </div>
      <div class="row small" role="status" data-testid="packs-said">
        {chosen.state === 'checking' && <span>{words.checking}</span>}
        {said && <span>{said.text}</span>}
        {said?.undo && (
          <button type="button" class="plain" onClick={said.undo}>
            {all.undo}
          </button>
        )}
      </div>
      <div role="alert">
        {failed !== '' && <p class="notice warn">{failed}</p>}
        {chosen.state === 'refused' && <Refused fileName={chosen.fileName} refusal={chosen.refusal} />}
      </div>
      {chosen.state === 'examined' && (
        <PackPreview
          fileName={chosen.fileName}
          examined={chosen.examined}
          now={base}
          keys={keys}
          busy={chosen.busy}
          onUse={props.onUse}
          onRefuse={props.onRefuse}
        />
      )}
      <h3>{words.keys}</h3>
      <KeyList keys={keys} onRemove={props.onRemoveKey} />
    </>
  );
}

function Refused({ fileName, refusal }: { fileName: string; refusal: PackRefusal }) {
  const words = useWords().packs;
  const [what, next] = words.reasons[refusal.reason];
  return (
    <div class="notice warn stack tight" data-testid="pack-refused" data-reason={refusal.reason}>
      <p>
        <strong dir="auto">{words.refused(fileName)}</strong>
      </p>
      <p>{what}</p>
      {refusal.detail !== '' && (
        <p class="small" dir="auto">
          {words.found}: {refusal.detail}
        </p>
      )}
      <p>{words.safe}</p>
      <p>{next}</p>
    </div>
  );
}
