// @ts-check
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { instrumented } from './instrumented.mjs';
import LightFirst from './light-first.mjs';
import { roomOf } from './rooms.mjs';

const { files, tests } = roomOf(process.env);
const { code } = await instrumented(files);

/** The unit tests of one room, on its code with all mutants in it. */
export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      transform: (_, id) => code.get(id.replace(/\?.*$/, '')) ?? null,
    },
  ],
  test: {
    environment: 'node',
    globals: false,
    restoreMocks: true,
    retry: 0,
    include: [...tests],
    runner: './test/run/mutation/mutant-runner.mjs',
    setupFiles: ['./test/run/mutation/first-failure.mjs'],
    // One thread for all files: what a test has noticed the next need not look at.
    isolate: false,
    pool: 'threads',
    maxWorkers: 1,
    sequence: { sequencer: LightFirst },
    // For what hangs without coming to a mutant again; endless loops are told by how often they do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
