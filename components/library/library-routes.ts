import type { CaseEntry, Favours, TreatyEntry } from '../../knowledge/entry.ts';
import { hashOf, type Route, routeOf } from '../routes.ts';

/** By which column a table is sorted. */
export interface Sort {
  by: string;
  down: boolean;
}

/** What a reader asks of a view that lists: words to find, choices to keep to, an order. */
export interface Asked {
  text: string;
  /** Filter → the value kept to. A filter that is not set lets everything through. */
  where: { readonly [filter: string]: string };
  /** `null`: the view's own order. */
  sort: Sort | null;
}

export type ListName = 'casefile' | 'treaties' | 'map' | 'rulings' | 'timeline';

/** What the library shows; each view with its filters and order has an address of its own. */
export type LibraryRoute =
  | Exclude<Route, { view: 'page' | 'matter' }>
  | { view: ListName; asked: Asked }
  | { view: PlainView }
  | { view: 'unknown'; hash: string };

const plainViews = ['about', 'matters', 'backup', 'storage'] as const;
/** A view of which nothing is asked. */
export type PlainView = (typeof plainViews)[number];
const isPlain = (name: string): name is PlainView => (plainViews as readonly string[]).includes(name);
const isPlainRoute = (route: LibraryRoute): route is { view: PlainView } => isPlain(route.view);

interface ListSpec {
  /** Filter → the values that it takes, or `null` where the knowledge base decides which there are. */
  filters: { readonly [filter: string]: readonly string[] | null };
  /** The columns by which it sorts. */
  columns: readonly string[];
  /** Its own order, as long as no other is asked for. */
  order: Sort | null;
}

const parties: readonly TreatyEntry['with'][] = ['CN', 'HK'];
const statuses: readonly TreatyEntry['status'][] = [
  'in-force',
  'signed',
  'suspended',
  'terminated',
  'none',
  'unknown',
];
const types: readonly TreatyEntry['type'][] = [
  'extradition',
  'mutual-legal-assistance',
  'transfer',
  'readmission',
];
const favours: readonly Favours[] = ['defence', 'mixed', 'requesting-state'];
const outcomes: readonly CaseEntry['outcome'][] = [
  'refused',
  'granted',
  'violation',
  'no-violation',
  'remitted',
  'released',
  'other',
];

/** The views that list, with what can be asked of each. */
export const lists = {
  casefile: {
    filters: {
      matter: null,
      kind: ['document', 'annotation', 'clipping'],
      purpose: ['facts', 'law', 'for-us', 'against-us', 'to-check'],
      tag: null,
      issue: null,
      court: null,
      year: null,
    },
    columns: ['changed', 'title', 'court', 'date', 'matter'],
    order: { by: 'changed', down: true },
  },
  treaties: {
    filters: { party: parties, type: types, status: statuses },
    columns: ['country', 'party', 'type', 'status', 'signed', 'in-force', 'as-of', 'level'],
    order: { by: 'country', down: false },
  },
  map: { filters: { party: parties, status: statuses }, columns: [], order: null },
  rulings: {
    filters: {
      issue: null,
      favours,
      outcome: outcomes,
      place: null,
      requesting: null,
      weight: ['binding', 'persuasive', 'none'],
    },
    columns: ['name', 'court', 'date', 'outcome', 'favours', 'issue', 'requesting', 'weight'],
    order: { by: 'date', down: true },
  },
  timeline: { filters: { issue: null, place: null, favours }, columns: [], order: null },
} as const satisfies { [name in ListName]: ListSpec };

/** Nothing asked: the view whole, in its own order. */
export const nothingAsked: Asked = { text: '', where: {}, sort: null };

/** The route that the hash of the library's address names. */
export function libraryRouteOf(hash: string): LibraryRoute {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, name = '', ...rest] = path.split('/');
  if (Object.hasOwn(lists, name) && rest.length === 0)
    return { view: name as ListName, asked: askedOf(name as ListName, new URLSearchParams(query)) };
  if (isPlain(name) && rest.length === 0) return { view: name };
  const route = routeOf(hash);
  if (route.view !== 'page' && route.view !== 'matter') return route;
  return path === '' || path === '/' ? { view: 'search', query: '' } : { view: 'unknown', hash };
}

/** The hash of a route: `libraryRouteOf(libraryHashOf(route))` is the route again. */
export function libraryHashOf(route: LibraryRoute): string {
  if (route.view === 'unknown') return route.hash;
  if (isPlainRoute(route)) return `#/${route.view}`;
  if (!('asked' in route)) return hashOf(route);
  const said = new URLSearchParams();
  if (route.asked.text !== '') said.set('q', route.asked.text);
  for (const filter of Object.keys(lists[route.view].filters)) {
    const value = route.asked.where[filter];
    if (value) said.set(filter, value);
  }
  const { sort } = route.asked;
  if (sort) said.set('sort', sort.down ? `-${sort.by}` : sort.by);
  const query = said.toString();
  return query ? `#/${route.view}?${query}` : `#/${route.view}`;
}

/** Where the library shows a route: an address relative to the extension's own pages. */
export function libraryAddress(route: LibraryRoute): string {
  return `library.html${libraryHashOf(route)}`;
}

/** A filter or a column that the view does not have is left out, and so is a value that can't be. */
function askedOf(name: ListName, said: URLSearchParams): Asked {
  const spec: ListSpec = lists[name];
  const where: { [filter: string]: string } = {};
  for (const [filter, values] of Object.entries(spec.filters)) {
    const value = said.get(filter);
    if (value && (values === null || values.includes(value))) where[filter] = value;
  }
  const sort = said.get('sort') ?? '';
  const by = sort.replace(/^-/, '');
  return {
    text: said.get('q') ?? '',
    where,
    sort: spec.columns.includes(by) ? { by, down: sort.startsWith('-') } : null,
  };
}
