// @ts-check
import process from 'node:process';
import { partOf } from './rooms.mjs';

const { name, folder, files, declares = false } = partOf(process.env);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`${folder}/${files}`, `!${folder}/**/*.test.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/words.mjs'],
  ignorers: ['words'],
  vitest: { configFile: 'test/mutation/vitest.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // What a file does once, as it is loaded, can only be tried on all tests of its part. Where most of that is tables (of what
  // measures, flows and columns there are) it is a quarter of the mutants and seven eighths of the time.
  ignoreStatic: declares && process.env.MUTATION_STATIC !== 'yes',
  // Endless loops are told by how often a place is come to; the clock is for what hangs without coming to one.
  timeoutMS: 120_000,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  incrementalFile: `.build/mutation/${name}.incremental.json`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `.build/mutation/${name}.json` },
  tempDirName: '.build/mutation/sandboxes',
  // What no unit test of these rooms reads is not copied. The learning's workers are threads of the built program.
  ignorePatterns: [
    'out/{renderer,electron,test}',
    'dist',
    '.build',
    'docs',
    'renderer',
    'contracts/{.build,src,test}',
    'test/{output,e2e,integration,bench,browser,electron-stand-in}',
  ],
  allowConsoleColors: false,
};
