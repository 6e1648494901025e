import { StakePool } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { type Accruals, reading } from '../../metrics/index.js';
import { type StakingScope, workingStake } from './state.js';

/** The pool's scale of a reward per token. */
const PRECISION = 10n ** 18n;

/**
 * Staking rewards that accounts have earned by a time (Unix seconds) and not claimed, in wei, to the last wei what the
 * pool's `earned` would say in a block of that time. It is reckoned from what the pool has booked, as a node may answer for
 * a time of its own.
 */
export function accruedRewards(
  { staking }: StakingScope['view'],
  accounts: readonly Address[],
  time: number,
): Accruals {
  const pool = staking.contracts.stakePool;
  return {
    asked: [
      reading(StakePool, pool, 'rewardRate', []),
      reading(StakePool, pool, 'periodFinish', []),
      reading(StakePool, pool, 'lastUpdateTime', []),
      reading(StakePool, pool, 'rewardPerTokenStored', []),
      ...accounts.flatMap((account) => [
        reading(StakePool, pool, 'rewards', [account]),
        reading(StakePool, pool, 'userRewardPerTokenPaid', [account]),
      ]),
    ],
    of: ([rate = 0n, finish = 0n, updated = 0n, stored = 0n, ...booked]) => {
      const until = BigInt(time) < finish ? BigInt(time) : finish;
      const streamed = until > updated ? (until - updated) * rate : 0n;
      return accounts.map((account, i) => {
        const { own, all } = workingStake(staking, account);
        const perToken = all === 0n ? stored : stored + (streamed * PRECISION) / all;
        const [rewards = 0n, paid = 0n] = booked.slice(2 * i, 2 * i + 2);
        return rewards + (own * (perToken - paid)) / PRECISION;
      });
    },
  };
}
