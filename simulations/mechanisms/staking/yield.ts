import { type ReporterInput, shareOf } from '../../metrics/index.js';
import { TOKEN_ASSET } from '../../world/index.js';
import type { StakingScope } from './state.js';

/** Seconds of a year of 365.25 days. */
const YEAR = 31_557_600;

/**
 * Rewards that came into the pool in the tick, over its stake at the tick's end, as a share a year (simple interest).
 * Counted from the tick's own transfers: all that comes in and is nobody's stake is there to be paid out.
 * `null` at the start and while nothing is staked.
 */
export function stakingYield({
  view: { staking },
  transfers,
  time,
  previousTime,
}: Pick<ReporterInput<StakingScope>, 'view' | 'transfers' | 'time' | 'previousTime'>): number | null {
  if (staking.totalStaked === 0n || previousTime === 0 || time <= previousTime) return null;
  const rewards = transfers.reduce(
    (sum, { asset, to, kind, amount }) =>
      asset === TOKEN_ASSET && to === staking.contracts.stakePool && kind !== 'stake' ? sum + amount : sum,
    0n,
  );
  return shareOf(rewards, staking.totalStaked) * (YEAR / (time - previousTime));
}
