// @ts-check

/**
 * A part of the code whose tests are tested: its files are changed one place at a time, and its tests run against every
 * change. Both are globs from the root.
 * @typedef {object} Room
 * @property {string} name
 * @property {readonly string[]} files
 * @property {readonly string[]} tests
 * @property {boolean} [declares] whether much of it is tables, made as a file is loaded
 */

/** @param {string} name @returns {Room} */
const whole = (name) => ({
  name,
  files: [`simulations/${name}/**/*.ts`, `!simulations/${name}/**/*.test.ts`],
  tests: [`simulations/${name}/**/*.test.ts`],
});

/**
 * Smallest first. `settlement` is the arithmetic of pay outside the contracts: how an epoch is split and released, what
 * stake earns, what validators score and tell, and what the evidence on pay says.
 * @type {readonly Room[]}
 */
export const rooms = [
  whole('agents'),
  whole('world'),
  whole('kernel'),
  { ...whole('metrics'), declares: true },
  {
    name: 'settlement',
    files: [
      'simulations/mechanisms/rewards/split.ts',
      'simulations/mechanisms/emission/index.ts',
      'simulations/mechanisms/staking/{accrued,index}.ts',
      'simulations/mechanisms/training/{evidence,gas-of-a-round,pay-evidence,score-report,scoring}.ts',
    ],
    declares: true,
    tests: ['simulations/mechanisms/{rewards,emission,staking,training}/*.test.ts'],
  },
];

/**
 * The room that a process is to look at, as `npm run mutation` tells it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Room}
 */
export function roomOf({ MUTATION_ROOM: wanted }) {
  const room = rooms.find(({ name }) => name === wanted);
  if (room === undefined) throw new Error('MUTATION_ROOM names no room; run this as `npm run mutation`');
  return room;
}
