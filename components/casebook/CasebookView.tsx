import { Keyboard } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { issueName } from '../knowledge/issue-names.ts';
import { FilterBar, NothingLeft } from '../library/FilterBar.tsx';
import { type Asked, lists, nothingAsked } from '../library/library-routes.ts';
import type { Outcome } from '../storage/outcome.ts';
import { Told } from '../storage/Told.tsx';
import { useLanguage, useWords } from '../words.ts';
import type { KeptActs } from './acts.ts';
import { BulkBar } from './BulkBar.tsx';
import { EmptyCasebook } from './EmptyCasebook.tsx';
import { KeptDetail } from './KeptDetail.tsx';
import { KeptList } from './KeptList.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { type Kept, type KeptRow, keptFilter, keptRows, valuesOf } from './kept-rows.ts';
import { useKeptSearch } from './use-kept-search.ts';
import { useListKeys } from './use-list-keys.ts';

interface Props {
  kept: Kept;
  asked: Asked;
  acts: KeptActs;
  quoteOf(row: KeptRow): string;
  onAsk(asked: Asked, typing: boolean): void;
  /** What to press for each way to fill an empty library. */
  ways: readonly ComponentChildren[];
  /** Takes rows out as a file: those selected (`whole`: a document with all of its passages), or all that is shown. */
  takeOut?(rows: readonly KeptRow[], whole: boolean): ComponentChildren;
  /** Brings in what was marked elsewhere. */
  bringIn?: ComponentChildren;
}

const filterIds = Object.keys(lists.casefile.filters) as (keyof typeof lists.casefile.filters)[];
/** What fits on a screen: each more costs a part of a key's 50 ms. */
const atATime = 10;
const sorts = ['-changed', 'changed', 'title', 'court', '-date', 'date', 'matter'];

/** What just happened, and how to undo it. */
interface Said {
  text: string;
  undo?: () => Promise<Outcome<unknown>>;
  /** Said once it is undone. */
  undone?: string;
}

/** The case file: all that is kept, searched, narrowed, put in order, and worked on one by one or together. */
export function CasebookView({ kept, asked, acts, quoteOf, onAsk, ways, takeOut, bringIn }: Props) {
  const { casebook: words, marks } = useWords();
  const language = useLanguage();
  const rows = useMemo(() => keptRows(kept), [kept]);
  const { found, counts, indexing } = useKeptSearch(rows, asked, filterIds, language);
  const [room, setRoom] = useState(atATime);
  const [openId, setOpenId] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said | null>(null);
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const askedKey = `${asked.text} ${JSON.stringify(asked.where)}`;
  useEffect(() => setRoom(atATime), [askedKey]);

  const rowOf = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const openRow = openId === null ? undefined : rowOf.get(openId);
  const chosen = useMemo(() => [...selected].flatMap((id) => rowOf.get(id) ?? []), [selected, rowOf]);
  const more = () => setRoom(room + atATime * 2);
  /** Two keys may come before the page is drawn again: each begins with what the other left. */
  const select = (id: string, on?: boolean) =>
    setSelected((before) => {
      const next = new Set(before);
      if (on ?? !before.has(id)) next.add(id);
      else next.delete(id);
      return next;
    });
  const close = () => {
    const id = openId;
    setOpenId(null);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-id="${id}"] .kept-open`)?.focus(),
    );
  };
  useListKeys({
    list,
    search,
    onToggle: (id) => select(id),
    onMore: more,
    onEscape: () => (openId === null ? setSelected(new Set()) : close()),
    onHelp: () => setHelp(true),
  });

  const tell = (outcome: Outcome<unknown>, text: string, undo?: Said['undo'], undone = words.undone) => {
    if ('done' in outcome) setSaid(undo ? { text, undo, undone } : { text });
    else setSaid({ text: 'fault' in outcome ? marks.faults[outcome.fault] : marks.conflict });
  };
  const passagesOf = (of: readonly KeptRow[]) => {
    const documents = new Set(of.filter(({ passage }) => passage === null).map(({ id }) => id));
    return rows.flatMap(({ passage }) =>
      passage && (selected.has(passage.id) || documents.has(passage.document)) ? [passage] : [],
    );
  };
  const tag = async (name: string, on: boolean) => {
    const ids = passagesOf(chosen)
      .filter(({ tags }) => tags.includes(name) !== on)
      .map(({ id }) => id);
    const outcome = await acts.tag(ids, name, on);
    const text = on ? words.tagged(ids.length, name) : words.untagged(ids.length, name);
    tell(outcome, text, ids.length > 0 ? () => acts.tag(ids, name, !on) : undefined);
  };
  const move = async (matter: Kept['matters'][number]) => {
    const moving = passagesOf(chosen).filter((passage) => passage.matter !== matter.id);
    if (moving.length === 0) return setSaid({ text: words.noPassages });
    const from = Map.groupBy(moving, (passage) => passage.matter);
    const outcome = await acts.move(
      moving.map(({ id }) => id),
      matter.id,
    );
    const back = async () => {
      let last: Outcome<unknown> = { done: 0 };
      for (const [home, own] of from) {
        last = await acts.move(
          own.map(({ id }) => id),
          home,
        );
        if (!('done' in last)) break;
      }
      return last;
    };
    tell(outcome, words.moved(moving.length, matter.name), back, words.movedBack);
  };
  const remove = async (of: readonly KeptRow[]) => {
    const documents = of.filter(({ passage }) => passage === null).map(({ id }) => id);
    const within = new Set(documents);
    const passages = of.flatMap(({ passage }) =>
      passage && !within.has(passage.document) ? [passage.id] : [],
    );
    const along = rows.filter(({ passage }) => passage && within.has(passage.document)).length;
    const outcome = await acts.remove(passages, documents);
    if ('done' in outcome) {
      setSelected(new Set());
      if (of.some(({ id }) => id === openId)) setOpenId(null);
    }
    tell(
      outcome,
      words.removed(passages.length + along, documents.length),
      'done' in outcome ? () => acts.putBack(outcome.done) : undefined,
    );
  };
  const undo = async () => {
    const undoing = said?.undo;
    if (undoing) tell(await undoing(), said?.undone ?? words.undone);
  };

  const names: Record<(typeof filterIds)[number], (value: string) => string> = {
    matter: (id) => kept.matters.find((matter) => matter.id === id)?.name ?? id,
    kind: (kind) => words.kinds[kind as 'document'],
    purpose: (purpose) => marks.purposes[purpose as 'law'],
    tag: (name) => name,
    issue: issueName,
    court: (court) => court,
    year: (year) => year,
  };
  const offered = useMemo(
    () =>
      new Map(
        filterIds.map((id) => [id, lists.casefile.filters[id] ?? valuesOf(rows, id, names[id], language)]),
      ),
    // The names depend on the rows' matters and the language alone.
    [rows, kept.matters, language],
  );
  const filters = useMemo(
    () =>
      filterIds.map((id) =>
        keptFilter(id, words.filters[id], offered.get(id) ?? [], counts, asked.where[id], names[id]),
      ),
    [offered, counts, words, JSON.stringify(asked.where)],
  );

  return (
    <div class="stack list-view">
      <header class="stack tight">
        <h2 class="view-title">{words.title}</h2>
        <p class="muted measure">{words.hint}</p>
      </header>
      {rows.length === 0 ? (
        <EmptyCasebook actions={ways} bringIn={bringIn} />
      ) : (
        <>
          <div class="casebook-search row">
            <input
              ref={search}
              class="field grow"
              type="search"
              dir="auto"
              data-testid="search"
              aria-label={words.search}
              placeholder={words.placeholder}
              value={asked.text}
              onInput={(event) => onAsk({ ...asked, text: event.currentTarget.value }, true)}
            />
            <label class="row small">
              {words.sort}
              <select
                class="field sort-field"
                data-filter="sort"
                value={asked.sort ? `${asked.sort.down ? '-' : ''}${asked.sort.by}` : ''}
                onChange={(event) => onAsk({ ...asked, sort: sortOf(event.currentTarget.value) }, false)}
              >
                <option value="">
                  {asked.text.trim() === '' ? words.sorts['-changed'] : words.sorts.best}
                </option>
                {sorts
                  .filter((sort) => sort !== '-changed' || asked.text.trim() !== '' || asked.sort !== null)
                  .map((sort) => (
                    <option key={sort} value={sort}>
                      {words.sorts[sort]}
                    </option>
                  ))}
              </select>
            </label>
            <button
              type="button"
              class="icon-button"
              aria-label={words.keysOpen}
              title={words.keysOpen}
              onClick={() => setHelp(true)}
            >
              <Keyboard size={18} />
            </button>
          </div>
          <FilterBar
            asked={asked}
            filters={filters}
            text={false}
            shown={words.shown(found.length, rows.length)}
            onAsk={onAsk}
          />
          {indexing && asked.text.trim() !== '' && <p class="small muted">{words.indexing}</p>}
          {chosen.length > 0 ? (
            <BulkBar
              count={chosen.length}
              all={found.length}
              matters={kept.matters}
              tags={offered.get('tag') ?? []}
              onTag={(name, on) => void tag(name, on)}
              onMove={(matter) => void move(matter)}
              onRemove={() => void remove(chosen)}
              onAll={() => setSelected(new Set(found.map(({ document }) => document.id)))}
              onNone={() => setSelected(new Set())}
            >
              {takeOut?.(chosen, true)}
            </BulkBar>
          ) : (
            (takeOut || bringIn) && (
              <div class="row">
                {takeOut &&
                  found.length > 0 &&
                  takeOut(
                    found.map(({ document }) => document),
                    false,
                  )}
                {bringIn}
              </div>
            )
          )}
          <p class="row small casebook-said" role="status" data-testid="said">
            <Told text={said?.text} />
            {said?.undo && (
              <button type="button" class="plain" data-testid="undo" onClick={() => void undo()}>
                {words.undo}
              </button>
            )}
          </p>
          {found.length === 0 ? (
            <NothingLeft onClear={() => onAsk({ ...nothingAsked, sort: asked.sort }, false)}>
              {words.nothing}
            </NothingLeft>
          ) : (
            <div class="casebook" data-open={openRow ? '' : undefined}>
              <div class="stack">
                <KeptList
                  list={list}
                  rows={found.slice(0, room)}
                  open={openRow?.id ?? null}
                  selected={selected}
                  onOpen={setOpenId}
                  onSelect={select}
                />
                {found.length > room && (
                  <p>
                    <button type="button" class="button" data-testid="more" onClick={more}>
                      {words.more(Math.min(found.length - room, atATime * 2))}
                    </button>
                  </p>
                )}
              </div>
              {openRow && (
                <KeptDetail
                  key={openRow.id}
                  found={
                    found.find(({ document }) => document === openRow) ?? {
                      document: openRow,
                      words: new Set(),
                    }
                  }
                  siblings={rows
                    .flatMap(({ passage }) => (passage?.document === openRow.id ? [passage] : []))
                    .sort((a, b) => a.selectors.position.start - b.selectors.position.start)}
                  acts={acts}
                  quoteOf={quoteOf}
                  rowOf={(id) => rowOf.get(id)}
                  takeOut={takeOut?.([openRow], true)}
                  onOpen={setOpenId}
                  onRemove={() => void remove([openRow])}
                  onClose={close}
                  onSaid={(text) => setSaid({ text })}
                />
              )}
            </div>
          )}
        </>
      )}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

const sortOf = (value: string) =>
  value === '' ? null : { by: value.replace(/^-/, ''), down: value.startsWith('-') };
