import { describe, expect, it } from 'vitest';
import { raisedArguments } from '../../../knowledge/retrieve/raised-arguments.ts';
import { base } from './own-base.ts';

const mention = (...targets: string[]) => ({ targets });
const contention = (argument: string, text = 'a phrase of several words', before = '', after = '') => ({
  argument,
  text,
  before,
  after,
});

describe('the arguments that a document raises', () => {
  it('are none for mentions alone, however many', () => {
    const words = ['torture', 'liu-v-poland-2022', 'diplomatic-assurances', 'red-notice', 'inst-echr'];
    expect(
      raisedArguments(
        base,
        words.map((id) => mention(id)),
        [],
      ),
    ).toEqual([]);
  });

  it('are those of which a trigger stands there, the most often raised first', () => {
    const raised = raisedArguments(
      base,
      [],
      [
        contention('arg-specialty'),
        contention('arg-no-individual-risk'),
        contention('arg-no-individual-risk'),
      ],
    );
    expect(raised.map(({ argument, contentions }) => [argument, contentions])).toEqual([
      ['arg-no-individual-risk', [1, 2]],
      ['arg-specialty', [0]],
    ]);
    expect(raised[0]!.title).toBe('No individualised risk has been shown');
    expect(raised[0]!.claim.length).toBeGreaterThan(20);
  });

  it('are those that a mention leads to directly', () => {
    const raised = raisedArguments(base, [mention('china'), mention('red-notice', 'arg-kim')], []);
    expect(raised.map(({ argument, mentions }) => [argument, mentions])).toEqual([['arg-kim', [1]]]);
  });

  it('gain the mentions of the topics that point to them, in reading order', () => {
    const mentions = [mention('diplomatic-assurances'), mention('torture'), mention('diplomatic-assurances')];
    const [raised] = raisedArguments(base, mentions, [contention('arg-assurances-sufficient')]);
    expect(raised).toMatchObject({
      argument: 'arg-assurances-sufficient',
      contentions: [0],
      mentions: [0, 2],
    });
  });

  it('are strong by two phrases, or by one in the requesting side’s voice; else touched on', () => {
    const strengths = (...passages: ReturnType<typeof contention>[]) =>
      raisedArguments(base, [], passages).map(({ strong }) => strong);
    const one = 'safe haven';
    const long = 'interests of the victims';
    expect(strengths(contention('arg-impunity', one))).toEqual([false]);
    expect(strengths(contention('arg-impunity', long))).toEqual([false]);
    expect(strengths(contention('arg-impunity', one), contention('arg-impunity', long))).toEqual([true]);
    expect(strengths(contention('arg-impunity', long, 'The Prosecutor General says that the '))).toEqual([
      true,
    ]);
    expect(strengths(contention('arg-impunity', long, 'The defence points to the '))).toEqual([false]);
    // The nearer side is heard.
    expect(
      strengths(contention('arg-impunity', long, 'The Prosecutor replied. The defence spoke of the ')),
    ).toEqual([false]);
    expect(strengths(contention('arg-impunity', '避风港'))).toEqual([false]);
    expect(strengths(contention('arg-impunity', long, 'Le procureur soutient que '))).toEqual([true]);
  });

  it('put those that are strong before those that are touched on', () => {
    const raised = raisedArguments(
      base,
      [],
      [
        contention('arg-kim', 'one word'),
        contention('arg-impunity', 'safe haven', 'The prosecutor argued that a '),
        contention('arg-impunity', 'the interests of victims'),
      ],
    );
    expect(raised.map(({ argument, strong }) => [argument, strong])).toEqual([
      ['arg-impunity', true],
      ['arg-kim', false],
    ]);
  });

  it('leave out what the base does not hold', () => {
    expect(
      raisedArguments(base, [mention('__proto__')], [contention('constructor'), contention('china')]),
    ).toEqual([]);
  });

  it('put the better answered first where they are raised equally', () => {
    const raised = raisedArguments(
      base,
      [],
      [contention('arg-model-court'), contention('arg-assurances-sufficient')],
    );
    expect(raised.map(({ argument }) => argument)).toEqual(['arg-assurances-sufficient', 'arg-model-court']);
  });
});
