import type { OpenedKind, Opener } from './opened.ts';

/**
 * What opens each kind of document, loaded when it is first needed. A kind that is missing here is refused with a
 * clear message.
 */
export const openers: { readonly [K in OpenedKind]?: () => Promise<Opener> } = {};
