import { isKnownFormat, writeNumber } from './number-format.ts';
import { childElements, isOn, isWord, wordAttribute, wordChild, wordValue } from './xml.ts';

/**
 * Automatic numbers of paragraphs. Word keeps none of them in the text: it counts them from the definitions in
 * numbering.xml whenever it shows the document (ECMA-376 part 1, 17.9), and so do we, since a judgment is cited by
 * them.
 */

interface Level {
  start: number;
  format: string;
  /** `%1.%2` and words around: the pattern of the number. */
  pattern: string;
  /** What stands between number and text. */
  suffix: 'tab' | 'space' | 'nothing';
  /** 0: never starts again. n: starts again after a number of level n or above (levels from 1). null: after any. */
  restart: number | null;
  /** Numbers of other levels are written in digits. */
  legal: boolean;
  paragraphStyle: string | null;
}

interface Abstract {
  levels: Map<number, Level>;
  styleLink: string | null;
  numStyleLink: string | null;
}

interface Instance {
  abstractId: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

interface ParagraphStyle {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
}

/** What stands before a paragraph. */
export interface ParagraphNumber {
  kind: 'number' | 'bullet';
  /** The number as Word shows it, without what divides it from the text; '' for a bullet. */
  text: string;
  suffix: 'tab' | 'space' | 'nothing';
  /** The level in its list, from 0. */
  level: number;
}

const wholeNumber = (text: string | null, otherwise: number) => {
  const n = Number.parseInt(text ?? '', 10);
  return Number.isFinite(n) ? n : otherwise;
};

function readLevel(element: Element): Level {
  const restart = wordValue(element, 'lvlRestart');
  const suffix = wordValue(element, 'suff');
  return {
    start: wholeNumber(wordValue(element, 'start'), 0),
    format: wordValue(element, 'numFmt') ?? 'decimal',
    pattern: wordValue(element, 'lvlText') ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    restart: restart === null ? null : wholeNumber(restart, 0),
    legal: isOn(element, 'isLgl'),
    paragraphStyle: wordValue(element, 'pStyle'),
  };
}

const levelIndex = (element: Element) => wholeNumber(wordAttribute(element, 'ilvl'), 0);

function readLevels(parent: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of childElements(parent)) {
    if (isWord(child, 'lvl')) levels.set(levelIndex(child), readLevel(child));
  }
  return levels;
}

/** Counts the paragraphs of one story (the body, the footnotes) as they are handed to it in document order. */
export class Numbering {
  private readonly abstracts = new Map<string, Abstract>();
  private readonly instances = new Map<string, Instance>();
  private readonly styles = new Map<string, ParagraphStyle>();
  private defaultStyle: string | null = null;
  /** Of each definition, what its levels have reached. */
  private readonly counts = new Map<string, Map<number, number>>();
  /** Instances and levels whose own start has been used: `numId/level`. */
  private readonly started = new Set<string>();
  private unknown = 0;

  /** @param numbering and @param styles the parts of that name, `null` if the package has none */
  constructor(numbering: Document | null, styles: Document | null) {
    if (styles) this.readStyles(styles.documentElement);
    if (numbering) this.readDefinitions(numbering.documentElement);
  }

  /** How many numbers were written in digits because their format is not known. */
  get inUnknownFormat(): number {
    return this.unknown;
  }

  /**
   * The number of the next paragraph, or `null` if it has none.
   * @param properties its `w:pPr`, `null` if it has none
   */
  next(properties: Element | null): ParagraphNumber | null {
    const place = this.placeOf(properties);
    if (!place) return null;
    const { numId, instance, level: index } = place;
    const level = this.levelOf(instance, index);
    if (!level) return null;
    if (level.format === 'bullet') return { kind: 'bullet', text: '', suffix: level.suffix, level: index };
    this.count(numId, instance, index, level);
    const text = this.write(instance, index, level);
    return text === '' ? null : { kind: 'number', text, suffix: level.suffix, level: index };
  }

  private readStyles(root: Element): void {
    for (const style of childElements(root)) {
      if (!isWord(style, 'style') || wordAttribute(style, 'type') !== 'paragraph') continue;
      const id = wordAttribute(style, 'styleId');
      if (id === null) continue;
      const own = wordChild(wordChild(style, 'pPr'), 'numPr');
      const level = wordValue(own, 'ilvl');
      this.styles.set(id, {
        basedOn: wordValue(style, 'basedOn'),
        numId: wordValue(own, 'numId'),
        level: level === null ? null : wholeNumber(level, 0),
      });
      if (/^(?:1|true|on)$/.test(wordAttribute(style, 'default') ?? '')) this.defaultStyle = id;
    }
  }

  private readDefinitions(root: Element): void {
    for (const element of childElements(root)) {
      if (isWord(element, 'abstractNum')) {
        this.abstracts.set(wordAttribute(element, 'abstractNumId') ?? '', {
          levels: readLevels(element),
          styleLink: wordValue(element, 'styleLink'),
          numStyleLink: wordValue(element, 'numStyleLink'),
        });
      } else if (isWord(element, 'num')) {
        const instance: Instance = {
          abstractId: wordValue(element, 'abstractNumId') ?? '',
          levels: new Map(),
          starts: new Map(),
        };
        for (const change of childElements(element)) {
          if (!isWord(change, 'lvlOverride')) continue;
          const start = wordValue(change, 'startOverride');
          if (start !== null) instance.starts.set(levelIndex(change), wholeNumber(start, 1));
          for (const [index, level] of readLevels(change)) instance.levels.set(index, level);
        }
        this.instances.set(wordAttribute(element, 'numId') ?? '', instance);
      }
    }
    // A list that is defined by a style of lists stands under another definition.
    for (const instance of this.instances.values()) {
      const link = this.abstracts.get(instance.abstractId)?.numStyleLink;
      if (!link) continue;
      for (const [id, abstract] of this.abstracts) if (abstract.styleLink === link) instance.abstractId = id;
    }
  }

  /** The style and those that it is based on, itself first. */
  private *stylesOf(id: string | null): Generator<[string, ParagraphStyle]> {
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      const style = this.styles.get(at);
      if (!style) return;
      yield [at, style];
      at = style.basedOn;
    }
  }

  /** In which list, at which level a paragraph counts; what it says itself goes before what its style says. */
  private placeOf(properties: Element | null) {
    const own = wordChild(properties, 'numPr');
    const styles = [...this.stylesOf(wordValue(properties, 'pStyle') ?? this.defaultStyle)];
    const ownNumId = wordValue(own, 'numId');
    const byStyle = styles.find(([, style]) => style.numId !== null)?.[1].numId ?? null;
    const numId = ownNumId ?? byStyle;
    // 0 takes a number away that the style would give.
    if (numId === null || numId === '0') return null;
    const instance = this.instances.get(numId);
    if (!instance) return null;
    const ownLevel = wordValue(own, 'ilvl');
    if (ownLevel !== null) return { numId, instance, level: wholeNumber(ownLevel, 0) };
    for (const [id] of styles) {
      for (const level of this.abstracts.get(instance.abstractId)?.levels ?? []) {
        if (level[1].paragraphStyle === id) return { numId, instance, level: level[0] };
      }
    }
    const level = ownNumId === null ? styles.find(([, style]) => style.level !== null)?.[1].level : null;
    return { numId, instance, level: level ?? 0 };
  }

  private levelOf(instance: Instance, index: number): Level | undefined {
    return instance.levels.get(index) ?? this.abstracts.get(instance.abstractId)?.levels.get(index);
  }

  private count(numId: string, instance: Instance, index: number, level: Level): void {
    const counts = this.counts.get(instance.abstractId) ?? new Map<number, number>();
    this.counts.set(instance.abstractId, counts);
    const start = instance.starts.get(index);
    const mark = `${numId}/${index}`;
    if (start !== undefined && !this.started.has(mark)) counts.set(index, start);
    else counts.set(index, (counts.get(index) ?? level.start - 1) + 1);
    this.started.add(mark);
    for (const deeper of [...counts.keys()]) {
      if (deeper <= index) continue;
      const restart = this.levelOf(instance, deeper)?.restart ?? null;
      if (restart === null || index < restart) counts.delete(deeper);
    }
  }

  private write(instance: Instance, index: number, level: Level): string {
    const counts = this.counts.get(instance.abstractId)!;
    if (level.pattern.includes(`%${index + 1}`) && !isKnownFormat(level.format)) this.unknown++;
    return level.pattern
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const of = at === index ? level : this.levelOf(instance, at);
        if (!of || at > index) return '';
        const n = counts.get(at) ?? instance.starts.get(at) ?? of.start;
        return writeNumber(n, level.legal && of.format !== 'none' ? 'decimal' : of.format);
      })
      .trim();
  }
}
