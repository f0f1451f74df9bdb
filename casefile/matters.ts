import { CaseFileError } from './faults.ts';
import { merged } from './merge.ts';
import { type Matter, matterColours } from './records.ts';
import { caseFile } from './store.ts';
import { writeCaseFile } from './write.ts';

/** Every matter, open ones first, then by name. @throws CaseFileError */
export async function matters(): Promise<Matter[]> {
  const all = await (await caseFile()).getAll('matters');
  const rank = ({ state }: Matter) => (state === 'open' ? 0 : 1);
  return all.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The matter to which what is marked now goes, or `null` where there is none yet. @throws CaseFileError */
export async function currentMatter(): Promise<Matter | null> {
  const db = await caseFile();
  const state = await db.get('state', 'current-matter');
  return (state && (await db.get('matters', state.value))) ?? null;
}

/**
 * The current matter; the first that is kept opens one, so that nothing has to be set up before a passage is saved.
 * @param name of the matter if it has to be made
 * @throws CaseFileError
 */
export function currentOrNewMatter(name: string, at = new Date().toISOString()): Promise<Matter> {
  return writeCaseFile(['matters', 'state'], async (writing) => {
    const states = writing.objectStore('state');
    const stored = writing.objectStore('matters');
    const state = await states.get('current-matter');
    const current = state && (await stored.get(state.value));
    if (current) return current;
    const matter = newMatter(name, 0, at);
    await stored.put(matter);
    await states.put({ name: 'current-matter', value: matter.id });
    return matter;
  });
}

/** Opens a matter and makes it the current one. @throws CaseFileError */
export function openMatter(name: string, at = new Date().toISOString()): Promise<Matter> {
  return writeCaseFile(['matters', 'state'], async (writing) => {
    const count = await writing.objectStore('matters').count();
    const matter = newMatter(name, count, at);
    await writing.objectStore('matters').put(matter);
    await writing.objectStore('state').put({ name: 'current-matter', value: matter.id });
    return matter;
  });
}

/** Makes a matter the current one; an archived one is open again. @throws CaseFileError `gone` if it is not there */
export function makeCurrent(id: string, at = new Date().toISOString()): Promise<Matter> {
  return writeCaseFile(['matters', 'state'], async (writing) => {
    const store = writing.objectStore('matters');
    const matter = await store.get(id);
    if (!matter) throw new CaseFileError('gone');
    const open: Matter =
      matter.state === 'open'
        ? matter
        : { ...matter, state: 'open', changedAt: at, revision: matter.revision + 1 };
    if (open !== matter) await store.put(open);
    await writing.objectStore('state').put({ name: 'current-matter', value: id });
    return open;
  });
}

type MatterChange = Partial<Pick<Matter, 'name' | 'court' | 'notes' | 'colour' | 'state'>>;

/**
 * Changes a matter. An archived one is the current one no longer.
 * @param seen the matter as it was when the reader began to change it
 * @throws ConflictError, CaseFileError
 */
export function changeMatter(
  seen: Matter,
  change: MatterChange,
  at = new Date().toISOString(),
): Promise<Matter> {
  return writeCaseFile(['matters', 'state'], async (writing) => {
    const store = writing.objectStore('matters');
    const current = await store.get(seen.id);
    if (!current) throw new CaseFileError('gone');
    const next = merged(current, seen, change, at);
    await store.put(next);
    const states = writing.objectStore('state');
    if (next.state === 'archived' && (await states.get('current-matter'))?.value === next.id)
      await states.delete('current-matter');
    return next;
  });
}

/** A matter that is not stored yet. @param count how many there are */
export function newMatter(name: string, count: number, at: string): Matter {
  return {
    id: crypto.randomUUID(),
    name: name.trim().slice(0, 200),
    court: null,
    notes: '',
    colour: matterColours[count % matterColours.length]!,
    state: 'open',
    createdAt: at,
    changedAt: at,
    revision: 1,
  };
}
