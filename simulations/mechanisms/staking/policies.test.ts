import { describe, expect, it } from 'vitest';
import { GovernanceToken, StakePool } from '../../../contracts/bindings/index.js';
import { address, contracts, observation, tokenLedger, worldView } from '../../../test/fixtures/world.js';
import type { Intent } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { claimRewards, stakeAtLeast, stakeShare, stakeShareOnce } from './policies.js';

const holding = (balance: bigint, active: bigint, tick = 3) =>
  observation({
    tick,
    view: worldView({
      ledgers: tokenLedger([[address(1), balance * TOKEN]]),
      staking: { stakes: new Map([[address(1), { active: active * TOKEN, cooling: 0n, readyAt: 0 }]]) },
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
});

describe('keeping a share staked', () => {
  it('tops up to the share of balance and stake together', () => {
    expect(amountsOf(stakeShare(0.8)(holding(100n, 100n)))).toContainEqual(['stake', 60n * TOKEN]);
  });

  it('leaves trifles alone', () => {
    expect(stakeShare(0.8)(holding(1001n, 4000n))).toEqual([]);
  });

  it('can be a single decision', () => {
    expect(stakeShareOnce(0.5)(holding(100n, 0n))).toHaveLength(1);
    expect(stakeShareOnce(0.5)(holding(100n, 1n))).toEqual([]);
  });
});

it('staking rewards are collected once in each interval by whoever stakes', () => {
  const ticks = Array.from({ length: 9 }, (_, tick) => tick).filter(
    (tick) => claimRewards(4)(holding(0n, 5n, tick)).length > 0,
  );
  expect(ticks).toEqual([1, 5]);
  expect(claimRewards(4)(holding(5n, 0n, 1))).toEqual([]);
});
