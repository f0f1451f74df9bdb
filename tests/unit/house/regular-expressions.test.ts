import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../../knowledge/lexicon/read-lexicon.ts';
import { paragraph } from '../../../knowledge/recognise/pinpoint.ts';
import { grammars } from '../../../knowledge/recognise/treaty-grammar.ts';
import { sourceFiles } from '../../../scripts/check-boundaries.ts';

/**
 * No regular expression of the product may run away on a hostile text: recheck searches each for an attack string,
 * and a quadratic one is refused as an exponential one is. Time-outs count as failures.
 */
interface Expression {
  where: string;
  source: string;
  flags: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { records } = readLexicon(`${root}knowledge/lexicon`);

/** Files that build an expression from strings, and the expressions that they build. */
const built: Record<string, RegExp[]> = {
  // Those of the lexicon, which are tried by themselves.
  'knowledge/lexicon/compile-lexicon.ts': [],
  'knowledge/recognise/run-patterns.ts': [],
  'knowledge/recognise/judge-record.ts': [],
  'knowledge/recognise/pinpoint.ts': [paragraph],
  'knowledge/recognise/treaty-grammar.ts': grammars.map((grammar) => grammar.between),
};

/** The `pattern`s of the lexicon, and what stands before or after a form, wrapped as judge-record.ts does. */
function ofLexicon(): Expression[] {
  return records.flatMap((record) => [
    ...(record.kind === 'pattern' ? record.forms : []).map((source) => ({
      where: record.id,
      source,
      flags: record.flags ?? 'u',
    })),
    ...(record.never_after ?? []).map((source) => ({
      where: `${record.id} never_after`,
      source: `^[\\s\\u00a0]*(?:${source})`,
      flags: 'u',
    })),
    ...(record.never_before ?? []).map((source) => ({
      where: `${record.id} never_before`,
      source: `(?:${source})\\s*$`,
      flags: 'u',
    })),
  ]);
}

function inSource(file: string): { literals: Expression[]; builds: boolean } {
  const literals: Expression[] = [];
  let builds = false;
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const one = node as {
      type?: string;
      regex?: { pattern: string; flags: string };
      callee?: { name?: string };
    };
    if (one.type === 'Literal' && one.regex)
      literals.push({ where: file, source: one.regex.pattern, flags: one.regex.flags });
    if ((one.type === 'NewExpression' || one.type === 'CallExpression') && one.callee?.name === 'RegExp')
      builds = true;
    Object.values(node).forEach(walk);
  };
  walk(parseSync(file, readFileSync(root + file, 'utf8')).program);
  return { literals, builds };
}

const sources = sourceFiles(root)
  .filter((file) => /^(?:knowledge|reading)\//.test(file))
  .map((file) => ({ file, ...inSource(file) }));

async function failing(expressions: readonly Expression[]): Promise<string[]> {
  const failed: string[] = [];
  const queue = [...new Map(expressions.map((one) => [`${one.flags}/${one.source}`, one])).values()];
  const work = async (): Promise<void> => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      const found = await check(one.source, one.flags, {
        timeout: 60_000,
        // Where it tries, it tries the same texts each time, and is judged by steps alone: by the clock, a busy
        // machine finds expressions guilty that an idle one does not.
        randomSeed: 1,
        seedingTimeout: null,
        incubationTimeout: null,
        attackTimeout: null,
        // Where it has to try rather than to prove: no text of 20,000 units, more than a block has, costs more than
        // 1,000 steps a unit. A quadratic one costs ten thousand.
        maxAttackStringSize: 20_000,
        attackLimit: 20_000_000,
      });
      if (found.status !== 'safe')
        failed.push(
          `${one.where}: ${found.status === 'vulnerable' ? found.complexity.summary : 'not decided in time'}: ${one.source}`,
        );
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, work));
  return failed;
}

describe('every regular expression reads a hostile text in steps in proportion to it', () => {
  it('finds the ones that do not', async () => {
    const bad = [
      { where: 'exponential', source: '^(a+)+$', flags: '' },
      { where: 'quadratic', source: '\\s+$', flags: '' },
    ];
    expect((await failing(bad)).map((line) => line.split(':')[0]).sort()).toEqual([
      'exponential',
      'quadratic',
    ]);
    expect(await failing([{ where: 'linear', source: '^a+$', flags: '' }])).toEqual([]);
  });

  it('knows every file that builds one from strings', () => {
    expect(sources.filter(({ builds }) => builds).map(({ file }) => file)).toEqual(Object.keys(built).sort());
  });

  it('in the lexicon', async () => {
    const expressions = ofLexicon();
    expect(expressions.length).toBeGreaterThan(60);
    expect(await failing(expressions)).toEqual([]);
  }, 240_000);

  it('in knowledge/ and reading/', async () => {
    const expressions = [
      ...sources.flatMap(({ literals }) => literals),
      ...Object.entries(built).flatMap(([where, list]) =>
        list.map(({ source, flags }) => ({ where, source, flags })),
      ),
    ];
    expect(expressions.length).toBeGreaterThan(100);
    expect(await failing(expressions)).toEqual([]);
  }, 240_000);
});
