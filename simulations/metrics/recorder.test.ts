import { Interface } from 'ethers';
import { describe, expect, it } from 'vitest';
import { ParameterRegistry } from '../../contracts/bindings/index.js';
import { address, contracts, NOW } from '../../test/fixtures/world.js';
import { parseTokens, TOKEN } from '../scenario/index.js';
import {
  applyEvents,
  type DomainEvent,
  type DomainFact,
  emptyView,
  parameterKey,
  type WorldView,
  ZERO_ADDRESS,
} from '../world/index.js';
import type { Frame } from './frame.js';
import { createRecorder, type Recording } from './recorder.js';
import type { RecordedTick, ReportedAgent } from './reporter-input.js';

const registry = new Interface(ParameterRegistry.abi);
const WEEK = 604_800;
const AGENTS: readonly ReportedAgent[] = [
  { name: 'honest-1', address: address(1), archetype: 'honestTrainer', cohort: 'honest' },
  { name: 'poisoner-1', address: address(2), archetype: 'signFlipper', cohort: 'poisoner' },
  { name: 'whale-1', address: address(3), archetype: 'whale', cohort: 'whale' },
];
const [honest, poisoner, whale] = AGENTS.map((agent) => agent.address) as [`0x${string}`, `0x${string}`, `0x${string}`];
const tokens = (amount: number) => BigInt(amount) * TOKEN;

/** Plays events through the real folds and the recorder, tick by tick. */
class Story {
  readonly recorder = createRecorder({ agents: AGENTS, cap: parseTokens('1000000') });
  readonly genesis: Recording;
  view: WorldView = emptyView(contracts);
  #tick = 0;

  constructor(...facts: DomainFact[]) {
    const events = this.#apply(NOW, facts);
    this.genesis = this.recorder.genesis(this.view, events);
  }

  tick(facts: readonly DomainFact[], extras: Partial<RecordedTick> = {}): Recording {
    const previous = this.view;
    const start = NOW + this.#tick * WEEK;
    const events = this.#apply(start + 1, facts);
    return this.recorder.record({
      tick: this.#tick++,
      time: start + WEEK,
      previous,
      view: this.view,
      events,
      outcomes: [],
      interventions: [],
      active: new Set(AGENTS.map(({ name }) => name)),
      learning: null,
      ...extras,
    });
  }

  #apply(timestamp: number, facts: readonly DomainFact[]): DomainEvent[] {
    const events = facts.map((fact, transaction) => ({ block: timestamp, timestamp, transaction, ...fact }));
    this.view = applyEvents(this.view, { number: timestamp, timestamp }, events);
    return events;
  }
}

const mint = (to: `0x${string}`, amount: number): DomainFact => ({
  type: 'transfer',
  from: ZERO_ADDRESS,
  to,
  amount: tokens(amount),
});
const genesis: readonly DomainFact[] = [
  mint(honest, 100),
  mint(poisoner, 100),
  mint(whale, 800),
  { type: 'governanceSettingChanged', setting: 'quorumBps', previous: 0n, value: 400n },
  { type: 'governanceSettingChanged', setting: 'timelockDelay', previous: 0n, value: 172_800n },
  { type: 'parameterSet', key: 'aggregationRule', previous: 0n, value: 0n },
  { type: 'parameterSet', key: 'trimShareBps', previous: 0n, value: 2_500n },
];
const round = (number: number, accuracyPpm: number, poisoned: boolean): readonly DomainFact[] => [
  { type: 'roundOpened', round: number, modelCid: 'bafka', commitDeadline: 1, revealDeadline: 2, scoreDeadline: 3 },
  { type: 'updateRevealed', round: number, trainer: honest, cid: 'bafkh', sampleCount: 10 },
  ...(poisoned
    ? ([{ type: 'updateRevealed', round: number, trainer: poisoner, cid: 'bafkp', sampleCount: 10 }] as const)
    : []),
  { type: 'scoresSubmitted', round: number, validator: whale, modelCid: 'bafkb', accuracyPpm, scoresPpm: [1, 1] },
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
const proposal = (voteStart: number, voteEnd: number): DomainFact => ({
  type: 'proposalCreated',
  proposalId: 77n,
  proposer: whale,
  targets: [contracts.registry],
  values: [0n],
  calldatas: [registry.encodeFunctionData('set', [parameterKey('aggregationRule'), 1n]) as `0x${string}`],
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
    expect(agentRows.map(({ agent, balance }) => [agent, balance])).toEqual([
      ['honest-1', String(tokens(100))],
      ['poisoner-1', String(tokens(100))],
      ['whale-1', String(tokens(800))],
    ]);
  });

  it('has a value for every reporter it announces, and no other', () => {
    const story = new Story(...genesis);
    expect(Object.keys(story.genesis.frame.values)).toEqual(story.recorder.reporters.map(({ name }) => name));
    for (const { name, unit } of story.recorder.reporters) {
      if (unit === 'wei') expect(story.genesis.frame.values[name]).toMatch(/^\d+$/);
    }
  });

  it('adds rewards up by agent and kind, and per archetype', () => {
    const story = new Story(...genesis, mint(contracts.trainerPool, 50), mint(contracts.stakePool, 50));
    const pay = (to: `0x${string}`, amount: number): DomainFact[] => [
      { type: 'poolPaid', pool: 'trainers', to, amount: tokens(amount) },
      { type: 'transfer', from: contracts.trainerPool, to, amount: tokens(amount) },
      { type: 'trainerScored', round: 1, trainer: to, scorePpm: 250_000, paid: tokens(amount) },
    ];
    const opened = round(1, 500_000, true).slice(0, 3);
    story.tick([...opened, ...pay(honest, 3)]);
    const reward: DomainFact = { type: 'stakingRewardPaid', account: honest, amount: tokens(2) };
    const { frame, agentRows } = story.tick([
      reward,
      { type: 'transfer', from: contracts.stakePool, to: honest, amount: tokens(2) },
    ]);
    // The reward's event and its transfer stand in different transactions here, so the transfer is a plain one.
    expect(frame.flows).toMatchObject([{ from: 'stakePool', to: 'honestTrainer', kind: 'transfer' }]);
    expect(agentRows[0]).toMatchObject({ trainingRewards: String(tokens(3)), rewards: String(tokens(3)), score: 0.25 });
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
        ([support, weight], i): DomainFact => ({
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

  it('counts transactions, gas by archetype and reverts by error', () => {
    const outcome = (agent: string, archetype: string, gasUsed: bigint, error: string | null) => ({
      agent,
      archetype,
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
