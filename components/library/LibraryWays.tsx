import { NewTabLink } from '../NewTabLink.tsx';
import { useWords } from '../words.ts';
import { libraryAddress, nothingAsked } from './library-routes.ts';

/** From the narrow panel to the views that need a wide page. */
export function LibraryWays() {
  const { library: words, about } = useWords();
  return (
    <nav class="stack tight" aria-label={words.wide}>
      <h2>{words.wide}</h2>
      <div class="row">
        <NewTabLink href={libraryAddress({ view: 'treaties', asked: nothingAsked })}>
          {words.allTreaties}
        </NewTabLink>
        <NewTabLink href={libraryAddress({ view: 'map', asked: nothingAsked })}>{words.views.map}</NewTabLink>
        <NewTabLink href={libraryAddress({ view: 'rulings', asked: nothingAsked })}>
          {words.allRulings}
        </NewTabLink>
        <NewTabLink href={libraryAddress({ view: 'timeline', asked: nothingAsked })}>
          {words.views.timeline}
        </NewTabLink>
        <NewTabLink href={libraryAddress({ view: 'about' })}>{about.link}</NewTabLink>
      </div>
    </nav>
  );
}
