import { PanelsTopLeft } from 'lucide-preact';
import { useWords } from './words.ts';

/** A link to a page of the extension that opens in a tab of its own. @param href relative to the extension's pages */
export function NewTabLink({ href, children }: { href: string; children: string }) {
  const words = useWords();
  return (
    <a class="button small" href={href} target="_blank" rel="noopener">
      <PanelsTopLeft size={14} />
      {children}
      <span class="unseen"> ({words.externalLink})</span>
    </a>
  );
}
