import { id } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Address,
  accountOf,
  bindingOf,
  type ChainEngine,
  type ChainTransaction,
  type DaoContracts,
  decodeResult,
  deployDao,
  encodeCall,
  startChain,
} from '../chain/index.js';
import { chainAudit } from '../metrics/index.js';
import { type RandomStream, randomStream } from '../random/index.js';
import { parseScenario, TOKEN } from '../scenario/index.js';
import { createIndexer, type Indexer } from './indexer.js';
import { parameterKey } from './parameter-key.js';
import { proposalState } from './proposal-state.js';
import type { Proposal, ProposalState } from './world-view.js';

/** The Governor's own numbers for the states. */
const STATES: readonly ProposalState[] = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'defeated',
  'executed',
];
const GENESIS = 1_767_225_600;
const scenario = parseScenario({
  name: 'fixture',
  title: 'Fixture',
  token: { treasuryTokens: '1000' },
  governance: {
    votingDelaySeconds: 60,
    votingPeriodSeconds: 600,
    proposalThresholdTokens: '1',
    quorumPercent: 30,
    lateQuorumExtensionSeconds: 300,
    timelockDelaySeconds: 120,
  },
  staking: { cooldownSeconds: 100 },
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 6, holdings: { totalTokens: '6000' } }],
});
const accounts: readonly Address[] = Array.from({ length: 6 }, (_, i) => accountOf(`indexer-test-${i}`));

let chain: ChainEngine;
let contracts: DaoContracts;
let indexer: Indexer;
let now: number;

beforeAll(async () => {
  chain = await startChain('anvil', { chainId: 31_337, genesisTime: GENESIS });
  await chain.admit(accounts);
  const deployment = await deployDao(chain, {
    scenario,
    validators: [accounts[0]!],
    endowments: accounts.map((to, i) => ({ to, amount: BigInt(i + 1) * 100n * TOKEN })),
    initialModelCid: 'bafkmodel',
    genesisTime: GENESIS,
  });
  contracts = deployment.contracts;
  indexer = createIndexer(contracts);
  for (const block of deployment.blocks) indexer.apply(block);
  now = deployment.epochStart;
});
afterAll(() => chain?.close());

const call = (
  from: Address,
  contract: keyof DaoContracts,
  functionName: string,
  ...args: readonly unknown[]
): ChainTransaction => ({ from, to: contracts[contract], data: encodeCall(bindingOf(contract), functionName, args) });

async function mine(transactions: readonly ChainTransaction[], time: number) {
  now = time;
  const block = await chain.mine(transactions, time);
  return { block, events: indexer.apply(block) };
}

async function ask(contract: keyof DaoContracts, functionName: string, ...args: readonly unknown[]): Promise<unknown> {
  const data = encodeCall(bindingOf(contract), functionName, args);
  const [result] = await chain.call([{ to: contracts[contract], data }]);
  if (!result || 'reverted' in result) throw new Error(`${contract}.${functionName} reverted`);
  return decodeResult(bindingOf(contract), functionName, args.length, result.data);
}

const parts = ({ actions, description }: Proposal) => [
  actions.map(({ target }) => target),
  actions.map(({ value }) => value),
  actions.map(({ calldata }) => calldata),
  id(description),
];

/** Something a person might do next, sensible or not: what the contracts refuse must leave no trace in the view. */
function anything(random: RandomStream, step: number): ChainTransaction {
  const who = random.pick(accounts);
  const amount = BigInt(random.integer(1, 120)) * TOKEN;
  const unfinished = [...indexer.view().proposals.values()].filter(
    (proposal) => !['executed', 'canceled', 'defeated'].includes(proposalState(proposal, now)),
  );
  const proposal = unfinished.length === 0 ? null : random.pick(unfinished);
  const choices: (() => ChainTransaction)[] = [
    () => call(who, 'token', 'delegate', random.pick(accounts)),
    () => call(who, 'token', 'transfer', random.pick(accounts), amount),
    () => call(who, 'token', 'burn', amount / 4n),
    () => call(who, 'token', 'approve', contracts.stakePool, amount),
    () => call(who, 'stakePool', 'stake', amount / 2n),
    () => call(who, 'stakePool', 'startCooldown', amount / 8n),
    () => call(who, 'stakePool', 'withdraw', amount / 16n),
    () => call(who, 'stakePool', 'getReward'),
    () => call(who, 'emission', 'releaseEpoch'),
  ];
  if (unfinished.length < 3) choices.push(() => propose(who, random, step));
  if (proposal !== null) {
    const vote = () => call(who, 'governor', 'castVoteWithReason', BigInt(proposal.id), random.integer(0, 2), 'so');
    choices.push(vote, vote, vote, vote, vote, vote);
    choices.push(() => call(who, 'governor', 'queue', ...parts(proposal)));
    choices.push(() => call(who, 'governor', 'execute', ...parts(proposal)));
    if (proposalState(proposal, now + 1) === 'pending')
      choices.push(() => call(proposal.proposer, 'governor', 'cancel', ...parts(proposal)));
  }
  return random.pick(choices)();
}

function propose(who: Address, random: RandomStream, step: number): ChainTransaction {
  const actions = [
    ['registry', encodeCall(bindingOf('registry'), 'set', [parameterKey('aggregationRule'), 1n])],
    ['governor', encodeCall(bindingOf('governor'), 'updateQuorumNumerator', [BigInt(random.integer(1_000, 4_000))])],
    ['governor', encodeCall(bindingOf('governor'), 'setVotingPeriod', [random.integer(300, 900)])],
    ['token', encodeCall(bindingOf('token'), 'transfer', [who, TOKEN])],
  ] as const;
  const [target, calldata] = random.pick(actions);
  return call(who, 'governor', 'propose', [contracts[target]], [0n], [calldata], `# Idea ${step}\n\nBy ${who}.`);
}

async function compareProposals(): Promise<ReadonlySet<ProposalState>> {
  const time = Number(await ask('governor', 'clock'));
  const seen = new Set<ProposalState>();
  for (const proposal of indexer.view().proposals.values()) {
    const state = STATES[Number(await ask('governor', 'state', BigInt(proposal.id)))];
    expect([proposal.number, proposalState(proposal, time)]).toEqual([proposal.number, state]);
    seen.add(state!);
    expect(proposal.voteEnd).toBe(Number(await ask('governor', 'proposalDeadline', BigInt(proposal.id))));
    if (time <= proposal.voteStart) continue;
    expect(proposal.quorum).toBe(await ask('governor', 'quorum', BigInt(proposal.voteStart)));
    expect(proposal.snapshotSupply).toBe(await ask('token', 'getPastTotalSupply', BigInt(proposal.voteStart)));
  }
  return seen;
}

async function compareEverything(): Promise<void> {
  const audit = chainAudit(indexer.view(), [...accounts, ...Object.values(contracts)]);
  expect(audit.compare(await chain.call(audit.calls))).toEqual([]);
  const { governance, parameters } = indexer.view();
  expect(governance).toEqual({
    votingDelay: Number(await ask('governor', 'votingDelay')),
    votingPeriod: Number(await ask('governor', 'votingPeriod')),
    proposalThreshold: await ask('governor', 'proposalThreshold'),
    quorumBps: Number(await ask('governor', 'quorumNumerator')),
    lateQuorumExtension: Number(await ask('governor', 'lateQuorumVoteExtension')),
    timelockDelay: Number(await ask('timelock', 'getMinDelay')),
  });
  for (const [key, value] of parameters) expect(await ask('registry', 'get', parameterKey(key))).toBe(value);
}

describe('the indexer on a real chain', () => {
  it('knows the deployed DAO: settings, parameters, first tokens, validators', async () => {
    const view = indexer.view();
    expect(view.supply).toBe(3_100n * TOKEN);
    expect(view.balances.get(contracts.timelock)).toBe(1_000n * TOKEN);
    expect([...view.validators]).toEqual([accounts[0]]);
    expect(view.parameters.size).toBe(11);
    await compareEverything();
  });

  it('agrees with the contracts after every block of a long and senseless history', async () => {
    const random = randomStream('indexer', 13);
    await mine(
      accounts.map((account) => call(account, 'token', 'delegate', account)),
      now + 1,
    );
    const seen = new Set<ProposalState>();
    const events = new Map<string, number>();
    for (let step = 0; step < 160; step++) {
      const before = indexer.view();
      const copy = structuredClone({ ...before, contracts: null });
      const count = random.integer(1, 8);
      const mined = await mine(
        Array.from({ length: count }, (_, i) => anything(random, step * 10 + i)),
        now + random.integer(1, 130),
      );
      for (const { type } of mined.events) events.set(type, (events.get(type) ?? 0) + 1);
      for (const state of await compareProposals()) seen.add(state);
      if (step % 20 === 0) await compareEverything();
      expect(structuredClone({ ...before, contracts: null })).toEqual(copy);
    }
    await compareEverything();
    // The history reached every state, and late quorums and new voting rules, or it would prove little.
    expect([...seen].sort()).toEqual([...new Set(STATES)].sort());
    expect([...indexer.view().proposals.values()].some(({ extended }) => extended)).toBe(true);
    expect(indexer.view().governance.quorumBps).not.toBe(3_000);
    expect(events.get('unstaked')).toBeGreaterThan(0);
    expect(events.get('epochReleased')).toBeGreaterThan(0);
  });

  it('indexes a block of 1,000 transfers in 20 ms', async () => {
    const transfers = Array.from({ length: 1_000 }, (_, i) =>
      call(accounts[i % 6]!, 'token', 'transfer', accounts[(i + 1) % 6], 1n),
    );
    const times: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      now += 1;
      const block = await chain.mine(transfers, now);
      const begin = performance.now();
      const events = indexer.apply(block);
      times.push(performance.now() - begin);
      expect(events.filter(({ type }) => type === 'transfer')).toHaveLength(1_000);
    }
    times.sort((a, b) => a - b);
    expect(times[3]).toBeLessThan(20);
  });
});
