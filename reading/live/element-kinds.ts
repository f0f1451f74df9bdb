import { type ElementKind, isEditable, kindByDisplay, kindByName } from '../block-rules.ts';
import { attributeOf, hasAttributes, isVisible, localNameOf } from './unclobbered.ts';

/** How many different elements are asked for their style before names alone decide. */
const mostSamples = 6000;
/** How many elements that look alike have to be seen before the next one is taken to be shown. */
const enoughShown = 3;

interface Sample {
  kind: ElementKind;
  shown: number;
}

/** What was learnt about the elements inside containers of one look: by name, then by class. */
export type Samples = Map<string, Map<string, Sample>>;

/** Whether an element and what is in it can be seen; an element without a box of its own goes by its parent. */
export function isShown(element: Element): boolean {
  if (isVisible(element, { visibilityProperty: true })) return true;
  const style = getComputedStyle(element);
  if (style.display !== 'contents' || style.visibility !== 'visible') return false;
  const { parentElement } = element;
  return parentElement === null || isShown(parentElement);
}

const lookOf = (element: Element) => {
  const classes = attributeOf(element, 'class');
  const name = localNameOf(element);
  return classes ? `${name}.${classes}` : name;
};

/**
 * Tells what the elements of a live page are. To ask each for its computed style would cost more than all the
 * rest of the reading, so elements of one name and class inside containers of one name and class are taken to
 * be alike.
 */
export class ElementKinds {
  private readonly byContainer = new Map<string, Samples>();
  private sampled = 0;
  /** The elements under the present root that some attribute sets apart: few, and found by the browser itself. */
  private apart: ReadonlySet<Element> = new Set();

  /** To be called before the elements of a tree are asked about. */
  beginIn(root: ParentNode): void {
    this.apart = new Set(root.querySelectorAll('[contenteditable], [role="textbox"], [hidden]'));
  }

  samplesIn(container: Element | null): Samples {
    const look = container ? lookOf(container) : '';
    let samples = this.byContainer.get(look);
    if (!samples) {
      samples = new Map();
      if (this.byContainer.size < mostSamples) this.byContainer.set(look, samples);
    }
    return samples;
  }

  /** @returns `hidden` for an inline element that is not shown. Whether a block is shown is asked when it has text. */
  kindOf(element: Element, samples: Samples): ElementKind | 'hidden' {
    const name = localNameOf(element);
    const byName = kindByName(name);
    if (byName !== 'inline' && byName !== 'block') return byName;
    if (this.apart.size && this.apart.has(element)) {
      if (isEditable(element)) return 'skip';
      return this.askAlone(element, byName);
    }
    let classes = '';
    if (hasAttributes(element)) {
      const style = attributeOf(element, 'style');
      if (style && /display|float|position|visib/.test(style)) return this.askAlone(element, byName);
      classes = attributeOf(element, 'class') ?? '';
    }
    let alike = samples.get(name);
    if (!alike) {
      alike = new Map();
      samples.set(name, alike);
    }
    let sample = alike.get(classes);
    if (!sample) {
      if (this.sampled >= mostSamples) return byName;
      this.sampled++;
      sample = { kind: this.ask(element, byName), shown: 0 };
      alike.set(classes, sample);
    }
    if (sample.kind === 'inline' && sample.shown < enoughShown) {
      if (!isShown(element)) {
        sample.shown = Number.NEGATIVE_INFINITY;
        return 'hidden';
      }
      sample.shown++;
    }
    return sample.kind;
  }

  private askAlone(element: Element, byName: ElementKind): ElementKind | 'hidden' {
    const kind = this.ask(element, byName);
    return kind === 'inline' && !isShown(element) ? 'hidden' : kind;
  }

  private ask(element: Element, byName: ElementKind): ElementKind {
    return kindByDisplay(getComputedStyle(element).display) ?? byName;
  }
}
