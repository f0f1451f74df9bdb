import type { CardSource } from '../../knowledge/retrieve/card-content.ts';
import { ExternalLink } from '../ExternalLink.tsx';

/** How a statement was read, in words, with the source to open where it has an address. */
export function SourceLine({ source: { words, level, url, title } }: { source: CardSource }) {
  return (
    <p class="small source-line" data-testid="source" data-level={level} dir="auto">
      {words}
      {title !== '' && ' · '}
      {url === '' ? title : <ExternalLink href={url}>{title}</ExternalLink>}
    </p>
  );
}
