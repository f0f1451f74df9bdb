import { describe, expect, it } from 'vitest';
import { referencesOf } from '../../../knowledge/compile/check-references.ts';
import { compileOwn } from '../../../knowledge/compile/compile.ts';

const { base, faults } = compileOwn();
const entries = Object.values(base.entries);
const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;

describe('the knowledge base that ships', () => {
  it('compiles without a fault', () => {
    expect(faults).toEqual([]);
  });

  it('compiles to the same bytes each time', () => {
    expect(JSON.stringify(compileOwn().base)).toBe(JSON.stringify(base));
  });

  it('holds enough of each kind to be of use', () => {
    expect(count('case')).toBeGreaterThanOrEqual(100);
    expect(count('argument')).toBeGreaterThanOrEqual(90);
    expect(count('instrument')).toBeGreaterThanOrEqual(50);
    expect(count('treaty')).toBeGreaterThanOrEqual(115);
    expect(count('topic')).toBeGreaterThanOrEqual(180);
    expect(count('jurisdiction')).toBeGreaterThanOrEqual(130);
    expect(count('remedy')).toBe(10);
  });

  it('resolves every reference', () => {
    const broken = entries.flatMap((entry) => referencesOf(entry).filter(({ to }) => !(to in base.entries)));
    expect(broken).toEqual([]);
  });

  it('ships nothing unchecked as a fact', () => {
    for (const entry of entries) {
      expect(['primary', 'secondary']).toContain(entry.checked);
      if (entry.kind === 'instrument')
        for (const provision of entry.provisions)
          expect(['primary', 'secondary']).toContain(provision.checked);
      if (entry.kind !== 'jurisdiction') continue;
      const read = entry.checked_by_field;
      if (!read.who_decides) expect(entry.who_decides, entry.id).toBeNull();
      if (!read.refusal_grounds) expect(entry.refusal_grounds, entry.id).toEqual([]);
      if (!read.extradition_law) expect(entry.extradition_law, entry.id).toBeNull();
      if (!read.treaty_with_china)
        expect([entry.treaty_with_china, entry.treaty_with_china_status], entry.id).toEqual([null, null]);
      if (!read.treaty_with_hk)
        expect([entry.treaty_with_hk, entry.treaty_with_hk_status], entry.id).toEqual([null, null]);
      expect(entry).not.toHaveProperty('unverified');
      expect(entry).not.toHaveProperty('legal_family');
    }
  });

  it('gives each source a title and a publisher, and all but a few an address', () => {
    const sources = entries.flatMap((entry) => entry.sources.map((source) => ({ id: entry.id, ...source })));
    for (const source of sources)
      expect(source.title && source.publisher && source.supports, source.id).toBeTruthy();
    const without = entries.filter((entry) => entry.sources.every(({ url }) => url === ''));
    expect(without.map(({ id }) => id)).toEqual(['treaty-cn-bw-extradition']);
  });

  it('has the hubs, and no hub that is not one', () => {
    const hubs = entries.filter((entry) => entry.kind === 'topic' && entry.hub).map(({ id }) => id);
    expect(hubs).toEqual(['china', 'extradition-to-china', 'hong-kong', 'taiwan']);
  });

  it('calls adverse authority by its name and says how to meet it', () => {
    const adverse = entries.filter((entry) => entry.kind === 'case' && entry.favours === 'requesting-state');
    expect(adverse.length).toBeGreaterThanOrEqual(20);
    for (const entry of adverse) expect(entry.kind === 'case' && entry.distinguish.en, entry.id).toBeTruthy();
  });
});
