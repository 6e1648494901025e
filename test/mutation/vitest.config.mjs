// @ts-check
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { partOf } from './rooms.mjs';

const { folder, tests } = partOf(process.env);

/** The unit tests of one part of a room. */
export default defineConfig({
  test: {
    environment: 'node',
    globals: false,
    restoreMocks: true,
    retry: 0,
    // One thread for all files: what they import is loaded once and not once a file.
    isolate: false,
    reporters: ['./test/mutation/load-failures.mjs'],
    include: [`${folder}/${tests}`],
    // No test of these is told by a clock; what hangs is ended by Stryker, which counts how often a place is come to.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
