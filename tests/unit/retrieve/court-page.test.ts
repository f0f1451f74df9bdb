import { describe, expect, it } from 'vitest';
import { courtLines } from '../../../knowledge/retrieve/answer-court.ts';
import { composing } from '../../../knowledge/retrieve/card-parts.ts';
import { courtPage } from '../../../knowledge/retrieve/court-page.ts';
import { base, courts } from './own-base.ts';

const page = (court: string) => courtPage(base, court, 'en')!;

describe('my court', () => {
  it('Poland: what binds, what is open today and how it is asked for, what is against', () => {
    const poland = page('pl');
    expect(poland.name).toBe('Poland');
    expect(poland.treaties.china[0]!.text).toBe(
      'No extradition treaty with China was found in the sources read.',
    );
    expect(poland.treaties.hongKong[0]!.text).toContain('not established');
    expect(poland.rulings[0]!.entry.id).toBe('liu-v-poland-2022');
    expect(poland.extraditionLaw).toEqual({
      text: 'Polish Code of Criminal Procedure, article 604',
      entry: 'inst-pl-ccp-604',
    });
    expect(poland.refusalGrounds.length).toBeGreaterThan(3);
    const rule39 = poland.remedies.find(({ id }) => id === 'remedy-ecthr-rule-39')!;
    expect(rule39.available).toBe('yes');
    expect(rule39.how.length).toBeGreaterThan(40);
    expect(poland.adverse.every(({ entry }) => entry.favours === 'requesting-state')).toBe(true);
    expect(rule39.source.words).toMatch(/^Read in: /);
    expect(rule39.source.url).toMatch(/^https:/);
  });

  it('gives each of its parts with how it was read, or says that nothing is established', () => {
    const lines = (court: string, part: Parameters<typeof courtLines>[1]) =>
      courtLines(composing(base, { court, language: 'en', full: true }), part);
    const decides = lines('pl', 'who-decides')[0]!;
    expect(decides.text).toContain('appeal');
    expect(decides.source).toMatchObject({ level: 'secondary' });
    expect(decides.source!.url).toMatch(/^https:/);
    // The statute's own provisions, with their places.
    const grounds = lines('de', 'refusal-grounds');
    expect(grounds.some(({ entry, pinpoint }) => entry === 'inst-de-irg' && pinpoint !== '')).toBe(true);
    expect(grounds.every(({ source }) => source !== null)).toBe(true);
    expect(lines('bh', 'who-decides')).toMatchObject([{ text: 'Not established here.', source: null }]);
    expect(lines('fr', 'treaties')[0]).toMatchObject({ source: { level: 'primary' } });
  });

  it('puts open remedies first and never turns "unknown" into "no"', () => {
    const order = { yes: 0, unknown: 1, no: 2 };
    for (const court of courts) {
      const own = base.entries[court]!;
      if (own.kind !== 'jurisdiction') continue;
      const places = page(court).remedies.map(({ available }) => order[available]);
      expect(places, court).toEqual([...places].sort());
      for (const { id, available } of own.remedies)
        if (available === 'unknown')
          expect(page(court).remedies.find((r) => r.id === id)!.available).toBe('unknown');
    }
  });

  it('shows the rules of authority as our own reading, in every country', () => {
    for (const court of courts)
      for (const rule of page(court).authorityRules) expect(rule.checked, court).toBe(false);
  });

  it('gives null or nothing where nothing was read', () => {
    const unknown = page('bh');
    expect(unknown.whoDecides).toBeNull();
    expect(unknown.extraditionLaw).toBeNull();
    expect(unknown.refusalGrounds).toEqual([]);
    expect(unknown.treaties.china[0]!.text).toContain('not established here');
  });

  it('is worked out once, and is null for what is no court', () => {
    expect(courtPage(base, 'pl', 'en')).toBe(courtPage(base, 'pl', 'en'));
    expect(courtPage(base, 'liu-v-poland-2022', 'en')).toBeNull();
    expect(courtPage(base, 'nowhere', 'en')).toBeNull();
  });
});
