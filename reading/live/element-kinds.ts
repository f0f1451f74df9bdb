import { type ElementKind, isEditable, kindByDisplay, kindByName } from '../block-rules.ts';

/** How many different elements are asked for their style before names alone decide. */
const mostSamples = 6000;
/** How many elements that look alike have to be seen before the next one is taken to be shown. */
const enoughShown = 3;

interface Sample {
  kind: ElementKind;
  shown: number;
}

/** What was learnt about the elements inside containers of one look. */
export type Samples = Map<string, Sample>;

/** Whether an element and what is in it can be seen; an element without a box of its own goes by its parent. */
export function isShown(element: Element): boolean {
  if (element.checkVisibility({ visibilityProperty: true })) return true;
  const style = getComputedStyle(element);
  if (style.display !== 'contents' || style.visibility !== 'visible') return false;
  const { parentElement } = element;
  return parentElement === null || isShown(parentElement);
}

const lookOf = (element: Element) => {
  const classes = element.getAttribute('class');
  return classes ? `${element.localName}.${classes}` : element.localName;
};

/**
 * Tells what the elements of a live page are. To ask each for its computed style would cost more than all the
 * rest of the reading, so elements of one name and class inside containers of one name and class are taken to
 * be alike.
 */
export class ElementKinds {
  private readonly byContainer = new Map<string, Samples>();
  private sampled = 0;

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
    const byName = kindByName(element.localName);
    if (byName !== 'inline' && byName !== 'block') return byName;
    let look = element.localName;
    if (element.hasAttributes()) {
      if (isEditable(element)) return 'skip';
      const style = element.getAttribute('style');
      if (element.hasAttribute('hidden') || (style && /display|float|position|visib/.test(style))) {
        const kind = this.ask(element, byName);
        return kind === 'inline' && !isShown(element) ? 'hidden' : kind;
      }
      const classes = element.getAttribute('class');
      if (classes) look = `${look}.${classes}`;
    }
    let sample = samples.get(look);
    if (!sample) {
      if (this.sampled >= mostSamples) return byName;
      this.sampled++;
      sample = { kind: this.ask(element, byName), shown: 0 };
      samples.set(look, sample);
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

  private ask(element: Element, byName: ElementKind): ElementKind {
    return kindByDisplay(getComputedStyle(element).display) ?? byName;
  }
}
