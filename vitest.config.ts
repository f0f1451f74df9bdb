import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          // A few tests read the whole lexicon or a large pack: on a busy machine five seconds are not enough.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          // One browser at a time: two on a small machine disturb each other's clocks.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          // A browser on a busy machine now and then misses a key or a frame. What the first try saw is printed,
          // and `npm test` names at its end what passed only at the second.
          retry: 1,
        },
      },
    ],
  },
});
