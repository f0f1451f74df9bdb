import { useWords } from '../words.ts';
import { libraryHashOf, nothingAsked } from './library-routes.ts';

/** An address that names no view: what it was, that nothing is lost, where to go on. */
export function UnknownView({ hash }: { hash: string }) {
  const words = useWords().library;
  return (
    <div class="stack narrow-view" data-testid="unknown-address">
      <h2 class="view-title">{words.unknown}</h2>
      <p>{words.unknownWhy(hash)}</p>
      <p>{words.unknownNext}</p>
      <ul class="row">
        {(['treaties', 'map', 'rulings', 'timeline'] as const).map((view) => (
          <li key={view}>
            <a class="chip" href={libraryHashOf({ view, asked: nothingAsked })}>
              {words.views[view]}
            </a>
          </li>
        ))}
        <li>
          <a class="chip" href={libraryHashOf({ view: 'search', query: '' })}>
            {words.views.search}
          </a>
        </li>
      </ul>
    </div>
  );
}
