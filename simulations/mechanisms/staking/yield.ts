import type { StakingState } from './state.js';

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
