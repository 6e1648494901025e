// @ts-check
import { sourcesOf } from './instrumented.mjs';

/**
 * Files that are changed one place at a time, and the tests that are tried on every change, as globs: those that lie beside.
 * @typedef {{ files: readonly string[], tests: readonly string[] }} Room
 */

/** @param {string} name @returns {Room} */
const whole = (name) => ({ files: sourcesOf(`simulations/${name}`), tests: [`simulations/${name}/**/*.test.ts`] });

/**
 * Rooms whose tests are tested. `settlement` is the arithmetic of pay outside the contracts: how an epoch is split and
 * released, what stake earns, what validators score and tell, and what the evidence on pay says.
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  agents: whole('agents'),
  world: whole('world'),
  metrics: whole('metrics'),
  settlement: {
    files: [
      ...sourcesOf('simulations/mechanisms/rewards', ['index', 'split']),
      ...sourcesOf('simulations/mechanisms/emission', ['index']),
      ...sourcesOf('simulations/mechanisms/staking', ['accrued', 'index', 'policies']),
      ...sourcesOf('simulations/mechanisms/training', [
        'evidence',
        'gas-of-a-round',
        'pay-evidence',
        'rules',
        'score-report',
        'scoring',
      ]),
    ],
    tests: ['simulations/mechanisms/{emission,rewards,staking,training}/*.test.ts'],
  },
  kernel: whole('kernel'),
};

/**
 * The room that a process is to look at, as `npm run mutation` tells it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Room}
 */
export function roomOf({ MUTATION_ROOM: wanted }) {
  const room = wanted === undefined ? undefined : rooms[wanted];
  if (room === undefined) throw new Error('MUTATION_ROOM names no room; run this as `npm run mutation`');
  return room;
}
