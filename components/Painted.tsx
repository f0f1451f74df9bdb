/** How a category is painted in a page. */
export interface Ink {
  /** CSS colour. */
  hue: string;
  /** CSS line style. */
  line: string;
}

/** Inline style that carries an ink to `.painted` in page.css. */
export const inkStyle = ({ hue, line }: Ink) => ({ '--ink-hue': hue, '--ink-line': line });

/** Words painted as they would be in a page. */
export function Painted({ text, ink, loudness }: { text: string; ink: Ink; loudness: string }) {
  return (
    <span class="painted quoted" data-loudness={loudness} style={inkStyle(ink)}>
      {text}
    </span>
  );
}
