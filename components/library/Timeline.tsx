import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Favours } from '../../knowledge/entry.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { issueName } from '../knowledge/issue-names.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { type CaseRow, caseRows } from './case-rows.ts';
import { FavoursSign } from './FavoursSign.tsx';
import { AskedInWords, FilterBar, NothingLeft } from './FilterBar.tsx';
import { filterOf } from './filter-choices.ts';
import { type Asked, lists, nothingAsked } from './library-routes.ts';
import { narrowRows } from './narrow-rows.ts';
import { placeNamer } from './places.ts';
import { type TimelineYear, timelineYears } from './timeline-years.ts';
import { useWalk } from './use-walk.ts';

interface Props {
  asked: Asked;
  onAsk(asked: Asked, typing: boolean): void;
}

/** The rulings by date: how the years went at a glance, then each, the latest first. */
export function Timeline({ asked, onAsk }: Props) {
  const words = useWords();
  const said = words.library.timeline;
  const knowledge = useKnowledge();
  const { base, language } = knowledge;
  const phrases = phrasesIn(language);
  const rows = useMemo(() => caseRows(knowledge), [knowledge]);
  const shown = useMemo(() => narrowRows(rows, asked), [rows, asked]);
  const years = useMemo(() => timelineYears(shown), [shown]);
  const place = placeNamer(base, words, language);
  const filter = (
    id: string,
    label: string,
    name: (value: string) => string,
    values: readonly string[] | null,
  ) => filterOf(rows, asked, id, label, name, values, language);
  const filters = [
    filter('issue', words.library.rulings.columns.issue, issueName, null),
    filter('place', words.library.rulings.jurisdiction, place, null),
    filter(
      'favours',
      words.library.rulings.columns.favours,
      (value) => phrases.favours[value as Favours],
      lists.timeline.filters.favours,
    ),
  ];
  const list = useRef<HTMLDivElement>(null);
  const key = shown.map(({ entry }) => entry.id).join(' ');
  useWalk(list, key, { oneStop: false });

  return (
    <div class="stack list-view timeline">
      <header class="stack tight">
        <h2 class="view-title">{said.title}</h2>
        <p class="muted measure">{said.hint}</p>
      </header>
      <FilterBar
        asked={asked}
        filters={filters}
        shown={words.library.rulings.shown(shown.length, rows.length)}
        onAsk={onAsk}
      />
      <AskedInWords asked={asked} filters={filters} />
      <Legend rows={shown} />
      {shown.length === 0 ? (
        <NothingLeft onClear={() => onAsk(nothingAsked, false)}>{words.library.rulings.nothing}</NothingLeft>
      ) : (
        <>
          <YearStrip years={years} listKey={key} />
          <div ref={list} class="stack">
            {years
              .filter((year) => year.rows.length > 0)
              .reverse()
              .map((year) => (
                <section key={year.year} class="timeline-year">
                  <h3 id={`year-${year.year}`} tabIndex={-1}>
                    {year.year} <span class="count">{year.rows.length}</span>
                  </h3>
                  <ol class="events">
                    {year.rows.map((row) => (
                      <Event key={row.entry.id} row={row} />
                    ))}
                  </ol>
                </section>
              ))}
          </div>
        </>
      )}
    </div>
  );
}

const sides = lists.timeline.filters.favours;

function Legend({ rows }: { rows: readonly CaseRow[] }) {
  const words = useWords().library.timeline;
  const phrases = phrasesIn(useKnowledge().language);
  return (
    <ul class="row legend small" aria-label={words.legend}>
      {sides.map((side) => (
        <li key={side} class="status">
          <FavoursSign side={side} />
          <span>
            {phrases.favours[side]}{' '}
            <span class="count">{rows.filter(({ entry }) => entry.favours === side).length}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/**
 * A column for each year: what helps above the line, what hurts below it, a sign for each ruling. The columns are
 * buttons that go to the year; the arrows walk between them.
 */
function YearStrip({ years, listKey }: { years: readonly TimelineYear<CaseRow>[]; listKey: string }) {
  const words = useWords().library.timeline;
  const strip = useRef<HTMLOListElement>(null);
  useWalk(strip, listKey);
  // Where not all years fit, the latest are in sight.
  useLayoutEffect(() => {
    const box = strip.current!.parentElement!;
    const mirrored = getComputedStyle(box).direction === 'rtl';
    box.scrollLeft = mirrored ? -box.scrollWidth : box.scrollWidth;
  }, [listKey]);
  const { favours } = phrasesIn(useKnowledge().language);
  const sidesOf = (counts: Record<Favours, number>) =>
    sides
      .filter((side) => counts[side] > 0)
      .map((side) => `${counts[side]} ${favours[side]}`)
      .join(', ');
  const go = (year: number) => {
    const head = document.getElementById(`year-${year}`);
    head?.focus({ preventScroll: true });
    head?.scrollIntoView({ block: 'start' });
  };
  return (
    <div class="year-strip-scroll">
      <ol ref={strip} class="year-strip" aria-label={words.strip}>
        {years.map(({ year, counts, rows }) => (
          <li key={year} data-empty={rows.length === 0 || undefined}>
            {rows.length === 0 ? (
              <span class="year-column">
                <Column counts={counts} year={year} />
              </span>
            ) : (
              <button
                type="button"
                class="year-column"
                data-testid="year"
                aria-label={words.year(year, rows.length, sidesOf(counts))}
                title={words.year(year, rows.length, sidesOf(counts))}
                onClick={() => go(year)}
              >
                <Column counts={counts} year={year} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Column({ counts, year }: { counts: Record<Favours, number>; year: number }) {
  const signs = (side: Favours) =>
    Array.from({ length: counts[side] }, (_, i) => (
      <FavoursSign key={`${side} ${i}`} side={side} size={12} />
    ));
  return (
    <>
      <span class="above">
        {signs('mixed')}
        {signs('defence')}
      </span>
      <span class="below">{signs('requesting-state')}</span>
      <span class="year-name" data-round={year % 5 === 0 || undefined}>
        {year}
      </span>
    </>
  );
}

function Event({ row: { entry, name, outcome, favours, issues, requesting } }: { row: CaseRow }) {
  const words = useWords().library.timeline;
  const phrases = phrasesIn(useKnowledge().language);
  return (
    <li class="event" data-testid="event" data-side={entry.favours}>
      <time class="small muted" dir="auto" dateTime={entry.date}>
        {dateInWords(entry.date, phrases)}
      </time>
      <FavoursSign side={entry.favours} />
      <div class="stack tight">
        <p class="event-name">
          <EntryLink id={entry.id}>{name}</EntryLink>
        </p>
        <p class="small">
          {entry.court} · {outcome}
          {requesting !== '' && ` · ${words.soughtBy(requesting)}`} · <strong>{favours}</strong>
        </p>
        <p class="small muted">{issues.join(' · ')}</p>
      </div>
    </li>
  );
}
