import { describe, expect, it } from 'vitest';
import type { CaseEntry, KnowledgeBase } from '../../../knowledge/entry.ts';
import type { Answer } from '../../../knowledge/retrieve/answer.ts';
import { composeAnswer, questionsOf } from '../../../knowledge/retrieve/compose-answer.ts';
import { base } from './own-base.ts';

const answer = (id: string, court: string | null): Answer =>
  composeAnswer(base, id, { court, language: 'en' })!;
const part = (from: Answer, title: RegExp) => from.sections.find((section) => title.test(section.title))!;

describe('the questions of a court', () => {
  it('are all answered, in every court and in none, with a source in every part that rests on entries', () => {
    expect(base.questions.length).toBeGreaterThanOrEqual(14);
    for (const { id } of questionsOf(base, 'en'))
      for (const court of [null, 'pl', 'gb', 'nz', 'br', 'th', 'bh', 'hk']) {
        const { brief, sections } = answer(id, court);
        expect(brief.length + sections.length, `${id} in ${court}`).toBeGreaterThan(0);
        for (const line of [...brief, ...sections.flatMap(({ lines }) => lines)]) {
          expect(line.text === '' && line.pinpoint === '' && line.name === '', id).toBe(false);
          // A line without a source states nothing but that nothing is established, or is called our reading.
          if (line.source === null && line.name !== '') expect(line.note).toContain('our reading');
        }
      }
  });

  it('put what binds first and tell why one comes before the next', () => {
    const rulings = part(answer('assurances', 'pl'), /^Rulings$/).lines;
    expect(rulings[0]).toMatchObject({
      entry: 'liu-v-poland-2022',
      weight: { status: 'binding' },
      favours: { side: 'defence' },
    });
    expect(rulings.some(({ note }) => /^before the next: /.test(note))).toBe(true);
    const order = { binding: 0, persuasive: 1, none: 2 };
    const standing = rulings.map(({ weight }) => order[weight!.status]);
    expect(standing).toEqual([...standing].sort());
  });

  it('keep adverse rulings apart, each with how to distinguish it or that no way was read', () => {
    const adverse = part(answer('rulings', 'nz'), /China or Hong Kong: be ready for/).lines;
    expect(adverse[0]!.entry).toBe('nz-kim-nzsc-2022');
    for (const { favours, note } of adverse) {
      expect(favours!.side).toBe('requesting-state');
      expect(note).toMatch(/distinguish/i);
    }
  });

  it('show each ruling under the state that requested, and one on Chinese requests under no other', () => {
    const { sections } = answer('rulings', 'gb');
    const statesOf = (title: RegExp) =>
      sections
        .filter((section) => title.test(section.title))
        .flatMap(({ lines }) => lines)
        .map(({ entry }) => (base.entries[entry!] as CaseEntry).requesting);
    const china = statesOf(/^Requests by China or Hong Kong/);
    const others = statesOf(/^Other requests/);
    expect(china.length).toBeGreaterThan(10);
    expect(china.filter((state) => state !== 'CN' && state !== 'HK')).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((state) => state === 'CN' || state === 'HK')).toEqual([]);
    // Without the rule the same rulings would stand in both parts.
    const question = base.questions.find(({ id }) => id === 'rulings')!;
    const without = {
      ...base,
      questions: [
        {
          ...question,
          sections: question.sections.map((section) => ({ ...section, not_requesting: undefined })),
        },
      ] as unknown as KnowledgeBase['questions'],
    };
    const all = composeAnswer(without, 'rulings', { court: 'gb', language: 'en' })!
      .sections.filter(({ title }) => /^Other requests/.test(title))
      .flatMap(({ lines }) => lines);
    expect(all.length).toBeGreaterThan(others.length);
  });

  it('say first what my country lacks, then what entries doubt, each entry once', () => {
    const { notEstablished } = answer('treaty-with-my-country', 'pl');
    expect(notEstablished[0]!.text).toContain('Hong Kong: not established here');
    const named = notEstablished.filter(({ name }) => name !== '').map(({ entry }) => entry);
    expect(new Set(named).size).toBe(named.length);
    // Doubts about other countries' treaties are not gaps of this answer.
    expect(named.filter((id) => id?.startsWith('treaty-cn-') && !id.includes('-pl-'))).toEqual([]);
  });

  it('show the clauses of my country’s treaty, and warn of those not read', () => {
    const lines = part(answer('treaty-with-my-country', 'fr'), /My country/).lines;
    expect(lines[0]!.text).toContain('In force since 17 July 2015');
    expect(lines[0]!.note).toContain('was not read');
    expect(lines.some(({ pinpoint, text }) => pinpoint === 'art. 3' && /death/.test(text))).toBe(true);
  });

  it('ask for a court where one is needed, and know no other question', () => {
    expect(part(answer('remedies-today', null), /my country/).lines[0]!.text).toContain('Choose my court');
    expect(composeAnswer(base, 'nothing-asked', { court: null, language: 'en' })).toBeNull();
  });
});
