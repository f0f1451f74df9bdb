import type { MarkArea, PageMark, PdfPoint, PdfQuad, Turn } from '../page-mark.ts';

/**
 * A mark on a page as the drawing of an SvgSelector (https://www.w3.org/TR/annotation-model/#svg-selector), in the
 * page's user space, y turned over; and back. Of a drawing only what we write ourselves is read.
 */

/** The drawing of a mark on one of its pages. */
export function markSvg(mark: PageMark, page: number): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="${mark.kind}">`,
    ...('label' in mark ? [`<title>${escaped(mark.label)}</title>`] : []),
    `<g transform="scale(1 -1)">${shapes(mark, page)}</g></svg>`,
  ].join('');
}

function shapes(mark: PageMark, page: number): string {
  switch (mark.kind) {
    case 'note':
      return `<circle cx="${mark.at[0]}" cy="${mark.at[1]}" r="0"/>`;
    case 'ink':
      return mark.strokes
        .map((stroke) => `<polyline stroke-width="${mark.width}" points="${listed(stroke)}"/>`)
        .join('');
    case 'free-text':
    case 'stamp': {
      const [left, bottom, right, top] = mark.box;
      const size = mark.kind === 'free-text' ? ` font-size="${mark.size}"` : '';
      return `<polygon data-turned="${mark.turned}"${size} points="${listed([
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
      ])}"/>`;
    }
    default:
      return mark.areas
        .filter((area) => area.page === page)
        .flatMap(({ quads }) => quads)
        .map(([ax, ay, bx, by, cx, cy, dx, dy]) => {
          // Around the words, not across them: /QuadPoints order is another.
          return `<polygon points="${listed([
            [ax, ay],
            [bx, by],
            [dx, dy],
            [cx, cy],
          ])}"/>`;
        })
        .join('');
  }
}

const listed = (points: readonly PdfPoint[]) => points.map(([x, y]) => `${x},${y}`).join(' ');

/** @returns the mark that its drawings on its pages show, or `null` if they are not ours; it may still be out of bounds */
export function markOfSvgs(drawn: readonly { page: number; svg: string }[]): PageMark | null {
  const [first] = drawn;
  if (!first) return null;
  const { page, svg } = first;
  const kind = /^<svg [^>]*class="([a-z-]+)"/.exec(svg)?.[1];
  const points = pointsIn(svg);
  const name = '';
  switch (kind) {
    case 'highlight':
    case 'underline': {
      const areas = drawn.flatMap((one): MarkArea[] => {
        const quads = pointsIn(one.svg).flatMap(([a, b, d, c]): PdfQuad[] =>
          a && b && c && d ? [[...a, ...b, ...c, ...d]] : [],
        );
        return quads.length > 0 ? [{ page: one.page, quads }] : [];
      });
      return areas.length > 0 ? { kind, name, areas } : null;
    }
    case 'note': {
      const [, x, y] = /<circle cx="([^"]+)" cy="([^"]+)"/.exec(svg) ?? [];
      return x && y ? { kind, name, page, at: [Number(x), Number(y)] } : null;
    }
    case 'ink': {
      const width = Number(givenIn(svg, 'stroke-width'));
      return points.length > 0 ? { kind, name, page, strokes: points, width } : null;
    }
    case 'free-text':
    case 'stamp': {
      const [corner, , opposite] = points[0] ?? [];
      if (!corner || !opposite) return null;
      const turned = Number(givenIn(svg, 'data-turned')) as Turn;
      const shared = { name, page, box: [...corner, ...opposite] as PageBox, turned };
      if (kind === 'free-text') return { kind, ...shared, size: Number(givenIn(svg, 'font-size')) };
      return { kind, ...shared, label: unescaped(/<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? '') };
    }
    default:
      return null;
  }
}

type PageBox = [number, number, number, number];

const givenIn = (svg: string, name: string) => svg.split(` ${name}="`)[1]?.split('"')[0];

/** The points of each shape, in order. */
function pointsIn(svg: string): PdfPoint[][] {
  return svg
    .split(' points="')
    .slice(1)
    .map((rest) =>
      rest
        .slice(0, rest.indexOf('"'))
        .split(' ')
        .map((pair): PdfPoint => {
          const [x, y] = pair.split(',');
          return [Number(x), Number(y)];
        }),
    );
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign as keyof typeof signs]);
const unescaped = (text: string) =>
  Object.entries(signs).reduceRight((said, [sign, entity]) => said.replaceAll(entity, sign), text);
