import { useMemo } from 'preact/hooks';
import type { Favours } from '../../knowledge/entry.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { issueName } from '../knowledge/issue-names.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { type CaseRow, caseRows, caseSorts } from './case-rows.ts';
import { type DataColumn, DataTable } from './DataTable.tsx';
import { ExportCsv, type SaveFile } from './ExportCsv.tsx';
import { FavoursSign } from './FavoursSign.tsx';
import { AskedInWords, FilterBar, NothingLeft } from './FilterBar.tsx';
import { filterOf } from './filter-choices.ts';
import { type Asked, libraryHashOf, lists, nothingAsked } from './library-routes.ts';
import { Nothing } from './Nothing.tsx';
import { narrowRows } from './narrow-rows.ts';
import { placeNamer } from './places.ts';
import { sortRows } from './sort-rows.ts';

interface Props {
  asked: Asked;
  onAsk(asked: Asked, typing: boolean): void;
  save: SaveFile;
}

/** All rulings, with what each weighs in my court. */
export function CaseTable({ asked, onAsk, save }: Props) {
  const words = useWords();
  const said = words.library.rulings;
  const knowledge = useKnowledge();
  const { base, court, language } = knowledge;
  const phrases = phrasesIn(language);
  const rows = useMemo(() => caseRows(knowledge), [knowledge]);
  const sort = asked.sort ?? lists.rulings.order;
  const shown = useMemo(
    () => sortRows(narrowRows(rows, asked), caseSorts, sort, language),
    [rows, asked, sort, language],
  );
  const place = placeNamer(base, words, language);
  const offered = lists.rulings.filters;
  const filter = (
    id: string,
    label: string,
    name: (value: string) => string,
    values: readonly string[] | null,
  ) => filterOf(rows, asked, id, label, name, values, language);
  const weights: { [status: string]: string } = said.weights;
  const filters = [
    filter('issue', said.columns.issue, issueName, null),
    filter('favours', said.columns.favours, (value) => phrases.favours[value as Favours], offered.favours),
    filter('outcome', said.columns.outcome, (value) => phrases.outcome[value as 'other'], offered.outcome),
    filter('place', said.jurisdiction, place, null),
    filter('requesting', said.columns.requesting, place, null),
    ...(court === null && !asked.where.weight
      ? []
      : [filter('weight', said.columns.weight, (value) => weights[value] ?? value, offered.weight)]),
  ];
  const columns = useMemo(
    (): DataColumn<CaseRow>[] => [
      {
        id: 'name',
        label: said.columns.name,
        heads: true,
        cell: ({ entry, name }) => <EntryLink id={entry.id}>{name}</EntryLink>,
      },
      { id: 'court', label: said.columns.court, cell: ({ entry }) => entry.court },
      {
        id: 'date',
        label: said.columns.date,
        cell: ({ entry }) => <time dateTime={entry.date}>{dateInWords(entry.date, phrases)}</time>,
      },
      { id: 'outcome', label: said.columns.outcome, cell: (row) => row.outcome },
      {
        id: 'favours',
        label: said.columns.favours,
        cell: ({ entry, favours }) => (
          <span class="status">
            <FavoursSign side={entry.favours} />
            {favours}
          </span>
        ),
      },
      { id: 'issue', label: said.columns.issue, cell: (row) => <IssueList issues={row.issues} /> },
      { id: 'requesting', label: said.columns.requesting, cell: (row) => row.requesting || <Nothing /> },
      {
        id: 'weight',
        label: said.columns.weight,
        cell: ({ weight }) =>
          weight ? (
            <span class="weight" data-status={weight.status}>
              {weight.words}
            </span>
          ) : (
            <Nothing />
          ),
      },
    ],
    [said, phrases],
  );

  return (
    <div class="stack list-view">
      <header class="stack tight">
        <h2 class="view-title">{said.title}</h2>
        <p class="muted measure">{said.hint}</p>
        {court === null && (
          <p class="small">
            <a href={libraryHashOf({ view: 'court' })}>{words.library.chooseCourt}</a>
          </p>
        )}
      </header>
      <FilterBar
        asked={asked}
        filters={filters}
        shown={said.shown(shown.length, rows.length)}
        onAsk={onAsk}
      />
      <AskedInWords asked={asked} filters={filters} />
      {shown.length === 0 ? (
        <NothingLeft onClear={() => onAsk({ ...nothingAsked, sort: asked.sort }, false)}>
          {said.nothing}
        </NothingLeft>
      ) : (
        <>
          <ExportCsv
            name="nonrefoul-rulings"
            save={save}
            rows={() => [
              [...columns.map(({ label }) => label), said.citation, said.level, said.source],
              ...shown.map((row) => cells(row, words.entry.level[row.entry.checked])),
            ]}
          />
          <DataTable
            caption={said.title}
            columns={columns}
            rows={shown}
            keyOf={({ entry }) => entry.id}
            sort={sort}
            onSort={(next) => onAsk({ ...asked, sort: next }, false)}
          />
        </>
      )}
    </div>
  );
}

/** Dates as they are kept, for programs that sort them; every issue, every citation. */
function cells({ entry, ...row }: CaseRow, level: string): string[] {
  const source = entry.sources.find(({ url }) => url !== '') ?? entry.sources[0]!;
  return [
    row.name,
    entry.court,
    entry.date,
    row.outcome,
    row.favours,
    row.issues.join('; '),
    row.requesting,
    row.weight?.words ?? '',
    entry.citations.join('; '),
    level,
    source.url || source.title,
  ];
}

const atFirst = 4;

/** The first issues; on paper all of them. */
function IssueList({ issues }: { issues: readonly string[] }) {
  const more = issues.slice(atFirst);
  return (
    <span class="small">
      {issues.slice(0, atFirst).join(' · ')}
      {more.length > 0 && (
        <>
          <span class="screen-only muted" title={more.join(' · ')}>
            {' '}
            +{more.length}
          </span>
          <span class="print-inline"> · {more.join(' · ')}</span>
        </>
      )}
    </span>
  );
}
