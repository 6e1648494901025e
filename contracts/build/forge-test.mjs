// @ts-check
import process from 'node:process';
import { runForge } from './forge.mjs';

/** Runs the contracts' tests with Foundry; options are forge's own, e.g. `--match-contract StakePool`, `-vvv`, `--json`. */
process.exitCode = (await runForge('test', process.argv.slice(2))).code;
