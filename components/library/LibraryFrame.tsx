import { Settings } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CourtPicker } from '../court/CourtPicker.tsx';
import type { CourtChoice } from '../court/court-choices.ts';
import { useWords } from '../words.ts';
import { type LibraryRoute, libraryHashOf, nothingAsked } from './library-routes.ts';

interface Props {
  route: LibraryRoute;
  choices: readonly CourtChoice[];
  court: string | null;
  onCourt(id: string | null): void;
  onOptions(): void;
  /** Something that just happened, for all to hear. */
  said: string;
  /** Where the base comes from: its date and version; '' until it is loaded. */
  base: string;
  children: ComponentChildren;
}

/** The views that the head of the page leads to. The order is that of the page's sections. */
const ways: readonly LibraryRoute[] = [
  { view: 'search', query: '' },
  { view: 'casefile', asked: nothingAsked },
  { view: 'matters' },
  { view: 'backup' },
  { view: 'storage' },
  { view: 'treaties', asked: nothingAsked },
  { view: 'map', asked: nothingAsked },
  { view: 'rulings', asked: nothingAsked },
  { view: 'timeline', asked: nothingAsked },
  { view: 'court' },
];

/** The head of the library, the ways between its views, and the view that is shown. */
export function LibraryFrame(props: Props) {
  const words = useWords();
  const { route } = props;
  return (
    <div class="library">
      {/* No link to a fragment: the address names the view. */}
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.library.skip}
      </button>
      <header class="library-head">
        <h1 class="masthead">
          <a href={libraryHashOf(ways[0]!)}>
            {words.product} <span>{words.library.title}</span>
          </a>
        </h1>
        <div class="library-tools">
          <CourtPicker choices={props.choices} chosen={props.court} onChoose={props.onCourt} named />
          <button
            type="button"
            class="icon-button"
            aria-label={words.library.options}
            title={words.library.options}
            onClick={props.onOptions}
          >
            <Settings size={18} />
          </button>
        </div>
        <nav aria-label={words.library.contents}>
          <ul>
            {ways.map((way) => (
              <li key={way.view}>
                <a href={libraryHashOf(way)} aria-current={way.view === route.view ? 'page' : undefined}>
                  {words.library.views[way.view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <p class="small said" role="status">
        {props.said}
      </p>
      <Content route={route}>{props.children}</Content>
      <footer class="small muted library-foot row">
        {props.base}
        <a href={libraryHashOf({ view: 'about' })}>{words.about.link}</a>
      </footer>
    </div>
  );
}

/** The keyboard goes along to another view; a filter or an order that is changed moves nothing. */
function Content({ route, children }: { route: LibraryRoute; children: ComponentChildren }) {
  const content = useRef<HTMLElement>(null);
  const view = 'id' in route ? `${route.view} ${route.id}` : route.view;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    content.current?.focus({ preventScroll: true });
  }, [view]);
  return (
    <main ref={content} id="content" tabIndex={-1} data-view={route.view}>
      {children}
    </main>
  );
}
