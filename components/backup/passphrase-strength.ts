/** How hard a passphrase is to guess. */
export type Strength = 'weak' | 'fair' | 'strong';

/**
 * Guesses, as a power of ten, from which a passphrase is fair or strong. A guess costs 600,000 rounds of PBKDF2; the
 * file may be in the hands of a state, which has many machines and years.
 */
const fair = 10;
const strong = 15;

/**
 * Loads what judges passphrases (zxcvbn: the passwords that people use, dice words, keyboard walks, dates).
 * It is loaded where a passphrase is typed, and not before.
 * @returns judges what was typed; nothing of it is kept
 */
export async function loadStrength(): Promise<(passphrase: string) => Strength> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (passphrase) => {
    const { guessesLog10 } = judge.check(passphrase);
    return guessesLog10 >= strong ? 'strong' : guessesLog10 >= fair ? 'fair' : 'weak';
  };
}
