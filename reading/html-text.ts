import { parseHTML } from 'linkedom';
import { hasWords, isEditable, isHiddenByMarkup, keepsLines, kindByName } from './block-rules.ts';

/**
 * The text of an HTML file as a reader would see it, for tools that run outside a browser: a line a block,
 * white space collapsed. Of style it knows what the markup says, so a class that hides or divides text is
 * not seen.
 */
export function textOfHtml(html: string): string {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const lines: string[] = [];
  let line = '';
  const endLine = () => {
    if (hasWords(line)) lines.push(line.replace(/\s+/g, ' ').trim());
    line = '';
  };
  const root = document.body ?? document.documentElement;
  let node: ChildNode | null = root?.firstChild ?? null;
  let linesKept = 0;
  while (node) {
    let next: ChildNode | null = null;
    if (node.nodeType === 3) {
      const text: string = (node as Text).data;
      // A blank line in preformatted text ends a block, and so does nothing else there.
      const parts: string[] = linesKept ? text.split(/\n[ \t\r]*\n/) : [text];
      parts.forEach((part, index) => {
        if (index > 0) endLine();
        line += part;
      });
    } else if (node.nodeType === 1) {
      const element = node as Element;
      const kind = kindByName(element.localName);
      if (kind !== 'inline' && kind !== 'nothing') endLine();
      const read = kind === 'inline' || kind === 'block';
      if (read && !isEditable(element) && !isHiddenByMarkup(element)) {
        next = element.firstChild;
        if (next && keepsLines(element.localName)) linesKept++;
      }
    }
    while (!next && node) {
      next = node.nextSibling as ChildNode | null;
      if (next) break;
      const parent: ParentNode | null = node.parentNode;
      if (!parent || parent === root) return finish();
      const left = parent as Element;
      if (kindByName(left.localName) !== 'inline') endLine();
      if (keepsLines(left.localName)) linesKept--;
      node = left;
    }
    node = next;
  }
  return finish();

  function finish(): string {
    endLine();
    return lines.join('\n');
  }
}
