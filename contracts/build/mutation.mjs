// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { contracts, runForge } from './forge.mjs';
import { OPTIMISED_ONLY, scratchProject } from './scratch-project.mjs';
import { applied, drawn, mutantsOf } from './solidity-mutants.mjs';

/** How many of all mutants are tried, drawn by a seed; all of them take hours. */
const TRIED_OF_A_FILE = 12;
const SEED = 'folkmoot';

/**
 * What is changed, and the tests that may notice: the settlement of rounds and what it pays from, and how an epoch is
 * released. Smallest first.
 */
const parts = [
  { name: 'pool', sources: ['rewards/RolePool.sol'], tests: /^(invariant\/)?RolePool\./ },
  {
    name: 'emission',
    sources: ['rewards/EmissionCurve.sol', 'rewards/EmissionController.sol'],
    tests: /^(invariant\/)?EmissionController\./,
  },
  {
    name: 'settlement',
    sources: ['training/RoundSettlement.sol', 'training/RobustMedian.sol'],
    tests: /^((invariant\/)?TrainingRounds|RobustMedian|RewardRule)\./,
  },
];

/**
 * Runs a part's tests on mutants of its sources.
 * @param {typeof parts[number]} part
 * @param {number} most mutants of a file
 * @returns {Promise<{ noticed: number, tried: number }>}
 */
async function tryPart({ name, sources, tests }, most) {
  const project = scratchProject(`mutants-${name}`, (file) => tests.test(file));
  // Not optimised: compiling is what takes the time.
  const options = ['--fail-fast', '--optimize', 'false', '--no-match-test', OPTIMISED_ONLY];
  const run = () => runForge('test', options, { project, capture: true });
  const sound = await run();
  if (sound.code !== 0) throw new Error(`the tests fail on the contracts as they are:\n${sound.output}`);
  const tally = { noticed: 0, tried: 0 };
  for (const file of sources) {
    const place = path.join(project, 'src', file);
    const source = readFileSync(path.join(contracts, 'src', file), 'utf8');
    for (const mutant of drawn(mutantsOf(source), most, `${SEED} ${file}`)) {
      writeFileSync(place, applied(source, mutant));
      const { code, output } = await run();
      const said = `${file}:${mutant.line}: ${mutant.was} → ${mutant.by === '' ? 'nothing' : mutant.by}`;
      const outcome = code === 0 ? 'survived' : /Compiler run failed/.test(output) ? 'does not compile' : 'noticed';
      process.stdout.write(`  ${outcome.padEnd(17)}${said}\n`);
      if (outcome !== 'does not compile') tally.tried += 1;
      if (outcome === 'noticed') tally.noticed += 1;
    }
    writeFileSync(place, source);
  }
  return tally;
}

/**
 * Tries mutants of the contracts that settle and pay, and prints each with what became of it.
 * @param {{ all?: boolean, part?: string }} [which] `all`: every mutant and not some of each file
 * @returns {Promise<{ noticed: number, tried: number }>} what does not compile is not counted
 */
export async function tryContracts({ all = false, part: wanted } = {}) {
  const sum = { noticed: 0, tried: 0 };
  for (const part of parts) {
    if (wanted !== undefined && part.name !== wanted) continue;
    const { noticed, tried } = await tryPart(part, all ? Number.POSITIVE_INFINITY : TRIED_OF_A_FILE);
    process.stdout.write(`contracts, ${part.name}: ${noticed} of ${tried} noticed\n`);
    sum.noticed += noticed;
    sum.tried += tried;
  }
  return sum;
}
