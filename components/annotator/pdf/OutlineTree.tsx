import { ChevronDown, ChevronRight } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import type { OutlineNode } from './pdf-state.ts';

interface Props {
  outline: readonly OutlineNode[];
  onGo(id: string): void;
}

interface Line {
  node: OutlineNode;
  level: number;
  parent: string | null;
}

/** The lines that are seen, top to bottom: what is folded hides what is under it. */
function linesOf(
  nodes: readonly OutlineNode[],
  open: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): Line[] {
  return nodes.flatMap((node) => [
    { node, level, parent },
    ...(open.has(node.id) ? linesOf(node.children, open, level + 1, node.id) : []),
  ]);
}

const openAtFirst = (nodes: readonly OutlineNode[]): string[] =>
  nodes.flatMap(({ id, open, children }) => (open && children.length ? [id, ...openAtFirst(children)] : []));

/**
 * A PDF's outline as a tree: one stop for the Tab key; up and down go from line to line, the arrows to the sides fold
 * and unfold, Enter goes to the place (WAI-ARIA Authoring Practices, tree view).
 */
export function OutlineTree({ outline, onGo }: Props) {
  const words = useWords().pdfView;
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst(outline)));
  const lines = linesOf(outline, open);
  const [chosen, setChosen] = useState(outline[0]?.id ?? '');
  const current = lines.some(({ node }) => node.id === chosen) ? chosen : (lines[0]?.node.id ?? '');

  const focus = (id: string | null | undefined) => {
    if (!id) return;
    setChosen(id);
    tree.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  const fold = (id: string, unfold: boolean) => {
    const next = new Set(open);
    if (unfold) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = lines.findIndex(({ node }) => node.id === current);
    const line = lines[at];
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return;
    const { node, parent } = line;
    const mirrored = getComputedStyle(tree.current!).direction === 'rtl';
    const [onward, back] = mirrored ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const isOpen = open.has(node.id);
    if (event.key === 'ArrowDown') focus(lines[at + 1]?.node.id);
    else if (event.key === 'ArrowUp') focus(lines[at - 1]?.node.id);
    else if (event.key === 'Home') focus(lines[0]?.node.id);
    else if (event.key === 'End') focus(lines.at(-1)?.node.id);
    else if (event.key === onward) {
      if (node.children.length && !isOpen) fold(node.id, true);
      else if (isOpen) focus(node.children[0]?.id);
    } else if (event.key === back) {
      if (isOpen) fold(node.id, false);
      else focus(parent);
    } else if (event.key === 'Enter' || event.key === ' ') onGo(node.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={tree} class="pdf-outline" role="tree" aria-label={words.sideOutline} onKeyDown={onKeyDown}>
      {lines.map(({ node, level }) => {
        const folds = node.children.length > 0;
        const isOpen = open.has(node.id);
        const Fold = isOpen ? ChevronDown : ChevronRight;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines
          <div
            key={node.id}
            role="treeitem"
            data-id={node.id}
            aria-level={level}
            aria-expanded={folds ? isOpen : undefined}
            aria-selected={node.id === current}
            tabIndex={node.id === current ? 0 : -1}
            style={{ '--level': level }}
            onFocus={() => setChosen(node.id)}
            onClick={() => onGo(node.id)}
          >
            <span
              class="pdf-fold"
              aria-hidden="true"
              title={folds ? (isOpen ? words.closeItem(node.title) : words.openItem(node.title)) : undefined}
              onClick={(event) => {
                if (!folds) return;
                event.stopPropagation();
                fold(node.id, !isOpen);
              }}
            >
              {folds && <Fold size={14} class="mirrors" />}
            </span>
            <span dir="auto" class={`${node.bold ? 'pdf-bold ' : ''}${node.italic ? 'pdf-italic' : ''}`}>
              {node.title || words.untitled}
              {node.url && <span class="unseen"> {words.newTab}</span>}
            </span>
          </div>
        );
      })}
    </div>
  );
}
