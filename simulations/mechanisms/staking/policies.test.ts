import { describe, expect, it } from 'vitest';
import { GovernanceToken, StakePool } from '../../../contracts/bindings/index.js';
import { address, contracts, observation, tokenLedger, worldView } from '../../../test/fixtures/world.js';
import type { Intent } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { claimRewards, ownHoldings, stakeAtLeast, stakeShare, stakeShareOnce } from './policies.js';

const holding = (balance: bigint, active: bigint, tick = 3, cooling = 0n) =>
  observation({
    tick,
    view: worldView({
      ledgers: tokenLedger([[address(1), balance * TOKEN]]),
      staking: {
        stakes: new Map([[address(1), { active: active * TOKEN, cooling: cooling * TOKEN, readyAt: 0 }]]),
      },
    }),
  });
const amountsOf = (intents: readonly Intent[]) =>
  intents.flatMap((intent) =>
    'calls' in intent
      ? intent.calls.map(({ to, data }) => {
          const call = decodeCall(to === contracts.token ? GovernanceToken : StakePool, data)!;
          return [call.functionName, call.args.at(-1)];
        })
      : [],
  );

describe('keeping a minimum stake', () => {
  it('approves and stakes just what is missing', () => {
    expect(amountsOf(stakeAtLeast(100n * TOKEN)(holding(500n, 30n)))).toEqual([
      ['approve', 70n * TOKEN],
      ['stake', 70n * TOKEN],
    ]);
  });

  it('stakes what there is when there is too little, and nothing when nothing is missing', () => {
    expect(amountsOf(stakeAtLeast(100n * TOKEN)(holding(5n, 30n))).at(-1)).toEqual(['stake', 5n * TOKEN]);
    expect(stakeAtLeast(100n * TOKEN)(holding(500n, 100n))).toEqual([]);
    expect(stakeAtLeast(100n * TOKEN)(holding(0n, 0n))).toEqual([]);
  });

  it('does not count stake that is cooling', () => {
    expect(amountsOf(stakeAtLeast(100n * TOKEN)(holding(500n, 30n, 3, 60n))).at(-1)).toEqual(['stake', 70n * TOKEN]);
    expect(stakeAtLeast(100n * TOKEN)(holding(500n, 100n, 3, 60n))).toEqual([]);
  });
});

describe('keeping a share staked', () => {
  it('tops up to the share of balance and stake together', () => {
    expect(amountsOf(stakeShare(0.8)(holding(100n, 100n)))).toContainEqual(['stake', 60n * TOKEN]);
  });

  it('leaves trifles alone', () => {
    expect(stakeShare(0.8)(holding(1001n, 4000n))).toEqual([]);
  });

  it('takes for a trifle what is less than a two-hundredth of balance and stake together', () => {
    const staked = (balance: bigint, active: bigint) => amountsOf(stakeShare(0.5)(holding(balance, active))).at(-1);
    expect(staked(105n, 95n)).toEqual(['stake', 5n * TOKEN]);
    expect(staked(101n, 99n)).toEqual(['stake', TOKEN]);
    expect(staked(1009n, 991n)).toBeUndefined();
    expect(staked(1010n, 990n)).toEqual(['stake', 10n * TOKEN]);
  });

  it('never takes stake back', () => {
    expect(stakeShare(0.5)(holding(10n, 90n))).toEqual([]);
    expect(stakeShare(0.5)(holding(50n, 50n))).toEqual([]);
  });

  it('can be a single decision', () => {
    expect(stakeShareOnce(0.5)(holding(100n, 0n))).toHaveLength(1);
    expect(stakeShareOnce(0.5)(holding(100n, 1n))).toEqual([]);
  });
});

it('whoever has neither balance nor stake has none of either', () => {
  const nothing = observation({ view: worldView({ ledgers: tokenLedger([]) }) });
  expect(ownHoldings(nothing)).toEqual({ balance: 0n, active: 0n });
});

it('staking rewards are collected from the pool, by nobody in the very first tick', () => {
  const self = { ...observation().self, address: address(8) };
  const claimed = (tick: number) => {
    const seen = holding(0n, 5n, tick);
    const stakes = new Map([[self.address, { active: TOKEN, cooling: 0n, readyAt: 0 }]]);
    return claimRewards(4)({ ...seen, self, view: worldView({ staking: { stakes } }) });
  };
  expect(claimed(0)).toEqual([]);
  expect(amountsOf(claimed(4)).map(([name]) => name)).toEqual(['getReward']);
});

it('staking rewards are collected once in each interval by whoever stakes', () => {
  const ticks = Array.from({ length: 9 }, (_, tick) => tick).filter(
    (tick) => claimRewards(4)(holding(0n, 5n, tick)).length > 0,
  );
  expect(ticks).toEqual([1, 5]);
  expect(claimRewards(4)(holding(5n, 0n, 1))).toEqual([]);
});
