/** Whole numbers in as few bytes as they need, and those bytes in Base64: how the lexicon is packed into JSON. */

/** @param numbers whole, not negative, below 2^28 */
export function packNumbers(numbers: Iterable<number>): string {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Reads back what `packNumbers` wrote, one number a call. */
export function numberReader(packed: string): () => number {
  const binary = atob(packed);
  let at = 0;
  return () => {
    let number = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = binary.charCodeAt(at++);
      number |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return number;
  };
}
