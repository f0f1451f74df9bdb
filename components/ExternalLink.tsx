import { ExternalLink as Icon } from 'lucide-preact';
import { useWords } from './words.ts';

/**
 * A link that leaves the extension. Only http and https are linked; any other address is shown as text. The place
 * it leads to learns nothing of where the reader came from.
 */
export function ExternalLink({ href, children }: { href: string; children?: string }) {
  const words = useWords();
  if (!/^https?:\/\//i.test(href)) return <span>{children ?? href}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer" dir="auto">
      {children ?? shown(href)}
      <Icon size={12} style={{ marginInlineStart: '4px', verticalAlign: 'baseline' }} />
      <span class="unseen"> ({words.externalLink})</span>
    </a>
  );
}

/** An address as people read it: without its scheme, and its escapes undone where that is possible. */
function shown(href: string): string {
  const bare = href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}
