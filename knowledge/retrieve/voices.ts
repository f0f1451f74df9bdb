/** Whose words a passage reports, where the words about it tell. */
export type Voice = 'requesting-side' | 'defence';

/**
 * Words by which a judgment reports what a side said, by language. Linguistic judgement, not reviewed by a lawyer
 * of each language. What is in no list has no voice: it may be the court's own.
 */
const cues: { [language: string]: { [V in Voice]: RegExp } } = {
  en: {
    'requesting-side':
      /\b(?:prosecut(?:or|ion|ing)|requesting (?:state|authorit(?:y|ies))|embassy|submi(?:ts?|tted|ssions?)|argue[sd]?|contend(?:s|ed)|maintain(?:s|ed)|object(?:s|ed)|points? out|first argument|adds that|says that)\b/gi,
    defence: /\b(?:the defence|defendant|requested person|applicant|appellant|complainant)\b/gi,
  },
  fr: {
    'requesting-side':
      /(?:procureur|ministère public|[ÉE]tat requérant|gouvernement|soutient|fait valoir|allègue)/gi,
    defence: /(?:la défense|le requérant|la requérante|la personne réclamée)/gi,
  },
  es: {
    'requesting-side': /(?:fiscal|Estado requirente|gobierno|alega|sostiene|argumenta)/gi,
    defence: /(?:la defensa|el reclamado|la reclamada|el recurrente)/gi,
  },
  de: {
    'requesting-side': /(?:staatsanwaltschaft|ersuchende[rn]? staat|regierung|trägt vor|macht geltend)/gi,
    defence: /(?:verteidigung|beschwerdeführer|verfolgte[rn]?)/gi,
  },
};

/**
 * Whose words a passage is: whose cue stands nearest to it. A guess: it ranks, and is never shown as a fact.
 * @param before the words before the passage, in reading order
 */
export function voiceOf(before: string, after: string): Voice | null {
  let nearest = Number.POSITIVE_INFINITY;
  let voice: Voice | null = null;
  const hear = (whose: Voice, distance: number) => {
    if (distance >= nearest) return;
    nearest = distance;
    voice = whose;
  };
  for (const sides of Object.values(cues))
    for (const whose of ['requesting-side', 'defence'] as const) {
      for (const cue of before.matchAll(sides[whose])) hear(whose, before.length - cue.index - cue[0].length);
      const next = after.matchAll(sides[whose]).next().value;
      if (next) hear(whose, next.index);
    }
  return voice;
}
