import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { CaseFileError } from '../../casefile/faults.ts';
import {
  changeShelf,
  type Shelf,
  type ShelfContent,
  withKey,
  withoutKey,
  withoutPack,
} from '../../casefile/pack-shelf.ts';
import { type Chosen, PacksView } from '../../components/packs/PacksView.tsx';
import { useWords } from '../../components/words.ts';
import type { Examined } from '../../knowledge/packs/examine.ts';
import { packLimits } from '../../knowledge/packs/limits.ts';
import { PackRefusal } from '../../knowledge/packs/refusal.ts';
import type { PageProps } from './show-page.tsx';
import type { LoadedBase } from './use-base.ts';

interface Props extends Pick<PageProps, 'change'> {
  loaded: LoadedBase;
}

/** The packs of the options page: what is in use, and what to put in use. */
export function PacksOption({ loaded, change }: Props) {
  const words = useWords();
  if (loaded.state === 'failed') return <p class="notice warn">{words.knowledgeFailed}</p>;
  if (loaded.state === 'loading') return <p class="muted">{words.loading}</p>;
  if (loaded.shelf === null) return <p class="notice warn">{words.packs.unread}</p>;
  return <Packs loaded={loaded} shelf={loaded.shelf} change={change} />;
}

type Ready = Extract<LoadedBase, { state: 'ready' }>;

function Packs({ loaded, shelf, change }: Props & { loaded: Ready; shelf: Shelf }) {
  const words = useWords().packs;
  const [chosen, setChosen] = useState<Chosen>({ state: 'none' });
  const [said, setSaid] = useState<{ text: string; undo: (() => void) | null } | null>(null);
  const [failed, setFailed] = useState('');

  const choose = async (file: File) => {
    const fileName = file.name;
    setChosen({ state: 'checking', fileName });
    setSaid(null);
    setFailed('');
    try {
      setChosen({
        state: 'examined',
        fileName,
        examined: await examineFile(file, loaded, shelf),
        busy: false,
      });
    } catch (error) {
      if (error instanceof PackRefusal) return setChosen({ state: 'refused', fileName, refusal: error });
      setChosen({ state: 'none' });
      setFailed(words.unreadable(fileName, error instanceof Error ? error.message : String(error)));
    }
  };

  /** Stores a shelf in the place of another, and tells every page and every reader at work. */
  const store = async (from: Shelf, to: ShelfContent): Promise<Shelf | null> => {
    setFailed('');
    setSaid(null);
    try {
      const stored = await changeShelf(from, to);
      if (await change({ packs: stored.stamp })) return stored;
      // Nobody would have heard of it: as it was, then. The page itself says why settings were not saved.
      await changeShelf(stored, from);
      return null;
    } catch (error) {
      const elsewhere = error instanceof CaseFileError && error.fault === 'gone';
      const why = error instanceof Error ? error.message : String(error);
      setFailed(elsewhere ? words.changedElsewhere : words.notStored(why));
      return null;
    }
  };

  const put = async (to: ShelfContent, done: string) => {
    const stored = await store(shelf, to);
    if (!stored) return false;
    const undo = async () => {
      if (await store(stored, shelf)) setSaid({ text: words.undone, undo: null });
    };
    setSaid({ text: done, undo: () => void undo() });
    return true;
  };

  const use = async () => {
    if (chosen.state !== 'examined') return;
    setChosen({ ...chosen, busy: true });
    const { pack, packs } = chosen.examined;
    const to = withKey(shelf, pack, packs, new Date().toISOString());
    const done = await put(to, words.installed(pack.manifest.name));
    setChosen(done ? { state: 'none' } : { ...chosen, busy: false });
  };

  const refuse = (key: boolean) => {
    if (chosen.state !== 'examined') return;
    const { fileName, examined } = chosen;
    const refusal = new PackRefusal('unknown-key', examined.pack.manifest.signer.name);
    setChosen(key ? { state: 'refused', fileName, refusal } : { state: 'none' });
  };

  return (
    <PacksView
      base={loaded.base}
      bundled={loaded.bundled}
      leftOut={loaded.leftOut}
      packs={shelf.packs}
      keys={shelf.keys}
      chosen={chosen}
      said={said}
      failed={failed}
      onChoose={(file) => void choose(file)}
      onUse={() => void use()}
      onRefuse={refuse}
      onRemove={(pack) => void put(withoutPack(shelf, pack), words.removed(pack.manifest.name))}
      onRemoveKey={({ keyId, name }) => {
        const to = withoutKey(shelf, keyId);
        void put(to, words.keyRemoved(name, shelf.packs.length - to.packs.length));
      }}
      onBack={() => void put({ ...shelf, packs: [] }, words.isBack)}
    />
  );
}

/** What reads and checks a pack is loaded when one is chosen, and not before. @throws PackRefusal */
async function examineFile(file: File, { bundled }: Ready, { packs }: Shelf): Promise<Examined> {
  // Before a byte of it is in memory.
  if (file.size > packLimits.file) throw new PackRefusal('too-large', `${file.size}`);
  const [{ openPack }, { examine }, bytes] = await Promise.all([
    import('../../knowledge/packs/open-pack.ts'),
    import('../../knowledge/packs/examine.ts'),
    file.arrayBuffer(),
  ]);
  const ground = { bundled, packs, product: browser.runtime.getManifest().version };
  return examine(await openPack(new Uint8Array(bytes)), ground, new Date().toISOString());
}
