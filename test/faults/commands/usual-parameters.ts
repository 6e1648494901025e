import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandName, CommandParameters } from '../../../simulations/api/index.js';
import { grant, oak } from '../../fixtures/rehearsal/oak.js';
import { clone } from '../programs.js';

/** What is there for commands to be about. */
export interface Surroundings {
  /** A run that has ended. */
  readonly run: string;
  /** A federation that has ended. */
  readonly federation: string;
  readonly rehearsal: string;
  /** A CSV table of data. */
  readonly table: string;
}

/** A scenario that is over in a tick. */
export const scenario = JSON.parse(
  readFileSync(join(clone, 'simulations/scenarios/tiny.json'), 'utf8'),
) as CommandParameters<'previewAllocation'>['scenario'];
const vested = JSON.parse(
  readFileSync(join(clone, 'simulations/scenarios/launch.json'), 'utf8'),
) as CommandParameters<'previewAllocation'>['scenario'];

export const federation = {
  format: 'folkmoot-federation/1',
  name: 'little',
  title: 'A little federation',
  rounds: 1,
  clients: 3,
  learning: {
    dataset: { kind: 'synthetic', features: 4, classes: 3, examples: 200 },
    trainExamples: 100,
    heldOutExamples: 40,
    testExamples: 40,
    backend: 'cpu',
  },
} as const;

const holders = { name: 'holders.csv', text: `HolderAddress,Balance\n0x${'a1'.repeat(20)},10\n` };
const artifact = {
  name: 'Box.json',
  text: JSON.stringify({ contractName: 'Box', abi: [], bytecode: '0x6001600c60003960016000f300' }),
};
const csvAllocation = Buffer.from('group,category,sharePercent\nTeam,team,20\n').toString('base64');

type Usual = { readonly [C in CommandName]: (there: Surroundings) => CommandParameters<C> };

/** Parameters that each command takes, every optional one among them: a command of the contract that is not here does not compile. */
export const usualParameters: Usual = {
  listScenarios: () => ({}),
  getScenario: () => ({ name: 'tiny' }),
  validateScenario: () => ({ scenario }),
  startRun: () => ({
    scenario: 'tiny',
    overrides: { seed: 1, ticks: 1, engine: 'anvil', backend: 'cpu' },
    paused: true,
    speed: 1,
  }),
  controlRun: ({ run }) => ({ runId: run, action: 'stop', until: 1 }),
  setSpeed: ({ run }) => ({ runId: run, speed: 1 }),
  listRuns: () => ({}),
  getRun: ({ run }) => ({ runId: run }),
  getFrames: ({ run }) => ({ runId: run, from: 0, to: 1 }),
  getAgents: ({ run }) => ({ runId: run, tick: 0 }),
  getAgentHistory: ({ run }) => ({ runId: run, agent: 'trainer-0' }),
  getTransfers: ({ run }) => ({
    runId: run,
    asset: 'token',
    sources: ['mint'],
    targets: ['stakePool'],
    kind: 'emission',
    from: 0,
    to: 1,
    offset: 0,
    limit: 10,
    newestFirst: true,
  }),
  getReport: ({ run }) => ({ runId: run }),
  exportRun: ({ run }) => ({ runId: run, format: 'csv' }),
  removeRun: () => ({ runId: 'none-s1-20260101t120000-0a1b' }),
  restoreRun: () => ({ runId: 'none-s1-20260101t120000-0a1b' }),
  noteOnRun: ({ run }) => ({ runId: run, name: 'A run', note: 'Looked at.', tags: ['seen'], pinned: false }),
  findCleanRun: ({ run }) => ({ runId: run }),
  getDoctor: () => ({}),
  startFederation: () => ({
    federation: { ...federation },
    overrides: { seed: 1, rounds: 1, backend: 'cpu' },
    workers: 1,
  }),
  getFederation: ({ federation: runId }) => ({ runId }),
  getFederationRounds: ({ federation: runId }) => ({ runId, from: 0, to: 1 }),
  getFederationModel: ({ federation: runId }) => ({ runId }),
  getDisclosures: () => ({}),
  getExamplePictures: ({ federation: runId }) => ({ runId, examples: [0] }),
  importDataset: () => ({
    name: 'brought',
    files: [{ name: 'a.csv', base64: Buffer.from('a,b\n1,2\n').toString('base64') }],
  }),
  describeDataFile: ({ table }) => ({ file: table }),
  describeDataset: ({ table }) => ({ dataset: { kind: 'csv', file: table, labelColumn: 'kind', missing: 'fill' } }),
  previewPartition: () => ({ learning: { ...federation.learning }, clients: 3, seed: 1 }),
  listDaos: () => ({}),
  listRehearsals: () => ({}),
  createRehearsal: () => ({ dao: { ...oak } }),
  getRehearsal: ({ rehearsal: id }) => ({ id }),
  updateRehearsal: ({ rehearsal: id }) => ({ id, dao: { ...oak }, proposal: { ...grant } }),
  removeRehearsal: () => ({ id: 'none-20260101t120000-0a1b' }),
  restoreRehearsal: () => ({ id: 'none-20260101t120000-0a1b' }),
  previewTable: () => ({ kind: 'holders', file: holders }),
  importTable: ({ rehearsal: id }) => ({
    id,
    kind: 'holders',
    file: holders,
    mapping: { address: 'HolderAddress', balance: 'Balance' },
    amountsIn: 'tokens',
    decimalMark: 'point',
  }),
  describeArtifact: () => ({ file: artifact }),
  connectFork: ({ rehearsal: id }) => ({
    id,
    url: 'http://127.0.0.1:9/',
    governor: `0x${'a1'.repeat(20)}`,
    blockNumber: 1,
  }),
  listFunctions: ({ rehearsal: id }) => ({ id }),
  encodeProposal: ({ rehearsal: id }) => ({ id, proposal: { ...grant } }),
  importProposal: ({ rehearsal: id }) => ({ id, text: JSON.stringify(grant) }),
  exportProposal: ({ rehearsal: id }) => ({ id, format: 'safe' }),
  calibrateVoters: ({ rehearsal: id }) => ({ id, split: '2024-01-01' }),
  forecastVote: ({ rehearsal: id }) => ({
    id,
    runs: 100,
    adjustments: { turnoutFactor: 1, supportShift: 0, pledges: [{ address: `0x${'a1'.repeat(20)}`, vote: 'for' }] },
  }),
  executeProposal: () => ({ id: 'none-20260101t120000-0a1b' }),
  compareRules: ({ rehearsal: id }) => ({ id, variants: [{ name: 'Other', settings: {}, delegatedShare: 0.5 }] }),
  compareEconomies: () => ({ id: 'none-20260101t120000-0a1b', ticks: 1, seeds: 2 }),
  attackDao: () => ({ id: 'none-20260101t120000-0a1b' }),
  runAttackCase: () => ({ case: 'none' as 'swerve', setting: 'defended' }),
  cancelRehearsalJob: ({ rehearsal: id }) => ({ id }),
  watchVote: () => ({
    source: {
      kind: 'tables',
      proposals: { name: 'p.csv', text: 'id,title\n1,A\n' },
      votes: { name: 'v.csv', text: 'voter,choice\na,1\n' },
    },
  }),
  getChainHead: () => ({ url: 'http://127.0.0.1:9/' }),
  tallyPoll: () => ({ file: { name: 'poll.json', text: '{"choices":["a","b"],"votes":[]}' } }),
  readWorkbook: () => ({ name: 'a.xlsx', base64: 'UEsDBA==' }),
  writeReport: ({ rehearsal: id }) => ({ id, format: 'markdown' }),
  listAllocationPresets: () => ({}),
  previewAllocation: () => ({ scenario: vested }),
  importAllocation: () => ({ name: 'allocation.csv', base64: csvAllocation, totalTokens: '1000', launch: 0 }),
  exportAllocation: () => ({ scenario: vested, format: 'csv', valuation: 1000 }),
};
