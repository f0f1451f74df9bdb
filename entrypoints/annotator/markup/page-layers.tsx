import type { EventBus } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { render } from 'preact';
import { around, type PageMark, type PdfBox, type PdfPoint, type Turn } from '../../../casefile/page-mark.ts';
import type { Passage } from '../../../casefile/records.ts';
import {
  canMove,
  type MarkupState,
  type PageShape,
} from '../../../components/annotator/markup/markup-model.ts';
import { PageShapes } from '../../../components/annotator/markup/PageShapes.tsx';
import { LanguageContext } from '../../../components/words.ts';
import { type PageViewport, shapesOn } from './page-shapes.ts';

/** A page of pdf.js's viewer. */
export interface PageSheet {
  div: HTMLElement;
  viewport: PageViewport;
}

/** What the layers need of the viewer. */
export interface PageStage {
  bus: EventBus;
  /** The page as it is shown, or `null` before the viewer knows it. */
  sheet(page: number): PageSheet | null;
}

/** What a reader does on the pages. */
export interface LayerActs {
  /** Puts down what the tool makes. @param box what was drawn for it, or `null` for a mere press at a point */
  place(page: number, at: PdfPoint, box: PdfBox | null, turned: Turn): void;
  draw(mark: Extract<PageMark, { kind: 'ink' }>): void;
  choose(id: string | null): void;
  /** @param by in points of the page as it is seen */
  move(id: string, by: readonly [number, number]): void;
}

export interface LayerOptions {
  stage: PageStage;
  language: string;
  state(): MarkupState;
  labelOf(passage: Passage): string;
  acts: LayerActs;
  signal: AbortSignal;
}

/** Points; a pointer that went less far was pressed, not drawn. */
const still = 4;
/** Of the pen, in points. */
export const penWidth = 2;

/** What a pointer is about, from its press on. */
interface Gesture {
  page: number;
  pointer: number;
  /** Where it went, in points of the page as it is seen. */
  path: [number, number][];
  /** The mark that is dragged; `null` where something is drawn. */
  moving: string | null;
}

/**
 * A layer over each page that is rendered, on which the reader's marks are drawn and new ones are put. pdf.js takes
 * away what stands in a page's element whenever it draws the page anew: the layers are put back then.
 */
export class PageLayers {
  private readonly options: LayerOptions;
  private readonly layers = new Map<number, HTMLElement>();
  private gesture: Gesture | null = null;

  constructor(options: LayerOptions) {
    this.options = options;
    const { stage, signal } = options;
    stage.bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => this.attach(pageNumber), {
      signal,
    });
    signal.addEventListener('abort', () => {
      for (const layer of this.layers.values()) this.dismiss(layer);
      this.layers.clear();
    });
  }

  /** Puts layers over pages that were rendered before this was there. */
  begin(pages: number): void {
    for (let page = 1; page <= pages; page++)
      if (this.options.stage.sheet(page)?.div.querySelector('canvas')) this.attach(page);
  }

  /** The pages that have one. */
  get pages(): Iterable<number> {
    return this.layers.keys();
  }

  /** Draws all layers as the marks are now. */
  draw(): void {
    for (const page of [...this.layers.keys()]) this.drawPage(page);
  }

  private attach(page: number): void {
    const sheet = this.options.stage.sheet(page);
    if (!sheet) return;
    let layer = this.layers.get(page);
    if (!layer) {
      layer = document.createElement('div');
      layer.className = 'mark-layer';
      this.listen(page, layer);
      this.layers.set(page, layer);
    }
    if (layer.parentElement !== sheet.div) sheet.div.append(layer);
    this.drawPage(page);
  }

  private dismiss(layer: HTMLElement): void {
    render(null, layer);
    layer.remove();
  }

  private drawPage(page: number): void {
    const layer = this.layers.get(page)!;
    // A page far away was emptied: its layer comes back with it.
    if (!layer.isConnected) {
      this.dismiss(layer);
      this.layers.delete(page);
      return;
    }
    const { stage, state, labelOf, language } = this.options;
    const { viewport } = stage.sheet(page)!;
    const { marks, chosen, tool, purpose } = state();
    if (tool) layer.dataset.tool = tool;
    else delete layer.dataset.tool;
    const { gesture } = this;
    const here = gesture?.page === page ? gesture : null;
    const shapes = shapesOn(page, viewport, marks, chosen, labelOf).map((shape) =>
      here?.moving === shape.id ? shifted(shape, wayOf(here)) : shape,
    );
    const drawing = here && here.moving === null ? drawnPath(here, tool) : null;
    render(
      <LanguageContext.Provider value={language}>
        <PageShapes
          width={viewport.width / viewport.scale}
          height={viewport.height / viewport.scale}
          shapes={shapes}
          drawing={drawing}
          drawingWidth={tool === 'ink' ? penWidth : 1}
          purpose={purpose}
        />
      </LanguageContext.Provider>,
      layer,
    );
  }

  private listen(page: number, layer: HTMLElement): void {
    layer.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      const { tool, marks } = this.options.state();
      const id = (event.target as Element).closest('[data-mark]')?.getAttribute('data-mark') ?? null;
      if (!tool && id === null) return;
      event.preventDefault();
      if (!tool && id !== null) {
        this.options.acts.choose(id);
        if (!canMove(marks.find((one) => one.id === id)?.mark ?? null)) return;
      }
      layer.setPointerCapture(event.pointerId);
      this.gesture = {
        page,
        pointer: event.pointerId,
        path: [this.pointOf(page, layer, event)],
        moving: tool ? null : id,
      };
    });
    layer.addEventListener('pointermove', (event) => {
      const { gesture } = this;
      if (gesture?.page !== page || gesture.pointer !== event.pointerId) return;
      const events = event.getCoalescedEvents?.() ?? [];
      for (const one of events.length > 0 ? events : [event])
        gesture.path.push(this.pointOf(page, layer, one));
      this.drawPage(page);
    });
    layer.addEventListener('pointerup', (event) => {
      const { gesture } = this;
      if (gesture?.page !== page || gesture.pointer !== event.pointerId) return;
      gesture.path.push(this.pointOf(page, layer, event));
      this.gesture = null;
      this.finish(gesture);
      this.drawPage(page);
    });
    layer.addEventListener('pointercancel', () => {
      this.gesture = null;
      this.drawPage(page);
    });
    // A press on a mark opens no card of what lies below it.
    layer.addEventListener('click', (event) => event.stopPropagation());
  }

  private finish(gesture: Gesture): void {
    const { acts, state, stage } = this.options;
    const { page, path, moving } = gesture;
    const way = wayOf(gesture);
    const wentFar = Math.hypot(...way) >= still;
    if (moving !== null) {
      if (wentFar) acts.move(moving, way);
      return;
    }
    const { viewport } = stage.sheet(page)!;
    const onPage = ([x, y]: [number, number]): PdfPoint => {
      const [px = 0, py = 0] = viewport.convertToPdfPoint(x * viewport.scale, y * viewport.scale);
      return [rounded(px), rounded(py)];
    };
    if (state().tool === 'ink') {
      const stroke = thinned(path).map(onPage);
      acts.draw({ kind: 'ink', name: '', page, strokes: [stroke], width: penWidth });
      return;
    }
    const ends = [onPage(path[0]!), onPage(path.at(-1)!)];
    const turned = (((viewport.rotation % 360) + 360) % 360) as Turn;
    acts.place(page, ends[0]!, wentFar ? around(ends) : null, turned);
  }

  /** Where a pointer is, in points of the page as it is seen. */
  private pointOf(page: number, layer: HTMLElement, { clientX, clientY }: PointerEvent): [number, number] {
    const box = layer.getBoundingClientRect();
    const { viewport } = this.options.stage.sheet(page)!;
    const width = viewport.width / viewport.scale;
    const height = viewport.height / viewport.scale;
    const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
    return [
      within(((clientX - box.left) / box.width) * width, width),
      within(((clientY - box.top) / box.height) * height, height),
    ];
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function wayOf({ path }: Gesture): [number, number] {
  const [from, to] = [path[0]!, path.at(-1)!];
  return [to[0] - from[0], to[1] - from[1]];
}

/** A line as the pen went, or the box that is being drawn. */
function drawnPath({ path }: Gesture, tool: MarkupState['tool']): [number, number][] | null {
  if (tool === 'ink') return path;
  const [[x1, y1], [x2, y2]] = [path[0]!, path.at(-1)!];
  return tool === 'free-text' || tool === 'stamp'
    ? [
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
        [x1, y1],
      ]
    : null;
}

/** A stroke without points that lie on top of each other: less than half a point apart nobody sees two. */
function thinned(path: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [x, y] of path) {
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= 0.5) kept.push([x, y]);
  }
  return kept;
}

function shifted(shape: PageShape, [x, y]: [number, number]): PageShape {
  return {
    ...shape,
    lines: shape.lines.map((line) => line.map(([px, py]): [number, number] => [px + x, py + y])),
    box: shape.box && { ...shape.box, x: shape.box.x + x, y: shape.box.y + y },
  };
}
