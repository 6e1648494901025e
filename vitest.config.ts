import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const common = { environment: 'node', pool: 'forks', globals: false, restoreMocks: true } as const;

/** Vitest leaves a core to itself, which on two cores is half of them. */
const workers = Math.max(2, availableParallelism() - 1);

/** In ms: whatever has not ended by then never does, however busy the machine is. */
const HANGS = 600_000;

/** The kinds of test, quickest first; `test/run/main.mjs` says which of them run at once. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          maxWorkers: workers,
          include: ['{simulations,electron,renderer,contracts/build,test/run}/**/*.test.{ts,tsx,mjs}'],
          testTimeout: HANGS,
          hookTimeout: HANGS,
          // Most of the time went into loading the same modules for every file anew. Tests leave nothing behind in them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'integration',
          maxWorkers: workers,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: HANGS,
          hookTimeout: HANGS,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'determinism',
          maxWorkers: workers,
          include: ['test/determinism/**/*.test.ts'],
          testTimeout: HANGS,
          hookTimeout: HANGS,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: HANGS,
          hookTimeout: HANGS,
        },
      },
    ],
  },
});
