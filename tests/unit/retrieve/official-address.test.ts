import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeCard } from '../../../knowledge/retrieve/compose-card.ts';
import { officialAddress } from '../../../knowledge/retrieve/official-address.ts';
import { base } from './own-base.ts';

describe('the official address of a citation', () => {
  it.each([
    ['ECLI:EU:C:2016:630', 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2016:630'],
    [
      'C-182/15, ECLI:EU:C:2016:630.',
      'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2016:630',
    ],
    ['ECLI:NL:HR:2019:202', 'https://e-justice.europa.eu/ecli/ECLI:NL:HR:2019:202'],
    ['[2023] UKSC 42', 'https://caselaw.nationalarchives.gov.uk/uksc/2023/42'],
    ['[2022] EWCA Civ 840', 'https://caselaw.nationalarchives.gov.uk/ewca/civ/2022/840'],
    ['[2022]\u00a0EWHC 3114 (Admin)', 'https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/3114'],
    ['no. 37610/18', 'https://hudoc.echr.coe.int/eng#%7B%22appno%22%3A%5B%2237610%2F18%22%5D%7D'],
    ['37610/18', 'https://hudoc.echr.coe.int/eng#%7B%22appno%22%3A%5B%2237610%2F18%22%5D%7D'],
  ])('%s', (citation, url) => {
    expect(officialAddress(citation)?.url).toBe(url);
  });

  it.each([
    'II KK 123/20',
    'sent. n. 21125/2023',
    'n. 123/20',
    '2 BvR 1506/20',
    'C-182/15',
    'NJA 2019 s. 377',
    '[1999] 1 AC 12',
    'SAN 12/2018',
    'Communication No. 123/1998',
  ])('is not known of %s', (citation) => {
    expect(officialAddress(citation)).toBeNull();
  });

  it('is an address of one of four publishers, whatever text it is made from', () => {
    const piece = fc.constantFrom(
      'ECLI:EU:C:2016:630',
      'no. 1234/56',
      '[2023] UKSC 42',
      '"',
      '#',
      '\n',
      '../',
      '@evil.example',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const official = officialAddress(text);
          if (!official) return;
          const { hostname, username } = new URL(official.url);
          expect(hostname).toMatch(
            /^(?:eur-lex\.europa\.eu|e-justice\.europa\.eu|caselaw\.nationalarchives\.gov\.uk|hudoc\.echr\.coe\.int)$/,
          );
          expect(username).toBe('');
        },
      ),
    );
  });

  it('stands on the card of a decision that the base does not hold, and only there', () => {
    const options = { court: null, language: 'en' };
    const mention = { text: '[2022] EWCA Civ 840', category: 'case', targets: [], lang: 'en' } as const;
    expect(composeCard(base, { ...mention, targets: [] }, options).official?.publisher).toBe(
      'The National Archives',
    );
    expect(
      composeCard(base, { ...mention, targets: ['liu-v-poland-2022'] }, options).official,
    ).toBeUndefined();
  });
});
