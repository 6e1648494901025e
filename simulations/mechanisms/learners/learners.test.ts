import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMarket, poolAt } from '../../../test/fixtures/market.js';
import { address, NOW, openProposal } from '../../../test/fixtures/world.js';
import type { Finding, Intent, WorkIntent } from '../../agents/index.js';
import { initialPolicy, NO_PAYOFFS, withPayoff } from '../../learning/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { SHAPE, type ThinkOrder, type Thought, think } from './policy-work.js';
import { settle, type TradeDecision, tradeByNetwork, tradePayoff, traderFeatures } from './trader.js';
import { changeBroughtBy, votePayoff } from './vote-payoff.js';
import { voteByNetwork, voterFeatures } from './voter.js';

const TRADER = { beliefDeviation: 0, mostShare: 0.1, horizonTicks: 2, learningRate: 0.1 };
const VOTER = { diligence: 1, horizonTicks: 2, costOfLookingPercent: 0.05, learningRate: 0.1 };
const WEEK = 604_800;

/** The one intent with work, and its order. */
function thinking(intents: readonly Intent[], view: ReturnType<typeof atMarket>['view']) {
  const found = intents.find((intent): intent is WorkIntent => 'kind' in intent);
  if (found === undefined) throw new Error('nothing to think about');
  expect(found.kind.name).toBe(think.name);
  return { intent: found, order: found.order(view) as ThinkOrder };
}
const thought = (action: number): Thought => ({
  weights: initialPolicy(SHAPE, randomStream('thought')),
  choice: { action, probabilities: [0.2, 0.3, 0.5] },
});

describe('a trader who learns', () => {
  const seen = atMarket({ tick: 5, tokens: 100n * TOKEN, coins: 100n * TOKEN, reserves: poolAt(1) });

  it('sees numbers around zero, none beyond two, in any market', () => {
    const price = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const wei = fc.bigInt({ min: 0n, max: 10n ** 26n });
    fc.assert(
      fc.property(price, fc.array(price, { maxLength: 15 }), wei, wei, (now, past, tokens, coins) => {
        const market = atMarket({ tokens, coins, reserves: poolAt(now), past: past.map((each) => ({ price: each })) });
        const features = traderFeatures(market, 0.5);
        expect(features).toHaveLength(SHAPE.features);
        for (const feature of features) expect(Math.abs(feature)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('asks its network, and does what that says with its share of what it has', () => {
    const { intent } = thinking(tradeByNetwork(TRADER)(seen), seen.view);
    const counts = [0, 1, 2].map((action) => intent.finish(thought(action), seen.view).calls.length);
    // An approval and a swap for selling and buying, nothing for holding.
    expect(counts).toEqual([2, 0, 2]);
  });

  it('begins with the same network whenever its run is repeated, and not with another agent’s', () => {
    const first = thinking(tradeByNetwork(TRADER)(seen), seen.view).order;
    expect(thinking(tradeByNetwork(TRADER)(seen), seen.view).order.weights).toEqual(first.weights);
    const other = { ...seen, self: { ...seen.self, name: 'agent-2' } };
    expect(thinking(tradeByNetwork(TRADER)(other), seen.view).order.weights).not.toEqual(first.weights);
  });

  it('remembers what it decided and had, and learns from it when its time has come', () => {
    const { intent } = thinking(tradeByNetwork(TRADER)(seen), seen.view);
    const memory = intent.finish(thought(2), seen.view).finding;
    // It bought ten coins' worth; two ticks later the price has doubled.
    const later = atMarket({ tick: 7, tokens: 109n * TOKEN, coins: 90n * TOKEN, reserves: poolAt(2) });
    const findings: readonly Finding[] = [memory!];
    const { order } = thinking(tradeByNetwork(TRADER)({ ...later, findings }), later.view);
    expect(order.lessons).toHaveLength(1);
    expect(order.lessons[0]!.action).toBe(2);
    expect(order.payoffs[0]).toBeCloseTo((9 * 2 - 10) / 200, 9);
  });

  it('finds that holding brought nothing, whatever the price did', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e3, noNaN: true }), (price) => {
        const has = { tokens: TOKEN, coins: TOKEN };
        const decision: TradeDecision = { tick: 0, features: [], action: 1, before: has, after: has, worth: 2 };
        expect(tradePayoff(decision, price)).toBe(0);
      }),
    );
  });

  it('learns from each decision once, with an advantage over what was usual before', () => {
    const has = { tokens: 0n, coins: 100n * TOKEN };
    const bought = { tokens: 10n * TOKEN, coins: 90n * TOKEN };
    const pending = [1, 2, 3].map((tick): TradeDecision => {
      return { tick, features: [tick], action: 2, before: has, after: bought, worth: 100 };
    });
    const baseline = [0.01, -0.01].reduce(withPayoff, NO_PAYOFFS);
    const done = settle({ pending, baseline }, { tick: 4, horizon: 2, price: 1.2, has: bought });
    expect(done.payoffs).toEqual([expect.closeTo(0.02, 12), expect.closeTo(0.02, 12)]);
    expect(done.lessons.map(({ features }) => features)).toEqual([[1], [2]]);
    expect(done.lessons[0]!.advantage).toBeCloseTo(2, 9);
    expect(done.pending.map(({ tick }) => tick)).toEqual([3]);
  });
});

describe('what a ballot brought', () => {
  it.each([
    ['for what did good', 1, 0.1, 0.0995],
    ['for what did harm', 1, -0.1, -0.1005],
    ['against what did harm', 0, -0.1, 0.0995],
    ['abstaining: nothing, and it cost nothing', 2, 0.1, 0],
    ['a side on what was never carried out: the cost of looking', 0, 'nothing' as const, -0.0005],
    ['not known yet', 1, null, null],
  ])('%s', (_, action, change, expected) => {
    const payoff = votePayoff(action, change, 0.05);
    if (expected === null) expect(payoff).toBeNull();
    else expect(payoff).toBeCloseTo(expected, 12);
  });

  it('is how much faster the price rose after a proposal was carried out than before', () => {
    const executedAt = NOW + 3 * WEEK;
    const proposal = openProposal({ executedAt });
    // A tick each, from the first.
    const { view, now } = atMarket({
      tick: 6,
      reserves: poolAt(1.21),
      past: [1, 1, 1, 1, 1.1, 1.21].map((price) => ({ price })),
    });
    expect(changeBroughtBy(proposal, view, { now, seconds: 2 * WEEK })).toBeCloseTo(Math.log(1.21), 6);
    expect(changeBroughtBy(proposal, view, { now: executedAt + WEEK, seconds: 2 * WEEK })).toBeNull();
    const defeated = openProposal({ voteEnd: NOW });
    expect(changeBroughtBy(defeated, view, { now, seconds: WEEK })).toBe('nothing');
    expect(changeBroughtBy(openProposal({ voteEnd: now + 1 }), view, { now, seconds: WEEK })).toBeNull();
  });
});

describe('a voter who learns', () => {
  const proposal = openProposal({ voteEnd: NOW + 10 * WEEK });
  const market = atMarket();
  const view = {
    ...market.view,
    token: { ...market.view.token, votes: new Map([[address(1), TOKEN]]) },
    governance: { ...market.view.governance, proposals: new Map([['1', proposal]]) },
  };

  it('sees of a proposal what it can tell, and that it cannot where it cannot', () => {
    const effect = { accuracy: 2.5, error: 1, income: 20, because: '' };
    const action = { target: address(2), value: 0n, calldata: '0x' } as const;
    const half = openProposal({ actions: [action], tally: { for: 30n, against: 10n, abstain: 0n } });
    expect(voterFeatures(half, { judge: () => effect })).toEqual([1, 0.5, 0.2, 0.4, 0.5, 0]);
    expect(voterFeatures(half, { judge: () => null }).slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('casts one ballot as its network says, and remembers it', () => {
    const { intent, order } = thinking(voteByNetwork(VOTER)({ ...market, view }), view);
    expect(order.features).toHaveLength(SHAPE.features);
    const { calls, finding } = intent.finish(thought(0), view);
    expect(calls).toHaveLength(1);
    expect(finding).toMatchObject({ kind: 'votingPolicy', pending: [{ proposal: '1', action: 0 }] });
  });

  it('does nothing without votes, without a proposal, or when it has voted', () => {
    expect(voteByNetwork(VOTER)(market)).toEqual([]);
    const ballot = { voter: address(1), support: 'for', weight: 1n, reason: '', time: NOW } as const;
    const voted = openProposal({ voteEnd: NOW + 10 * WEEK, ballots: new Map([[address(1), ballot]]) });
    const governance = { ...view.governance, proposals: new Map([['1', voted]]) };
    expect(voteByNetwork(VOTER)({ ...market, view: { ...view, governance } })).toEqual([]);
  });

  it('learns once a proposal is over', () => {
    const { intent } = thinking(voteByNetwork(VOTER)({ ...market, view }), view);
    const finding = intent.finish(thought(1), view).finding!;
    const over = openProposal({ voteEnd: NOW });
    const governance = { ...view.governance, proposals: new Map([['1', over]]) };
    const later = { ...market, findings: [finding], view: { ...view, governance } };
    const { order } = thinking(voteByNetwork(VOTER)(later), later.view);
    expect(order.features).toBeNull();
    expect(order.payoffs).toEqual([-0.0005]);
  });
});
