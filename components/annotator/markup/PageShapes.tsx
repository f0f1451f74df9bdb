import { useWords } from '../../words.ts';
import type { PageShape } from './markup-model.ts';

interface Props {
  /** The page's size in its points, as it is seen. */
  width: number;
  height: number;
  shapes: readonly PageShape[];
  /** What the pen is drawing now. */
  drawing: readonly (readonly [number, number])[] | null;
  drawingWidth: number;
  /** Purpose of what is being drawn. */
  purpose: string;
}

const points = (line: readonly (readonly [number, number])[]) => line.map(([x, y]) => `${x},${y}`).join(' ');
const noteSize = 20;

/**
 * The reader's marks over one page. It is scaled with the page by the browser; whoever cannot see it finds every mark
 * in the list of marks.
 */
export function PageShapes({ width, height, shapes, drawing, drawingWidth, purpose }: Props) {
  const words = useWords().markup;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset
    <svg class="mark-shapes" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.marksOnPage}>
      {shapes.map((shape) => (
        <Shape key={shape.id} shape={shape} />
      ))}
      {drawing && (
        <g data-purpose={purpose} class="mark-shape">
          <polyline class="mark-line" points={points(drawing)} stroke-width={drawingWidth} />
        </g>
      )}
    </svg>
  );
}

function Shape({ shape }: { shape: PageShape }) {
  const { id, kind, purpose, label, quads, lines, width, box, text, size, chosen } = shape;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: part of a drawing, worked in the list of marks by keyboard
    <g
      class="mark-shape"
      data-testid="page-mark"
      data-mark={id}
      data-kind={kind}
      data-purpose={purpose ?? 'none'}
      data-chosen={chosen}
      role="img"
      aria-label={label}
    >
      {quads.map((quad) => (
        <polygon key={points(quad)} class="mark-tint" points={points(quad)} />
      ))}
      {lines.map((line) => (
        <polyline key={points(line)} class="mark-line" points={points(line)} stroke-width={width} />
      ))}
      {kind === 'ink' &&
        lines.map((line) => (
          // A line of a pen is thin: it can be caught a little beside it.
          <polyline key={`catch ${points(line)}`} class="mark-catch" points={points(line)} />
        ))}
      {box && (
        <g transform={`translate(${box.x} ${box.y}) rotate(${box.turned})`}>
          {kind === 'note' ? (
            <NoteIcon />
          ) : (
            <>
              {kind === 'stamp' && (
                <rect
                  class="mark-edge"
                  x={1 - box.width / 2}
                  y={1 - box.height / 2}
                  width={Math.max(0, box.width - 2)}
                  height={Math.max(0, box.height - 2)}
                />
              )}
              <foreignObject x={-box.width / 2} y={-box.height / 2} width={box.width} height={box.height}>
                <div class={`mark-words ${kind}`} dir="auto" style={{ fontSize: `${size}px` }}>
                  {text}
                </div>
              </foreignObject>
            </>
          )}
          {chosen && (
            <rect
              class="mark-frame"
              x={-box.width / 2 - 2}
              y={-box.height / 2 - 2}
              width={box.width + 4}
              height={box.height + 4}
            />
          )}
        </g>
      )}
    </g>
  );
}

/** As it is written into a PDF: its middle at 0, 0. */
function NoteIcon() {
  const half = noteSize / 2;
  return (
    <g>
      <rect class="mark-sheet" x={2 - half} y={2 - half} width={16} height={16} />
      {[6.5, 10, 13.5].map((y) => (
        <line
          key={y}
          class="mark-line"
          x1={5 - half}
          x2={15 - half}
          y1={y - half}
          y2={y - half}
          stroke-width={1}
        />
      ))}
    </g>
  );
}
