import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type LibraryRoute,
  type ListName,
  libraryHashOf,
  libraryRouteOf,
  lists,
} from '../../../components/library/library-routes.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => s.isWellFormed());

const listRoute = (view: ListName): fc.Arbitrary<LibraryRoute> => {
  const filters = Object.entries(lists[view].filters as { [filter: string]: readonly string[] | null }).map(
    ([filter, values]) =>
      [
        filter,
        fc.option(values ? fc.constantFrom(...values) : text.filter((value) => value !== '')),
      ] as const,
  );
  const columns: readonly string[] = lists[view].columns;
  const sort =
    columns.length === 0
      ? fc.constant(null)
      : fc.option(fc.record({ by: fc.constantFrom(...columns), down: fc.boolean() }));
  return fc.record({ text, where: fc.record(Object.fromEntries(filters)), sort }).map((asked) => ({
    view,
    asked: {
      ...asked,
      where: Object.fromEntries(Object.entries(asked.where).filter(([, value]) => value !== null)) as {
        [filter: string]: string;
      },
    },
  }));
};

const route: fc.Arbitrary<LibraryRoute> = fc.oneof(
  fc.constant<LibraryRoute>({ view: 'court' }),
  fc.constant<LibraryRoute>({ view: 'about' }),
  text.filter((id) => id !== '').map((id): LibraryRoute => ({ view: 'entry', id })),
  text.map((query): LibraryRoute => ({ view: 'search', query })),
  ...(Object.keys(lists) as ListName[]).map(listRoute),
);

it('finds a view with its filters and its order again by its address', () => {
  fc.assert(
    fc.property(route, (given) => {
      expect(libraryRouteOf(libraryHashOf(given))).toEqual(given);
    }),
  );
});

it.each(['', '#', '#/'])('begins with the search at %j', (hash) => {
  expect(libraryRouteOf(hash)).toEqual({ view: 'search', query: '' });
});

it.each(['#/nowhere', '#/treaties/x', '#/entry/', 'nonsense', '#/constructor', '#/page'])(
  'knows no view at %j, and keeps the address',
  (hash) => {
    expect(libraryRouteOf(hash)).toEqual({ view: 'unknown', hash });
    expect(libraryHashOf(libraryRouteOf(hash))).toBe(hash);
  },
);

it('leaves out a filter, a value and a column that a view does not have', () => {
  expect(libraryRouteOf('#/treaties?q=x&status=broken&party=CN&issue=rsdl&toString=1&sort=-colour')).toEqual({
    view: 'treaties',
    asked: { text: 'x', where: { party: 'CN' }, sort: null },
  });
  expect(libraryRouteOf('#/map?sort=country')).toEqual({
    view: 'map',
    asked: { text: '', where: {}, sort: null },
  });
});
