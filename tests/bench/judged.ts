/** Prints a line of the bench: what was measured as a ratio, the budget, and whether it is met. */
export function judged(what: string, ratio: number, budget: number, kind: 'at most' | 'at least'): void {
  const met = kind === 'at most' ? ratio <= budget : ratio >= budget;
  console.log(
    `  ${what.padEnd(52)} ${`${ratio.toFixed(2)} x`.padStart(10)}   budget ${kind} ${budget} x   ${met ? 'met' : 'not met'}`,
  );
}
