import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { labelOf, type PdfViewActs, type PdfViewState } from './pdf-state.ts';

interface Props {
  state: Pick<PdfViewState, 'page' | 'pages' | 'labels' | 'sizeOf' | 'rotation' | 'darkPages'>;
  acts: Pick<PdfViewActs, 'goToPage' | 'drawThumbnail'>;
}

/** CSS pixels. */
const width = 112;
/** How many drawings are kept: each is about 70 kB at the screen's usual resolution. */
const mostKept = 80;

/**
 * All pages, small. Each is drawn when it comes near the window, and the oldest drawings are given up, so that a
 * thousand pages cost no more than a hundred. One stop for the Tab key; the arrows go from page to page.
 */
export function Thumbnails({ state, acts }: Props) {
  const words = useWords().pdfView;
  const { page, pages, labels, rotation } = state;
  const list = useRef<HTMLOListElement>(null);
  const { drawThumbnail } = acts;

  // Pages are drawn anew when they are turned.
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const near = new Set<HTMLElement>();
    const kept = new Map<HTMLElement, HTMLCanvasElement>();
    let drawing = false;

    const drawNext = async () => {
      if (drawing) return;
      drawing = true;
      for (;;) {
        const slot = [...near].find((candidate) => !kept.has(candidate));
        if (!slot || signal.aborted) break;
        const canvas = await drawThumbnail(Number(slot.dataset.page), width, signal);
        if (signal.aborted) break;
        // One that can't be drawn is not tried again: an empty drawing stands for it.
        const drawn = canvas ?? document.createElement('canvas');
        kept.set(slot, drawn);
        slot.replaceChildren(drawn);
        for (const [old, oldCanvas] of kept) {
          if (kept.size <= mostKept) break;
          if (near.has(old)) continue;
          kept.delete(old);
          oldCanvas.width = 0;
          old.replaceChildren();
        }
      }
      drawing = false;
    };

    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) near.add(target as HTMLElement);
          else near.delete(target as HTMLElement);
        }
        void drawNext();
      },
      { root: list.current, rootMargin: '200px' },
    );
    for (const slot of list.current!.querySelectorAll('.pdf-slot')) observer.observe(slot);
    return () => {
      stop.abort();
      observer.disconnect();
      for (const [slot, canvas] of kept) {
        canvas.width = 0;
        slot.replaceChildren();
      }
    };
  }, [pages, rotation, drawThumbnail]);

  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>(`[data-of="${page}"]`);
    button?.scrollIntoView({ block: 'nearest' });
  }, [page]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to =
      event.key === 'ArrowDown' || event.key === 'ArrowRight'
        ? Math.min(pages, page + 1)
        : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
          ? Math.max(1, page - 1)
          : event.key === 'Home'
            ? 1
            : event.key === 'End'
              ? pages
              : 0;
    if (to === 0) return;
    event.preventDefault();
    event.stopPropagation();
    acts.goToPage(to);
    list.current?.querySelector<HTMLElement>(`[data-of="${to}"]`)?.focus();
  };

  return (
    <ol
      ref={list}
      class={`pdf-thumbnails${state.darkPages ? ' pdf-dark' : ''}`}
      aria-label={words.sidePages}
      onKeyDown={onKeyDown}
    >
      {Array.from({ length: pages }, (_, at) => at + 1).map((of) => {
        const size = state.sizeOf(of);
        const turned = rotation % 180 !== 0;
        const ratio = turned ? `${size.height} / ${size.width}` : `${size.width} / ${size.height}`;
        const label = labelOf(labels, of);
        return (
          <li key={of}>
            <button
              type="button"
              data-of={of}
              aria-label={words.page(label)}
              aria-current={of === page ? 'page' : undefined}
              tabIndex={of === page ? 0 : -1}
              onClick={() => acts.goToPage(of)}
            >
              <span class="pdf-slot" data-page={of} style={{ aspectRatio: ratio }} />
              <span class="small" aria-hidden="true">
                {label}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
