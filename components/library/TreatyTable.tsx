import { useMemo } from 'preact/hooks';
import type { TreatyEntry } from '../../knowledge/entry.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';
import { type DataColumn, DataTable } from './DataTable.tsx';
import { ExportCsv, type SaveFile } from './ExportCsv.tsx';
import { AskedInWords, FilterBar, NothingLeft } from './FilterBar.tsx';
import { filterOf } from './filter-choices.ts';
import { type Asked, lists, nothingAsked } from './library-routes.ts';
import { Nothing } from './Nothing.tsx';
import { narrowRows } from './narrow-rows.ts';
import { StatusSign } from './StatusSign.tsx';
import { sortRows } from './sort-rows.ts';
import { type TreatyRow, treatyRows, treatySorts } from './treaty-rows.ts';

interface Props {
  asked: Asked;
  onAsk(asked: Asked, typing: boolean): void;
  save: SaveFile;
}

/** All treaties with China and Hong Kong that the base knows, and the absences that a source reports. */
export function TreatyTable({ asked, onAsk, save }: Props) {
  const words = useWords();
  const said = words.library.treaties;
  const { base, language } = useKnowledge();
  const phrases = phrasesIn(language);
  const rows = useMemo(() => treatyRows(base, language), [base, language]);
  const sort = asked.sort ?? lists.treaties.order;
  const shown = useMemo(
    () => sortRows(narrowRows(rows, asked), treatySorts, sort, language),
    [rows, asked, sort, language],
  );
  const offered = lists.treaties.filters;
  const filters = [
    filterOf(
      rows,
      asked,
      'party',
      said.columns.party,
      (v) => phrases.party[v as 'CN'],
      offered.party,
      language,
    ),
    filterOf(
      rows,
      asked,
      'type',
      said.columns.type,
      (v) => phrases.treaty[v as 'transfer'],
      offered.type,
      language,
    ),
    filterOf(
      rows,
      asked,
      'status',
      said.columns.status,
      (v) => phrases.status[v as 'none'],
      offered.status,
      language,
    ),
  ];
  const columns = useMemo((): DataColumn<TreatyRow>[] => {
    const date = (iso: string) =>
      iso === '' ? <Nothing /> : <time dateTime={iso}>{dateInWords(iso, phrases)}</time>;
    return [
      {
        id: 'country',
        label: said.columns.country,
        heads: true,
        cell: ({ entry, country }) => <EntryLink id={entry.id}>{country}</EntryLink>,
      },
      { id: 'party', label: said.columns.party, cell: (row) => row.party },
      { id: 'type', label: said.columns.type, cell: (row) => row.type },
      { id: 'status', label: said.columns.status, cell: (row) => <Status row={row} /> },
      { id: 'signed', label: said.columns.signed, cell: ({ entry }) => date(entry.signed) },
      { id: 'in-force', label: said.columns['in-force'], cell: ({ entry }) => date(entry.in_force) },
      { id: 'as-of', label: said.columns['as-of'], cell: ({ entry }) => date(entry.status_date) },
      { id: 'level', label: said.columns.level, cell: ({ entry }) => said.level[entry.checked] },
    ];
  }, [said, phrases]);

  return (
    <div class="stack list-view">
      <header class="stack tight">
        <h2 class="view-title">{said.title}</h2>
        <p class="muted measure">{said.hint}</p>
        <p class="notice warn small measure">{words.entry.clauseCaution}</p>
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
            name="nonrefoul-treaties"
            save={save}
            rows={() => [
              [...columns.map(({ label }) => label), said.columns.differ, said.columns.source],
              ...shown.map((row) => cells(row, said.level[row.entry.checked] ?? '')),
            ]}
          />
          <DataTable
            caption={said.caption}
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

/** Dates as they are kept, for programs that sort them. */
function cells({ entry, ...row }: TreatyRow, level: string): string[] {
  const source = entry.sources.find(({ url }) => url !== '') ?? entry.sources[0]!;
  return [
    row.country,
    row.party,
    row.type,
    row.status,
    entry.signed,
    entry.in_force,
    entry.status_date,
    level,
    row.doubt,
    source.url || source.title,
  ];
}

function Status({ row }: { row: TreatyRow }) {
  const said = useWords().library.treaties;
  return (
    <span class="status">
      <StatusSign status={row.entry.status as TreatyEntry['status']} />
      <span>
        {row.status}
        {row.doubt !== '' && <span class="doubt small"> {said.differ(row.doubt)}</span>}
      </span>
    </span>
  );
}
