// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tryContracts } from '../../../contracts/build/mutation.mjs';
import { root } from '../../../electron/bootstrap/root.mjs';
import { SetUpError } from '../../../electron/bootstrap/say.mjs';
import { runScript } from '../section.mjs';
import { instrumented } from './instrumented.mjs';
import { rooms } from './rooms.mjs';

/** What is asked of each room: parts of its mutants that its tests notice. */
const LEAST = 0.8;

/**
 * What came of a room's mutants.
 * @typedef {{ tried: string[], noticed: (readonly [mutant: string, test: string])[], unsound: string[], loaded: string[] }} Found
 * @typedef {{ noticed: number, tried: number }} Tally
 */

/**
 * Counts mutants, and names those that nobody noticed. What no test comes to counts as unnoticed; what is only come to as
 * files are loaded is not counted, as it was not tried.
 * @param {readonly import('./instrumented.mjs').Mutant[]} mutants
 * @param {Found} found
 * @returns {Tally & { unnoticed: string[], untried: number }}
 */
export function countMutants(mutants, found) {
  const tried = new Set(found.tried);
  const noticed = new Set(found.noticed.map(([mutant]) => mutant));
  const loaded = new Set(found.loaded);
  const tally = { noticed: 0, tried: 0, untried: 0, unnoticed: /** @type {string[]} */ ([]) };
  for (const { id, file, line, what, by, leftAlone } of mutants) {
    if (leftAlone) continue;
    if (!tried.has(id) && loaded.has(id)) {
      tally.untried += 1;
      continue;
    }
    tally.tried += 1;
    if (noticed.has(id)) tally.noticed += 1;
    else tally.unnoticed.push(`${tried.has(id) ? 'survived' : 'untested'}  ${file}:${line}: ${what} → ${by}`);
  }
  return tally;
}

/**
 * @param {string} name of a room
 * @returns {Promise<Tally>}
 */
async function tryRoom(name) {
  const room = rooms[name];
  if (room === undefined) throw new Error(`no room ${name}`);
  const { mutants } = await instrumented(room.files);
  const report = path.join(root, '.build', 'mutation', `${name}.json`);
  rmSync(report, { force: true });
  const { code } = await runScript(
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'test/run/mutation/vitest.config.mjs', '--reporter=dot'],
    { env: { MUTATION_ROOM: name } },
  );
  if (code !== 0) throw new SetUpError(`the tests of ${name} fail as they are.`, 'The lines above say which.');
  /** @type {Found} */
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const { unnoticed, untried, ...tally } = countMutants(mutants, found);
  for (const mutant of unnoticed) process.stdout.write(`  ${mutant}\n`);
  for (const test of found.unsound) process.stdout.write(`  fails when it is run again: ${test}\n`);
  process.stdout.write(`  ${untried} more are made as files are loaded, and were not tried\n`);
  return tally;
}

/**
 * Changes the code of some rooms, one place at a time, and counts how many changes their tests notice.
 * @param {string[]} args rooms, all when there are none; `--all` tries every mutant of the contracts and not a draw
 * @returns {Promise<number>} the exit status: 1 when a room's tests notice too few
 */
export async function runMutation(args) {
  const known = [...Object.keys(rooms), 'contracts'];
  const asked = args.filter((arg) => arg !== '--all');
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new SetUpError(`There is no room "${unknown}".`, `The rooms are ${known.join(', ')}.`, 2);
  /** @type {string[]} */
  const lines = [];
  let enough = true;
  for (const room of known) {
    if (asked.length > 0 && !asked.includes(room)) continue;
    process.stdout.write(`\n── ${room} ──\n`);
    const { noticed, tried } =
      room === 'contracts' ? await tryContracts({ all: args.includes('--all') }) : await tryRoom(room);
    const share = tried === 0 ? 0 : noticed / tried;
    enough &&= share >= LEAST;
    const counted = `${String(noticed).padStart(5)} of ${String(tried).padStart(5)} noticed`;
    lines.push(`${room.padEnd(12)} ${counted} ${(100 * share).toFixed(1).padStart(6)} %`);
  }
  process.stdout.write(`\n── summary ──\n${lines.join('\n')}\n`);
  return enough ? 0 : 1;
}
