import { Interface } from 'ethers';
import { describe, expect, it } from 'vitest';
import { ParameterRegistry } from '../../contracts/bindings/index.js';
import {
  type AnyFact,
  address,
  contracts,
  dao,
  deployed,
  FactIndexer,
  NOW,
  scenario,
  transfer,
  worldView,
} from '../../test/fixtures/world.js';
import { parameterKey } from '../mechanisms/governance/index.js';
import { createRecorderOf, type WorldView } from '../mechanisms/index.js';
import { TOKEN } from '../scenario/index.js';
import { type Hex, ZERO_ADDRESS } from '../world/index.js';
import type { Frame } from './frame.js';
import type { Recording } from './recorder.js';
import type { RecordedTick, ReportedAgent } from './reporter.js';

const registry = new Interface(ParameterRegistry.abi);
const WEEK = 604_800;
const honest = address(1);
const poisoner = address(2);
const whale = address(3);
const AGENTS: readonly ReportedAgent[] = [
  { name: 'honest-1', address: honest, archetype: 'honestTrainer', cohort: 'honest', shard: 0 },
  { name: 'poisoner-1', address: poisoner, archetype: 'signFlipper', cohort: 'poisoner', shard: 1 },
  { name: 'whale-1', address: whale, archetype: 'whale', cohort: 'whale', shard: null },
];
const tokens = (amount: number) => BigInt(amount) * TOKEN;

/** Plays facts through the real folds and the recorder, tick by tick. */
class Story {
  readonly recorder = createRecorderOf(
    { dao, mechanisms: deployed, identities: AGENTS, genesis: { view: worldView() } },
    scenario,
  );
  readonly genesis: Recording;
  readonly #indexer = new FactIndexer();
  #tick = 0;

  constructor(...facts: AnyFact[]) {
    const empty = this.view;
    const events = this.#indexer.apply(NOW, ...facts);
    this.genesis = this.recorder.genesis(empty, this.view, events);
  }

  get view(): WorldView {
    return this.#indexer.view;
  }

  tick(facts: readonly AnyFact[], extras: Partial<RecordedTick> = {}): Recording {
    const previous = this.view;
    const start = NOW + this.#tick * WEEK;
    const events = this.#indexer.apply(start + 1, ...facts);
    return this.recorder.record({
      tick: this.#tick++,
      time: start + WEEK,
      previous,
      view: this.view,
      events,
      outcomes: [],
      interventions: [],
      active: new Set(AGENTS.map(({ name }) => name)),
      work: new Map(),
      ...extras,
    });
  }
}

const mint = (to: `0x${string}`, amount: number) => transfer(ZERO_ADDRESS, to, tokens(amount));
const genesis: readonly AnyFact[] = [
  mint(honest, 100),
  mint(poisoner, 100),
  mint(whale, 800),
  { type: 'votingRulesSet', rules: { kind: 'fraction', quorum: 400n, counts: 'forAbstain', weights: 'tokens' } },
  { type: 'governanceSettingChanged', setting: 'timelockDelay', value: 172_800n },
  { type: 'parameterSet', key: 'aggregationRule', previous: 0n, value: 0n },
  { type: 'parameterSet', key: 'trimShareBps', previous: 0n, value: 2_500n },
];
const round = (number: number, accuracyPpm: number, poisoned: boolean): readonly AnyFact[] => [
  { type: 'roundOpened', round: number, modelCid: 'bafka' },
  { type: 'updateRevealed', round: number, trainer: honest, cid: 'bafkh', sampleCount: 10 },
  ...(poisoned
    ? ([{ type: 'updateRevealed', round: number, trainer: poisoner, cid: 'bafkp', sampleCount: 10 }] as const)
    : []),
  { type: 'scoresSubmitted', round: number, validator: whale, modelCid: 'bafkb', accuracyPpm, scoresPpm: [1, 1] },
  { type: 'trainerScored', round: number, trainer: honest, scorePpm: 1, paid: 0n },
  {
    type: 'roundSettled',
    round: number,
    modelCid: 'bafkb',
    accuracyPpm,
    paidToTrainers: 0n,
    paidToValidators: 0n,
    slashed: 0n,
  },
];
const calldata: Hex = `0x${registry.encodeFunctionData('set', [parameterKey('aggregationRule'), 1n]).slice(2)}`;
const proposal = (voteStart: number, voteEnd: number): AnyFact => ({
  type: 'proposalCreated',
  proposalId: 77n,
  proposer: whale,
  targets: [contracts.registry],
  values: [0n],
  calldatas: [calldata],
  description: '# Trim',
  voteStart,
  voteEnd,
});
const headline = ({ frame }: Recording): Frame['headline'] => frame.headline;

describe('the record of a run', () => {
  it('begins with the deployed DAO, its tokens in the hands they were minted to', () => {
    const { frame, agentRows } = new Story(...genesis).genesis;
    expect(frame.tick).toBe(0);
    expect(frame.values.supply).toBe(String(tokens(1000)));
    expect(frame.values.gini).toBeCloseTo((2 * 800 - 2 * 100) / (3 * 1000), 12);
    expect(new Set(frame.flows.map(({ kind }) => kind))).toEqual(new Set(['genesis']));
    expect(frame.invariants.violated).toEqual([]);
    expect(agentRows.map(({ agent, values }) => [agent, values.balance])).toEqual([
      ['honest-1', String(tokens(100))],
      ['poisoner-1', String(tokens(100))],
      ['whale-1', String(tokens(800))],
    ]);
  });

  it('has a value for every reporter it announces, and no other', () => {
    const story = new Story(...genesis);
    expect(Object.keys(story.genesis.frame.values)).toEqual(story.recorder.words.reporters.map(({ name }) => name));
    for (const { name, unit } of story.recorder.words.reporters) {
      if (unit === 'wei') expect(story.genesis.frame.values[name]).toMatch(/^\d+$/);
    }
  });

  it('has a value in every row for every column it announces, and no other', () => {
    const story = new Story(...genesis);
    const columns = story.recorder.words.agentColumns.map(({ name }) => name);
    expect(new Set(columns).size).toBe(columns.length);
    for (const { values } of story.genesis.agentRows) expect(Object.keys(values)).toEqual(columns);
  });

  it('names every party and reason of its flows, and every reporter of its panels', () => {
    const story = new Story(...genesis, mint(contracts.trainerPool, 50));
    const { parties, flows, panels, reporters, tables } = story.recorder.words;
    const { frame } = story.tick([
      transfer(contracts.trainerPool, honest, tokens(1)),
      transfer(honest, contracts.timelock, tokens(1)),
      transfer(honest, ZERO_ADDRESS, tokens(1)),
      transfer(honest, address(99), tokens(1)),
    ]);
    const known = new Set(parties.map(({ party }) => party));
    expect([...story.genesis.frame.flows, ...frame.flows].flatMap(({ from, to }) => [from, to])).toSatisfy(
      (named: string[]) => named.every((party) => known.has(party)),
    );
    const kinds = new Set(flows.map(({ kind }) => kind));
    expect(frame.flows.every(({ kind }) => kinds.has(kind))).toBe(true);
    const measured = new Set(reporters.map(({ name }) => name));
    expect(panels.flatMap((panel) => panel.reporters.filter((name) => !measured.has(name)))).toEqual([]);
    const shown = panels.flatMap(({ table }) => (table === undefined ? [] : [table]));
    expect(shown).toEqual(tables.map(({ table }) => table));
    expect(parties.find(({ party }) => party === 'signFlipper')).toMatchObject({ attacker: true, role: 'agents' });
  });

  it('leaves supply, balances and rewards alone when another asset moves', () => {
    const story = new Story(...genesis);
    const { frame, agentRows } = story.tick([
      transfer(ZERO_ADDRESS, honest, tokens(9_000), 'stable'),
      transfer(honest, whale, tokens(5), 'stable'),
      transfer(honest, whale, tokens(5)),
    ]);
    expect(frame.values.supply).toBe(String(tokens(1000)));
    expect(agentRows.map(({ values }) => values.balance)).toEqual([95, 100, 805].map((n) => String(tokens(n))));
    expect(frame.flows.map(({ asset, kind, amount }) => [asset, kind, amount])).toEqual([
      ['stable', 'mint', String(tokens(9_000))],
      ['stable', 'transfer', String(tokens(5))],
      ['token', 'transfer', String(tokens(5))],
    ]);
    expect(frame.invariants.violated).toEqual([]);
  });

  it('adds rewards up by agent and kind, and per archetype', () => {
    const story = new Story(...genesis, mint(contracts.trainerPool, 50), mint(contracts.stakePool, 50));
    const pay = (to: `0x${string}`, amount: number): AnyFact[] => [
      { type: 'poolPaid', pool: 'trainers', to, amount: tokens(amount) },
      transfer(contracts.trainerPool, to, tokens(amount)),
      { type: 'trainerScored', round: 1, trainer: to, scorePpm: 250_000, paid: tokens(amount) },
    ];
    const opened = round(1, 500_000, true).slice(0, 3);
    story.tick([...opened, ...pay(honest, 3)]);
    const reward: AnyFact = { type: 'stakingRewardPaid', account: honest, amount: tokens(2) };
    const { frame, agentRows } = story.tick([reward, transfer(contracts.stakePool, honest, tokens(2))]);
    // The reward's event and its transfer stand in different transactions here, so the transfer is a plain one.
    expect(frame.flows).toMatchObject([{ from: 'stakePool', to: 'honestTrainer', kind: 'transfer' }]);
    expect(agentRows[0]!.values).toMatchObject({
      trainingRewards: String(tokens(3)),
      rewards: String(tokens(3)),
      score: 0.25,
    });
    expect(frame.values.rewardsTo_honestTrainer).toBe(String(tokens(3)));
    expect(frame.values.rewardsTick_honestTrainer).toBe('0');
    expect(frame.values.rewardsTo_whale).toBe('0');
  });

  it('tells how accuracy moved, and marks the first round with attackers and only that', () => {
    const story = new Story(...genesis);
    expect(headline(story.tick(round(1, 831_000, false)))).toBe(
      'The first round of training brought the model to 83.1 % accuracy',
    );
    expect(headline(story.tick(round(2, 873_000, false)))).toBe('Accuracy rose 4.2 points to 87.3 %');
    const attacked = story.tick(round(3, 600_000, true));
    expect(attacked.frame.headline).toBe(
      '1 attacker took part in round 3 for the first time, with sign-flipped updates',
    );
    expect(attacked.frame.markers).toMatchObject([{ kind: 'attack', target: 'round:3' }]);
    const again = story.tick(round(4, 550_000, true));
    expect(again.frame.headline).toBe('Accuracy fell 5 points to 55 %');
    expect(again.frame.markers).toEqual([]);
  });

  it('follows a proposal from its making to its execution', () => {
    const story = new Story(...genesis);
    const made = story.tick([proposal(NOW + 86_400, NOW + WEEK + 86_400)]);
    expect(headline(made)).toBe(
      'whale-1 made proposal 1: aggregation rule: FedAvg → trimmed mean (25 % cut at each end)',
    );
    const voted = story.tick([
      { type: 'voteCast', proposalId: 77n, voter: honest, support: 'against', weight: tokens(39), reason: 'no' },
      { type: 'voteCast', proposalId: 77n, voter: whale, support: 'for', weight: tokens(61), reason: 'yes' },
    ]);
    expect(headline(voted)).toBe(
      'Proposal 1 passed with 61 % For on 10 % turnout; aggregation rule: FedAvg → trimmed mean (25 % cut at each end), in 2 days at the earliest',
    );
    expect(voted.frame.values.turnout).toBeCloseTo(0.1, 9);
    expect(voted.frame.proposals[0]).toMatchObject({ state: 'succeeded', voters: 2, proposer: 'whale-1' });
    expect(voted.frame.proposals[0]!.ballots.map(({ agent }) => agent)).toEqual(['whale-1', 'honest-1']);
    const executed = story.tick([
      { type: 'proposalQueued', proposalId: 77n, executableAt: NOW + 2 * WEEK },
      { type: 'parameterSet', key: 'aggregationRule', previous: 0n, value: 1n },
      { type: 'proposalExecuted', proposalId: 77n },
    ]);
    expect(headline(executed)).toBe(
      'Proposal 1 was executed: aggregation rule: FedAvg → trimmed mean (25 % cut at each end)',
    );
    expect(executed.frame.markers.map(({ kind }) => kind)).toEqual(['proposalExecuted']);
    expect(executed.frame.values).toMatchObject({ proposalsCreated: 1, proposalsExecuted: 1, turnout: null });
    expect(story.tick([]).frame).toMatchObject({ proposals: [], headline: null, markers: [] });
  });

  it('says why a proposal was defeated', () => {
    const defeated = (...votes: readonly (readonly ['for' | 'against', number])[]) => {
      const story = new Story(...genesis);
      story.tick([proposal(NOW + 10, NOW + WEEK + 86_400)]);
      const ballots = votes.map(
        ([support, weight], i): AnyFact => ({
          type: 'voteCast',
          proposalId: 77n,
          voter: address(i + 1),
          support,
          weight: tokens(weight),
          reason: '',
        }),
      );
      return headline(story.tick(ballots));
    };
    expect(defeated(['for', 31])).toBe('Proposal 1 was defeated: 3.1 % of the supply counted towards a quorum of 4 %');
    expect(defeated(['for', 40], ['against', 60])).toBe(
      'Proposal 1 was defeated: only 40 % of those who took a side were for it',
    );
  });

  it('says how many blocks the busiest moment fills, and tells of it when that is more than one', () => {
    const outcome = (window: number, gasUsed: bigint) => ({
      agent: 'honest-1',
      archetype: 'honestTrainer',
      window,
      gasUsed,
      error: null,
    });
    const rows: readonly (readonly [readonly (readonly [number, bigint])[], number])[] = [
      [[], 0],
      [[[0, 1n]], 1],
      [[[0, 30_000_000n]], 1],
      [
        [
          [0, 30_000_000n],
          [1, 30_000_000n],
        ],
        1,
      ],
      [
        [
          [0, 30_000_000n],
          [0, 1n],
        ],
        2,
      ],
      [
        [
          [0, 1n],
          [3, 45_000_000n],
          [3, 45_000_001n],
        ],
        4,
      ],
    ];
    for (const [sent, blocks] of rows) {
      const { frame } = new Story(...genesis).tick([], { outcomes: sent.map((one) => outcome(...one)) });
      expect(frame.values.blocks).toBe(blocks);
      expect(frame.headline).toBe(
        blocks > 1 ? `One moment’s transactions fill ${blocks} blocks of 30,000,000 gas` : null,
      );
    }
  });

  it('counts transactions, gas by archetype and reverts by error', () => {
    const outcome = (agent: string, archetype: string, gasUsed: bigint, error: string | null) => ({
      agent,
      archetype,
      window: 0,
      gasUsed,
      error: error === null ? null : { name: error },
    });
    const { frame, agentRows } = new Story(...genesis).tick([], {
      outcomes: [
        outcome('honest-1', 'honestTrainer', 100n, null),
        outcome('honest-1', 'honestTrainer', 30n, 'RoundStakeTooLow'),
        outcome('whale-1', 'whale', 50n, null),
      ],
      interventions: ['poisoner starts to act'],
    });
    expect(frame.transactions).toEqual({
      sent: 3,
      reverted: 1,
      gasUsed: '180',
      gasByGroup: { honestTrainer: '130', whale: '50' },
      revertsByError: { RoundStakeTooLow: 1 },
    });
    expect(agentRows[0]!.gasUsed).toBe('130');
    expect(frame.headline).toBe('Poisoner starts to act');
    expect(frame.markers).toEqual([{ kind: 'intervention', label: 'poisoner starts to act', target: null }]);
  });
});
