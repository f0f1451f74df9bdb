import { describe, expect, it } from 'vitest';
import {
  endingWhole,
  filterGroups,
  groupMentions,
  joinFrames,
  startingWhole,
} from '../../../components/panel/page-findings.ts';
import type { Findings, ListedMention } from '../../../platform/messages.ts';

const findings = (over: Partial<Findings>): Findings => ({
  url: 'https://court.example/1',
  title: 'Judgment',
  quiet: false,
  complete: true,
  counts: [],
  mentions: [],
  contentions: [],
  ...over,
});
const mention = (
  index: number,
  text: string,
  target?: string,
  over: Partial<ListedMention> = {},
): ListedMention => ({
  index,
  text,
  category: 'case',
  targets: target ? [target] : [],
  ...over,
});
const names: { [id: string]: string } = { liu: 'Liu v. Poland', soering: 'Söring v. the United Kingdom' };
const labelOf = (id: string) => names[id] ?? null;

describe('the frames of a page', () => {
  it('are one list, each mention with the frame it stands in', () => {
    const page = joinFrames([
      {
        frameId: 7,
        findings: findings({
          url: 'https://ads.example',
          title: 'Ad',
          complete: false,
          counts: [{ category: 'case', count: 1 }],
          mentions: [mention(0, 'Liu', 'liu')],
        }),
      },
      {
        frameId: 0,
        findings: findings({
          counts: [
            { category: 'case', count: 2 },
            { category: 'china', count: 5 },
          ],
          mentions: [mention(0, 'Liu', 'liu'), mention(1, 'Liu', 'liu')],
        }),
      },
    ])!;
    expect(page.title).toBe('Judgment');
    expect(page.complete).toBe(false);
    expect(page.counts.get('case')).toBe(3);
    expect(page.total).toBe(8);
    expect(page.mentions.map(({ frameId, index }) => [frameId, index])).toEqual([
      [7, 0],
      [0, 0],
      [0, 1],
    ]);
  });

  it('are nothing if none was read', () => expect(joinFrames([])).toBeNull());
});

describe('mentions', () => {
  const page = joinFrames([
    {
      frameId: 0,
      findings: findings({
        counts: [
          { category: 'case', count: 9 },
          { category: 'assurance', count: 1 },
        ],
        mentions: [
          mention(0, 'X v. Y,\n no. 1/20'),
          mention(1, 'Söring', 'soering'),
          mention(2, 'note verbale', undefined, { category: 'assurance', targets: ['gone', 'liu'] }),
          mention(3, 'Liu', 'liu'),
          mention(4, 'Liu v. Poland', 'liu', { pinpoint: '§ 79' }),
          mention(5, 'x v. y, no. 1/20'),
          mention(6, 'Liu', 'liu'),
        ],
      }),
    },
  ])!;
  const groups = groupMentions(page, labelOf);

  it('stand by category in its order, what is mentioned most first', () => {
    expect(groups.map(({ category, count }) => [category, count])).toEqual([
      ['case', 9],
      ['assurance', 1],
    ]);
    expect(groups[0]!.targets.map(({ label, mentions }) => [label, mentions.length])).toEqual([
      ['Liu v. Poland', 3],
      ['X v. Y, no. 1/20', 2],
      ['Söring v. the United Kingdom', 1],
    ]);
  });

  it('lead to the first target that the base holds, or to none', () => {
    expect(groups[1]!.targets[0]!.entry).toBe('liu');
    expect(groups[0]!.targets[1]!.entry).toBeNull();
  });

  it('are filtered by label and by words, whatever case and accents', () => {
    const labels = (typed: string) =>
      filterGroups(groups, typed).flatMap(({ targets }) => targets.map(({ label }) => label));
    expect(labels('soring')).toEqual(['Söring v. the United Kingdom']);
    expect(labels('VERBALE')).toEqual(['Liu v. Poland']);
    expect(labels('poland liu')).toEqual(['Liu v. Poland', 'Liu v. Poland']);
    expect(labels('nothing')).toEqual([]);
    expect(filterGroups(groups, '  ')).toEqual(groups);
    expect(filterGroups(groups, 'soring')[0]!.count).toBe(1);
  });
});

it('cuts no word of a passage’s surroundings in two', () => {
  expect(startingWhole('gainst Torture, and two ')).toBe('Torture, and two ');
  expect(endingWhole(' of torture and o')).toBe(' of torture and');
  expect(endingWhole(' of torture.')).toBe(' of torture.');
  expect(startingWhole('Mr Lin will be ')).toBe('Mr Lin will be ');
  expect(startingWhole('没有空格')).toBe('没有空格');
  expect(endingWhole('')).toBe('');
});
