import { type ReporterInput, shareOf } from '../../metrics/index.js';
import { TOKEN_ASSET } from '../../world/index.js';
import type { StakingScope, StakingState } from './state.js';

/** Of a year of 365.25 days. */
const SECONDS_A_YEAR = 31_557_600;

/**
 * What a staked token earns a year (1 = 100 %), as far as anybody can see: the rewards promised over the latest time, of
 * all that is staked now. Not compounded. `null` before a whole such time has passed, or while nobody stakes.
 * @param now Unix seconds
 * @param seconds how far to look back
 */
export function stakingYield(
  { added, totalStaked }: Pick<StakingState, 'added' | 'totalStaked'>,
  { now, since, seconds }: { readonly now: number; readonly since: number; readonly seconds: number },
): number | null {
  if (totalStaked === 0n || now - since < seconds) return null;
  const promised = added.reduce((sum, { time, amount }) => (time > now - seconds ? sum + amount : sum), 0n);
  return (Number(promised) / Number(totalStaked)) * (SECONDS_A_YEAR / seconds);
}

/**
 * Rewards that came into the pool in the tick, over its stake at the tick's end, as a share a year (simple interest).
 * Counted from the tick's own transfers and not from what the pool tells: all that comes in and is nobody's stake is there
 * to be paid out. `null` at the start and while nothing is staked.
 */
export function yieldOfTick({
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
  return shareOf(rewards, staking.totalStaked) * (SECONDS_A_YEAR / (time - previousTime));
}
