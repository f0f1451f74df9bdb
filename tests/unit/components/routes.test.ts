import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../../components/routes.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => s.isWellFormed());
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: 'page' }),
  fc.constant<Route>({ view: 'court' }),
  fc.constant<Route>({ view: 'matter' }),
  fc.record({ view: fc.constant('matter' as const), note: fc.uuid() }),
  text.filter((id) => id !== '').map((id): Route => ({ view: 'entry', id })),
  text.filter((id) => id !== '').map((id): Route => ({ view: 'answer', id })),
  fc
    .record({
      query: text,
      kind: fc.option(fc.constantFrom('case', 'topic')),
      issue: fc.option(text),
      place: fc.option(text),
    })
    .map(
      ({ query, kind, issue, place }): Route => ({
        view: 'search',
        query,
        ...(kind ? { kind: kind as 'case' } : {}),
        ...(issue ? { issue } : {}),
        ...(place ? { place } : {}),
      }),
    ),
);

it('finds a view again by its address', () => {
  fc.assert(
    fc.property(route, (given) => {
      expect(routeOf(hashOf(given))).toEqual(given);
    }),
  );
});

it.each(['', '#', '#/', '#/nowhere', '#/entry/', 'nonsense', '#/page?q=x'])(
  'takes %j for the page',
  (hash) => {
    expect(routeOf(hash)).toEqual({ view: 'page' });
  },
);

it('takes no kind that is none, and no escape that is none', () => {
  expect(routeOf('#/search?q=a&kind=__proto__')).toEqual({ view: 'search', query: 'a' });
  expect(routeOf('#/entry/%E0%A4%A')).toEqual({ view: 'entry', id: '%E0%A4%A' });
});
