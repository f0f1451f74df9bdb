import type { EntryKind } from '../knowledge/entry.ts';

/** How the entries are narrowed before any word is typed. */
export interface Narrowing {
  kind?: EntryKind;
  issue?: string;
  /** A country code in lower case or a court's system, as search documents have it. */
  place?: string;
}

/** What the side panel shows. Each view has an address of its own, so that it can be linked and gone back to. */
export type Route =
  | { view: 'page' }
  | ({ view: 'search'; query: string } & Narrowing)
  | { view: 'entry'; id: string }
  | { view: 'answer'; id: string }
  | { view: 'court' }
  /** @property note the passage whose note is to be written */
  | { view: 'matter'; note?: string };

const kinds: readonly string[] = [
  'case',
  'treaty',
  'instrument',
  'argument',
  'topic',
  'jurisdiction',
  'remedy',
  'resource',
] satisfies EntryKind[];

/** The route that a location's hash names; an unknown one is the page's own list. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, view, rest] = path.split('/');
  if (view === 'entry' && rest) return { view: 'entry', id: decoded(rest) };
  if (view === 'answer' && rest) return { view: 'answer', id: decoded(rest) };
  if (view === 'court') return { view: 'court' };
  if (view === 'matter') {
    const note = new URLSearchParams(query).get('note');
    return { view: 'matter', ...(note ? { note } : {}) };
  }
  if (view !== 'search') return { view: 'page' };
  const asked = new URLSearchParams(query);
  const kind = asked.get('kind');
  const issue = asked.get('issue');
  const place = asked.get('place');
  return {
    view: 'search',
    query: asked.get('q') ?? '',
    ...(kind && kinds.includes(kind) ? { kind: kind as EntryKind } : {}),
    ...(issue ? { issue } : {}),
    ...(place ? { place } : {}),
  };
}

/** The hash of a route: `routeOf(hashOf(route))` is the route again. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case 'page':
      return '#/page';
    case 'court':
      return '#/court';
    case 'matter':
      return route.note ? `#/matter?note=${encodeURIComponent(route.note)}` : '#/matter';
    case 'entry':
      return `#/entry/${encodeURIComponent(route.id)}`;
    case 'answer':
      return `#/answer/${encodeURIComponent(route.id)}`;
    case 'search': {
      const asked = new URLSearchParams();
      if (route.query) asked.set('q', route.query);
      if (route.kind) asked.set('kind', route.kind);
      if (route.issue) asked.set('issue', route.issue);
      if (route.place) asked.set('place', route.place);
      const said = asked.toString();
      return said ? `#/search?${said}` : '#/search';
    }
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
