import type { CardContent } from './card-content.ts';
import { officialAddress } from './official-address.ts';
import { phrasesIn } from './phrases.ts';

/**
 * The card of a well-formed citation of a decision that the base does not hold: it says so and offers the citation
 * itself, with the official address where the number makes it certain, and claims nothing of the decision.
 * @param text the citation as it stands in the document
 */
export function citationCard(text: string, pinpoint: string, language: string): CardContent {
  const official = officialAddress(text);
  const card = bareCard(text, pinpoint, phrasesIn(language).unknownCitation);
  return official ? { ...card, official } : card;
}

/** The card of words that are known here, but on which the pack in place of the base that ships has no entry. */
export function noEntryCard(text: string, pinpoint: string, language: string): CardContent {
  return bareCard(text, pinpoint, phrasesIn(language).noEntry);
}

function bareCard(
  text: string,
  pinpoint: string,
  said: { overline: string; lead: string; checkIt: string },
): CardContent {
  const words = text.replace(/\s+/g, ' ').trim();
  return {
    id: '',
    kind: 'citation',
    overline: [said.overline],
    heading: words,
    weight: null,
    favours: null,
    lead: said.lead,
    sections: [{ role: 'caution', title: said.overline, items: [{ text: said.checkIt }] }],
    source: null,
    citation: pinpoint === '' || words.includes(pinpoint) ? words : `${words}, ${pinpoint}`,
  };
}
