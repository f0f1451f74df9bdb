import { describe, expect, it } from 'vitest';
import { importsOf, objectionTo } from '../../../scripts/check-boundaries.ts';

function objections(file: string, source: string): (string | null)[] {
  return importsOf(file, source).map((found) => objectionTo(file, found));
}

describe('the import table', () => {
  it.each([
    ['knowledge/recognise/a.ts', `import { b } from '../../reading/b.ts';`],
    ['knowledge/recognise/a.ts', `import { readFileSync } from 'node:fs';`],
    ['knowledge/a.ts', `import type { b } from '../platform/b.ts';`],
    ['knowledge/a.ts', `import browser from 'webextension-polyfill';`],
    ['reading/a.ts', `import { b } from '../platform/b.ts';`],
    ['reading/a.ts', `import { b } from '../casefile/b.ts';`],
    ['reading/live/a.ts', `export * from '../../components/b.ts';`],
    ['casefile/a.ts', `import { b } from '../reading/b.ts';`],
    ['casefile/a.ts', `import { type B, b } from '../reading/b.ts';`],
    ['platform/a.ts', `import { b } from '../reading/b.ts';`],
    ['platform/a.ts', `import type { B } from '../components/b.tsx';`],
    ['components/A.tsx', `import { b } from '../platform/b.ts'; export const A = () => <p>{b}</p>;`],
    ['components/A.tsx', `const b = await import('../casefile/b.ts');`],
    ['components/A.tsx', `import browser from 'webextension-polyfill';`],
    ['components/A.tsx', `import '../entrypoints/background.ts';`],
    ['entrypoints/background.ts', `import { b } from '../tests/b.ts';`],
    ['scripts/a.ts', `import { b } from '../platform/b.ts';`],
  ])('stops %s with %s', (file, source) => {
    expect(objections(file, source).filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ['reading/a.ts', `import { b } from '../knowledge/b.ts';`],
    ['casefile/a.ts', `import type { B } from '../reading/b.ts';`],
    ['casefile/a.ts', `import { type B, type C } from '../reading/b.ts';`],
    ['platform/a.ts', `import browser from 'webextension-polyfill';`],
    ['components/A.tsx', `import type { B } from '../platform/b.ts'; import { c } from './c.ts';`],
    ['components/A.tsx', `export type { B } from '../casefile/b.ts';`],
    ['entrypoints/options/main.tsx', `import { b } from '../../components/b.tsx';`],
    ['knowledge/compile/compile.ts', `import { readFileSync } from 'node:fs';`],
    ['tests/unit/a.test.ts', `import { b } from '../../entrypoints/b.ts';`],
  ])('lets %s pass with %s', (file, source) => {
    expect(objections(file, source).filter(Boolean)).toEqual([]);
  });
});
