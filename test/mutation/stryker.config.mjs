// @ts-check
import process from 'node:process';
import { roomOf } from './rooms.mjs';

const room = roomOf(process.env);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [...room.files],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/words.mjs'],
  ignorers: ['words'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Endless loops are told by how often a place is come to; the clock is for what hangs without coming to one.
  timeoutMS: 120_000,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  incrementalFile: `.build/mutation/${room.name}.incremental.json`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `.build/mutation/${room.name}.json` },
  tempDirName: '.build/mutation/sandboxes',
  // The learning's workers are threads of the built program.
  ignorePatterns: ['out/renderer', 'out/test', 'dist', '.build', 'contracts/.build', 'test/output', 'docs/screenshots'],
  checkers: [],
  allowConsoleColors: false,
};
