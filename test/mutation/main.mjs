// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tryContracts } from '../../contracts/build/mutation.mjs';
import { root } from '../../electron/bootstrap/root.mjs';
import { SetUpError } from '../../electron/bootstrap/say.mjs';
import { runScript } from '../run/section.mjs';
import { rooms } from './rooms.mjs';

/** What is asked of each room: parts of its mutants that its tests notice. */
const LEAST = 0.8;

/**
 * @typedef {{ status: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }} Mutant
 * @typedef {{ files: Record<string, { mutants: Mutant[] }> }} Report Stryker's
 * @typedef {{ noticed: number, tried: number }} Tally
 */

/** A mutant that fails tests, never ends, or keeps a test file from being loaded: a run of vitest fails by each. */
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);

/**
 * Counts a report's mutants, and names those that nobody noticed.
 * @param {Report} report
 * @returns {Tally & { unnoticed: string[] }} what is left out by a rule or a comment is not counted
 */
export function countMutants({ files }) {
  /** @type {string[]} */
  const unnoticed = [];
  const tally = { noticed: 0, tried: 0, unnoticed };
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const { status, mutatorName, replacement = '', location } of mutants) {
      if (NOTICED.has(status)) tally.noticed += 1;
      else if (!UNNOTICED.has(status)) continue;
      else tally.unnoticed.push(`${file}:${location.start.line}: ${mutatorName} ${replacement.replace(/\s+/g, ' ')}`);
      tally.tried += 1;
    }
  }
  return tally;
}

/**
 * @param {string} part of a room
 * @param {boolean} all what is done as a file is loaded, too
 * @returns {Promise<Tally>}
 */
async function tryPart(part, all) {
  const { code } = await runScript(
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    ['run', 'test/mutation/stryker.config.mjs'],
    { env: { MUTATION_PART: part, MUTATION_STATIC: all ? 'yes' : 'no' } },
  );
  if (code !== 0)
    throw new SetUpError(`Stryker could not look at ${part}.`, 'The lines above are its own words about why.');
  const report = JSON.parse(readFileSync(path.join(root, '.build', 'mutation', `${part}.json`), 'utf8'));
  const { unnoticed, ...tally } = countMutants(report);
  for (const mutant of unnoticed) process.stdout.write(`  survived         ${mutant}\n`);
  return tally;
}

/**
 * Changes the code of some rooms, one place at a time, and counts how many changes their tests notice.
 * @param {string[]} args rooms, all when there are none; `--all` tries what else would take hours, too
 * @returns {Promise<number>} the exit status: 1 when a room's tests notice too few
 */
export async function runMutation(args) {
  const known = [...Object.keys(rooms), 'contracts'];
  const asked = args.filter((arg) => arg !== '--all');
  // What is left out as it would take hours.
  const all = args.includes('--all');
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new SetUpError(`There is no room "${unknown}".`, `The rooms are ${known.join(', ')}.`, 2);
  /** @type {string[]} */
  const lines = [];
  let enough = true;
  for (const room of known) {
    if (asked.length > 0 && !asked.includes(room)) continue;
    process.stdout.write(`\n── ${room} ──\n`);
    const tallies = room === 'contracts' ? [await tryContracts({ all })] : [];
    for (const { name } of rooms[room] ?? []) tallies.push(await tryPart(name, all));
    const noticed = tallies.reduce((sum, tally) => sum + tally.noticed, 0);
    const tried = tallies.reduce((sum, tally) => sum + tally.tried, 0);
    const share = tried === 0 ? 0 : noticed / tried;
    enough &&= share >= LEAST;
    lines.push(
      `${room.padEnd(12)} ${String(noticed).padStart(5)} of ${String(tried).padStart(5)} noticed ${(100 * share).toFixed(1).padStart(6)} %`,
    );
  }
  process.stdout.write(`\n── summary ──\n${lines.join('\n')}\n`);
  return enough ? 0 : 1;
}
