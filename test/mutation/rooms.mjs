// @ts-check

/**
 * Files that are changed one place at a time, and the tests that run against every change: those that lie beside. Both are
 * globs from `folder`.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} folder
 * @property {string} files
 * @property {string} tests
 * @property {boolean} [declares] whether much of it is tables, made as a file is loaded
 */

/**
 * Rooms whose tests are tested, in parts, as a change is tried the faster the less its tests load. Smallest first.
 * `settlement` is the arithmetic of pay outside the contracts: how an epoch is split and released, what stake earns, what validators score and tell, and what the
 * evidence on pay says.
 * @type {Readonly<Record<string, readonly Part[]>>}
 */
export const rooms = {
  agents: [{ name: 'agents', folder: 'simulations/agents', files: '*.ts', tests: '*.test.ts' }],
  world: [{ name: 'world', folder: 'simulations/world', files: '*.ts', tests: '*.test.ts' }],
  kernel: [
    {
      name: 'kernel-stages',
      folder: 'simulations/kernel',
      files: '{stages/*,deployed-dao,kernel-mechanism,run-digest,stage-clock,tick-clock,workbench}.ts',
      tests: '{stages/*,deployed-dao,kernel-mechanism,run-digest,stage-clock,tick-clock,workbench}.test.ts',
    },
    {
      name: 'kernel-simulation',
      folder: 'simulations/kernel',
      files: '{simulation,deployment}.ts',
      tests: '{simulation,deployment}.test.ts',
      declares: true,
    },
  ],
  metrics: [
    {
      name: 'metrics-measures',
      folder: 'simulations/metrics',
      files: '{inequality,numbers,outside}.ts',
      tests: '{inequality,numbers,outside}.test.ts',
    },
    {
      name: 'metrics-ledgers',
      folder: 'simulations/metrics',
      files: '{agent-ledger,chain-audit,flows,invariants}.ts',
      tests: '{agent-ledger,chain-audit,flows,invariants}.test.ts',
    },
    {
      name: 'metrics-record',
      folder: 'simulations/metrics',
      files: '{core-reporters,recorder,run-words,transaction-counts}.ts',
      tests: '{core-reporters,recorder,recorder-news,run-words}.test.ts',
      declares: true,
    },
  ],
  settlement: [
    {
      name: 'settlement-pay',
      folder: 'simulations/mechanisms',
      files: '{rewards/split,training/{evidence,gas-of-a-round,pay-evidence,score-report,scoring}}.ts',
      tests: '{rewards/split,training/{evidence,gas-of-a-round,pay-evidence,score-report,scoring}}.test.ts',
    },
    {
      name: 'settlement-stake',
      folder: 'simulations/mechanisms',
      files: '{emission/index,staking/{accrued,index}}.ts',
      tests: '{emission,staking}/*.test.ts',
      declares: true,
    },
  ],
};

/**
 * The part that a process is to look at, as `npm run mutation` tells it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Part}
 */
export function partOf({ MUTATION_PART: wanted }) {
  const part = Object.values(rooms)
    .flat()
    .find(({ name }) => name === wanted);
  if (part === undefined) throw new Error('MUTATION_PART names no part; run this as `npm run mutation`');
  return part;
}
