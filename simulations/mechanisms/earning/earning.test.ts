import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketContracts, poolAt } from '../../../test/fixtures/market.js';
import { only } from '../../../test/fixtures/only.js';
import {
  address,
  contracts,
  ledger,
  observation,
  roundsOf,
  settledRound,
  worldView,
} from '../../../test/fixtures/world.js';
import { Directory } from '../../agents/index.js';
import { TOKEN } from '../../scenario/index.js';
import type { GrantView } from '../grants/state.js';
import { marketOutline } from '../market/state.js';
import { ticksOfMilestone } from './networking.js';
import { opportunityCost } from './opportunity-cost.js';
import { earnedCoins, netIncome, workedHours } from './reporting.js';
import { type EarningScope, earningSection } from './state.js';
import { affordable, alternate, hoursOf, partnerOf, type Seen, takeChances, trainingPayPerHour } from './strategies.js';

type Grants = NonNullable<EarningScope['view']['grants']>;
const earning = earningSection.parse({})!;
const scenarioWith = (section: object = {}) =>
  only<EarningScope['scenario'], { earning: NonNullable<typeof earning>; tickSeconds: number }>({
    earning: earningSection.parse(section)!,
    tickSeconds: 604_800,
  });
const [ann, bob] = [address(1), address(2)];
const strategies = { specialist: { words: { one: 'Specialist', many: 'Specialists' } } };
const worker = (name: string, account = ann) => ({
  name,
  address: account,
  archetype: 'specialist',
  cohort: 'specialist',
  shard: 0,
});
const members = [worker('specialist-1', ann), worker('specialist-2', bob), worker('specialist-3', address(3))];
const directory = new Directory(members);
const market = (price: number) => ({ ...marketOutline.empty, contracts: marketContracts, reserves: poolAt(price) });

type Input = Parameters<typeof workedHours>[0];
const worked = (events: Input['events']): Input => ({
  ...{
    events,
    scenario: scenarioWith(),
    agents: members,
    active: new Set<string>(),
    view: { ...worldView(), market: market(1) },
  },
});

describe('the hours of a tick', () => {
  it('go to what is most wanted, as far as they reach', () => {
    expect([...affordable(['train', 'vote', 'stake'], scenarioWith({ hoursPerTick: 9 }))]).toEqual(['train', 'stake']);
    expect([...affordable(['vote', 'train'], scenarioWith({ hoursPerTick: 9 }))]).toEqual(['vote']);
  });

  it('that a milestone takes are spread over as many ticks as the talks leave room for', () => {
    expect(ticksOfMilestone(scenarioWith({ hoursPerTick: 16, networkingHours: 2, milestoneHours: 28 }))).toBe(2);
    expect(ticksOfMilestone(scenarioWith({ hoursPerTick: 16, networkingHours: 2, milestoneHours: 28.01 }))).toBe(3);
    expect(ticksOfMilestone(scenarioWith({ hoursPerTick: 16, networkingHours: 0, milestoneHours: 0 }))).toBe(1);
  });

  it('are never more than somebody has', () => {
    const amount = fc.integer({ min: 0, max: 16_800 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        fc.shuffledSubarray(['train', 'vote', 'stake'] as const),
        (hoursPerTick, trainingHours, votingHours, stakingHours, wanted) => {
          const scenario = scenarioWith({ hoursPerTick, trainingHours, votingHours, stakingHours });
          const spent = [...affordable(wanted, scenario)].reduce((sum, work) => sum + hoursOf(work, scenario), 0);
          expect(spent).toBeLessThanOrEqual(hoursPerTick + 1e-9);
        },
      ),
    );
  });

  it('are read off what the chain shows of the work, a stake once a tick', () => {
    const at = { block: 1, timestamp: 1, transaction: 0 };
    const events = [
      { ...at, type: 'updateCommitted', round: 1, trainer: ann, commitment: '0x' },
      { ...at, type: 'staked', account: ann, amount: 5n },
      { ...at, type: 'stakingRewardPaid', account: ann, amount: 5n },
      { ...at, type: 'voteCast', proposalId: 1n, voter: bob, support: 'for', weight: 1n, reason: '' },
    ] as const;
    expect([...workedHours(worked(events))]).toEqual([
      [ann, 8.5],
      [bob, 2],
    ]);
  });

  it('are those of a milestone for whoever delivered it, and the whole tick for whoever reports work to a budget', () => {
    const at = { block: 1, timestamp: 1, transaction: 0 };
    const events = [
      { ...at, type: 'milestoneDelivered', grant: 4, milestone: 0, work: '0x01' },
      { ...at, type: 'workReported', line: 'core-team', worker: bob },
    ] as const;
    const grants = only<Grants, Pick<Grants, 'grants'>>({
      grants: new Map([[4, only<GrantView, Pick<GrantView, 'recipient'>>({ recipient: ann })]]),
    });
    const seen = { ...worked(events), view: { ...worldView(), market: market(1), grants } };
    expect([...workedHours(seen)]).toEqual([
      [ann, 24],
      [bob, 16],
    ]);
  });

  it('of a networker are those of its talks, in every tick in which it takes part', () => {
    const networker = { ...worker('networker-1'), archetype: 'networker', cohort: 'networker' };
    const agents = [networker, worker('specialist-2', bob)];
    const hours = (active: readonly string[]) => [...workedHours({ ...worked([]), agents, active: new Set(active) })];
    expect(hours(['networker-1', 'specialist-2'])).toEqual([[ann, 2]]);
    expect(hours(['specialist-2'])).toEqual([]);
  });
});

describe('a strategy', () => {
  const seen = (self: (typeof members)[number], tick: number) =>
    only<Seen, Pick<Seen, 'self' | 'directory' | 'tick'>>({ self, directory, tick });

  it('that alternates has half of a cohort train in every tick', () => {
    for (const tick of [0, 1, 2, 3]) {
      const trains = members.slice(0, 2).filter((self) => alternate(seen(self, tick))[0] === 'train');
      expect(trains).toHaveLength(1);
    }
  });

  it('of pairs knows its partner, and leaves the odd one alone', () => {
    expect(members.map((self) => partnerOf({ self, directory })?.name ?? null)).toEqual([
      'specialist-2',
      'specialist-1',
      null,
    ]);
  });

  const lookingAt = (price: number, paid: bigint, waiting = 0n) => {
    const base = worldView({
      training: roundsOf(settledRound(1, [{ scorePpm: 1, paid }])),
      ledgers: new Map([['token', ledger([[contracts.trainerPool, waiting]])]]),
    });
    return only<Seen, Pick<Seen, 'view' | 'scenario' | 'character' | 'now' | 'self'>>({
      view: { ...base, market: market(price) },
      scenario: scenarioWith(),
      character: observation().character,
      now: base.time + 1,
      self: worker('specialist-1'),
    });
  };

  it('that takes chances reckons what an hour of training would bring, itself among those who are paid', () => {
    // 320 tokens by two trainers at half a coin each, over eight hours.
    expect(trainingPayPerHour(lookingAt(0.5, 320n * TOKEN))).toBeCloseTo(10, 9);
    expect(trainingPayPerHour(lookingAt(0.5, 160n * TOKEN, 160n * TOKEN))).toBeCloseTo(10, 9);
  });

  it('that takes chances trains for much more than its wage and not for much less', () => {
    expect(takeChances(lookingAt(2, 320n * TOKEN))).toContain('train');
    expect(takeChances(lookingAt(0.1, 320n * TOKEN))).not.toContain('train');
  });
});

describe('income after opportunity cost', () => {
  it.each([
    [8, '10', 80n * TOKEN],
    [0.5, '10', 5n * TOKEN],
    [0.01, '0.1', TOKEN / 1_000n],
    [0, '10', 0n],
  ])('%d hours at %s coins cost', (hours, wage, cost) => {
    expect(opportunityCost(hours, wage)).toBe(cost);
  });

  const view = { ...worldView(), market: market(2) };
  const moved = (kind: string, from: typeof ann, to: typeof ann, amount: bigint) => ({
    asset: 'token',
    from,
    to,
    amount: amount * TOKEN,
    kind,
  });

  it('counts pay and staking rewards at the pool’s price, and nothing else that comes in', () => {
    const transfers = [
      moved('trainingReward', contracts.trainerPool, ann, 30n),
      moved('stakingReward', contracts.stakePool, ann, 5n),
      moved('purchase', marketContracts.pair, ann, 100n),
    ];
    expect([...earnedCoins({ transfers, view, agents: members }, strategies)]).toEqual([[ann, 70n * TOKEN]]);
  });

  it('counts coins of milestones and budgets as they are', () => {
    const coins = (kind: string) => ({ ...moved(kind, contracts.trainerPool, ann, 30n), asset: 'stable' });
    const transfers = [coins('grantPaid'), coins('budget'), coins('purchase'), moved('budget', ann, bob, 5n)];
    expect([...earnedCoins({ transfers, view, agents: members }, strategies)]).toEqual([
      [ann, 60n * TOKEN],
      [bob, 10n * TOKEN],
    ]);
  });

  it('moves what one worker gives another from the one to the other: together they have what the DAO paid', () => {
    const transfers = [
      moved('trainingReward', contracts.trainerPool, ann, 30n),
      moved('transfer', ann, bob, 15n),
      moved('transfer', ann, address(99), 4n),
    ];
    const coins = earnedCoins({ transfers, view, agents: members }, strategies);
    expect([coins.get(ann), coins.get(bob)]).toEqual([30n * TOKEN, 30n * TOKEN]);
  });

  it('may be less than nothing', () => {
    const events = [
      {
        block: 1,
        timestamp: 1,
        transaction: 0,
        type: 'voteCast',
        proposalId: 1n,
        voter: ann,
        support: 'for',
        weight: 1n,
        reason: '',
      },
    ] as const;
    const input = { ...worked(events), transfers: [], view };
    expect(netIncome(only<Parameters<typeof netIncome>[0], typeof input>(input), strategies).get(ann)).toBe(
      -20n * TOKEN,
    );
  });
});
