import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const common = { environment: 'node', pool: 'forks', globals: false, restoreMocks: true } as const;

/** Vitest leaves a core to itself, which on two cores is half of them. */
const workers = Math.max(2, availableParallelism() - 1);

/** The kinds of test; `npm test` runs them one after another, quickest first. */
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
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'integration',
          maxWorkers: workers,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'determinism',
          include: ['test/determinism/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
