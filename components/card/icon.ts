/** How every icon of the card is drawn: beside words or a label, never instead of them. */
export const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': true } as const;
