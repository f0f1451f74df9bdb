import { useMemo, useRef } from 'preact/hooks';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { EntryLink } from '../EntryLink.tsx';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { useWords } from '../words.ts';
import { AskedInWords } from './FilterBar.tsx';
import { type Asked, libraryHashOf, lists } from './library-routes.ts';
import { StatusSign } from './StatusSign.tsx';
import { countStates, type MapTile, type Party, type Status, treatyMap } from './treaty-map.ts';
import { useWalk } from './use-walk.ts';

interface Props {
  asked: Asked;
  onAsk(asked: Asked, typing: boolean): void;
}

/** The state of the extradition treaty of each country, as tiles by region: a map without a map's network. */
export function TreatyMap({ asked, onAsk }: Props) {
  const words = useWords();
  const said = words.library.map;
  const { base, language } = useKnowledge();
  const phrases = phrasesIn(language);
  const party = (asked.where.party ?? 'CN') as Party;
  const kept = asked.where.status as Status | undefined;
  const map = useMemo(() => treatyMap(base, party, language), [base, party, language]);
  const counts = countStates(map);
  const shown = map
    .map(({ region, tiles }) => ({ region, tiles: tiles.filter(({ status }) => !kept || status === kept) }))
    .filter(({ tiles }) => tiles.length > 0);
  const all = map.reduce((sum, { tiles }) => sum + tiles.length, 0);
  const keep = (status: Status | undefined) => {
    const { status: _, ...where } = asked.where;
    onAsk({ ...asked, where: status ? { ...where, status } : where }, false);
  };
  const container = useRef<HTMLDivElement>(null);
  useWalk(container, `${party} ${kept} ${language}`);
  const statusFilter = {
    id: 'status',
    label: words.library.treaties.columns.status,
    choices: lists.map.filters.status.map((value) => ({ value, label: phrases.status[value], count: 0 })),
  };

  return (
    <div class="stack list-view treaty-map">
      <header class="stack tight">
        <h2 class="view-title">{said.title(phrases.party[party])}</h2>
        <p class="muted measure">{said.hint}</p>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form's fieldset */}
      <div class="row controls" role="group" aria-label={words.library.treaties.columns.party}>
        {lists.map.filters.party.map((value) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={party === value}
            onClick={() => onAsk({ ...asked, where: { ...asked.where, party: value } }, false)}
          >
            {said.with(phrases.party[value])}
          </button>
        ))}
      </div>
      <Legend counts={counts} all={all} kept={kept} onKeep={keep} />
      <AskedInWords asked={asked} filters={[statusFilter]} />
      {shown.length === 0 && (
        <p class="notice" data-testid="nothing">
          {said.nothing}
        </p>
      )}
      <p class="small muted controls">{said.keys}</p>
      <div ref={container} class="stack tiles-by-region">
        {shown.map(({ region, tiles }) => (
          <section key={region} aria-labelledby={`region-${region}`}>
            <h3 id={`region-${region}`}>
              {said.regions[region]} <span class="count">{tiles.length}</span>
            </h3>
            <ul class="tiles">
              {tiles.map((tile) => (
                <Tile key={tile.id} tile={tile} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <AsText map={map} party={party} />
    </div>
  );
}

interface LegendProps {
  counts: ReadonlyMap<Status, number>;
  all: number;
  kept: Status | undefined;
  onKeep(status: Status | undefined): void;
}

/** What each sign means and how many countries have it; each keeps the map to its countries. */
function Legend({ counts, all, kept, onKeep }: LegendProps) {
  const words = useWords().library;
  const phrases = phrasesIn(useKnowledge().language);
  return (
    <ul class="row legend" aria-label={words.map.legend}>
      <li>
        <button
          type="button"
          class="chip"
          aria-pressed={kept === undefined}
          onClick={() => onKeep(undefined)}
        >
          {words.any} <span class="count">{all}</span>
        </button>
      </li>
      {lists.map.filters.status.map((status) => (
        <li key={status}>
          <button
            type="button"
            class="chip"
            data-status={status}
            aria-pressed={kept === status}
            onClick={() => onKeep(kept === status ? undefined : status)}
          >
            <StatusSign status={status} />
            {phrases.status[status]} <span class="count">{counts.get(status) ?? 0}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Tile({ tile: { id, name, status, doubt } }: { tile: MapTile }) {
  const words = useWords().library;
  const phrases = phrasesIn(useKnowledge().language);
  const state = phrases.status[status];
  const differ = doubt === null ? '' : words.treaties.differ(phrases.status[doubt]);
  return (
    <li>
      <a
        class="tile"
        data-testid="tile"
        data-status={status}
        href={hashOf({ view: 'entry', id })}
        title={differ === '' ? state : `${state}; ${differ}`}
      >
        <StatusSign status={status} />
        <span class="tile-name" dir="auto">
          {name}
          {doubt !== null && <span class="doubt-mark"> *</span>}
        </span>
        <span class="unseen">
          : {state}
          {differ !== '' && `; ${differ}`}
        </span>
      </a>
    </li>
  );
}

/** The same in words, for those who would rather read: the countries of each state, and where sources differ. */
function AsText({ map, party }: { map: readonly { tiles: readonly MapTile[] }[]; party: Party }) {
  const words = useWords().library;
  const { language } = useKnowledge();
  const phrases = phrasesIn(language);
  const order = new Intl.Collator(language);
  const tiles = map.flatMap((region) => region.tiles).sort((a, b) => order.compare(a.name, b.name));
  const doubtful = tiles.filter(({ doubt }) => doubt !== null);
  return (
    <>
      {doubtful.length > 0 && (
        <p class="small">
          * {words.map.doubtful}{' '}
          {doubtful
            .map(({ name, status, doubt }) =>
              words.map.doubt(name, phrases.status[status], phrases.status[doubt!]),
            )
            .join('; ')}
        </p>
      )}
      <details class="map-text" data-testid="map-text">
        <summary>{words.map.asText}</summary>
        <dl class="stack tight">
          {lists.map.filters.status.map((status) => {
            const own = tiles.filter((tile) => tile.status === status);
            return (
              <div key={status}>
                <dt>
                  <strong>{phrases.status[status]}</strong> <span class="count">{own.length}</span>
                </dt>
                <dd>
                  {own.map(({ id, name }, i) => (
                    <span key={id}>
                      {i > 0 && ', '}
                      <EntryLink id={id}>{name}</EntryLink>
                    </span>
                  ))}
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
      <p class="small">
        <a
          href={libraryHashOf({
            view: 'treaties',
            asked: { text: '', where: { party, type: 'extradition' }, sort: null },
          })}
        >
          {words.map.asTable}
        </a>
      </p>
    </>
  );
}
