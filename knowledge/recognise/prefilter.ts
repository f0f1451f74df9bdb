import data from '../compiled/prefilter.json' with { type: 'json' };
import { Prefilter } from './word-prefilter.ts';

let prefilter: Prefilter | null = null;

/**
 * Whether a text can hold anything that the recogniser would show, or that could make its document one on the
 * subject. Quick, and small enough for the first script in a page. It may say yes in vain, never no.
 */
export function mayMatch(text: string): boolean {
  prefilter ??= new Prefilter(data);
  return prefilter.mayMatch(text);
}
