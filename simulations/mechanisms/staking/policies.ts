import { GovernanceToken, StakePool } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import type { StakingScope } from './state.js';

const PPM = 1_000_000n;
/** Below this share of its holdings a top-up is not worth the gas. */
const WORTHWHILE_DIVISOR = 200n;

/** What the observing agent holds and has staked, in wei. */
export function ownHoldings({ view, self }: Pick<Observation<StakingScope>, 'view' | 'self'>): {
  readonly balance: bigint;
  readonly active: bigint;
} {
  return { balance: balanceOf(view, self.address), active: view.staking.stakes.get(self.address)?.active ?? 0n };
}

function stakeNow({ view }: Observation<StakingScope>, amount: bigint) {
  const { token, staking } = view;
  const pool = staking.contracts.stakePool;
  return {
    purpose: 'stake',
    window: 0,
    calls: [
      callOf(GovernanceToken, token.contracts.token, 'approve', [pool, amount]),
      callOf(StakePool, pool, 'stake', [amount]),
    ],
  } as const;
}

/** Keeps at least the share (0 to 1) of all it holds staked, and stakes what comes in. */
export function stakeShare(share: number): Policy<StakingScope> {
  return (observation) => {
    const { balance, active } = ownHoldings(observation);
    const holdings = balance + active;
    const missing = (holdings * BigInt(Math.round(share * 1_000_000))) / PPM - active;
    if (missing <= 0n || missing < holdings / WORTHWHILE_DIVISOR) return [];
    return [stakeNow(observation, missing)];
  };
}

/** Stakes the share (0 to 1) of its holdings at its first chance and leaves it at that. */
export function stakeShareOnce(share: number): Policy<StakingScope> {
  const policy = stakeShare(share);
  return (observation) => (ownHoldings(observation).active > 0n ? [] : policy(observation));
}

/**
 * Keeps an active stake of at least `wei`: tops it up when it fell short and the balance allows, as far as it allows.
 * Cooling stake does not count.
 */
export function stakeAtLeast(wei: bigint): Policy<StakingScope> {
  return (observation) => {
    const { active, balance } = ownHoldings(observation);
    const missing = wei - active;
    const amount = missing < balance ? missing : balance;
    return amount <= 0n ? [] : [stakeNow(observation, amount)];
  };
}

/** Takes out of the pool what has cooled down. */
export const withdrawCooled: Policy<StakingScope> = ({ view, self, now }) => {
  const { cooling = 0n, readyAt = 0 } = view.staking.stakes.get(self.address) ?? {};
  if (cooling === 0n || readyAt > now) return [];
  const call = callOf(StakePool, view.staking.contracts.stakePool, 'withdraw', [cooling]);
  return [{ purpose: 'withdraw', window: 0, calls: [call] }];
};

/** Begins to take all its stake out: through the cooldown where there is one, which a second request would begin anew. */
export const leaveStake: Policy<StakingScope> = ({ view, self, scenario, now }) => {
  const { active = 0n, cooling = 0n, readyAt = 0 } = view.staking.stakes.get(self.address) ?? {};
  if (active === 0n || (cooling > 0n && readyAt > now)) return [];
  const pool = view.staking.contracts.stakePool;
  const call =
    scenario.staking.cooldownSeconds > 0
      ? callOf(StakePool, pool, 'startCooldown', [active])
      : callOf(StakePool, pool, 'withdraw', [active]);
  return [{ purpose: 'unstake', window: 0, calls: [call] }];
};

/** Collects its staking rewards every so many ticks, each agent on its own day so that not all come at once. */
export function claimRewards(everyTicks: number): Policy<StakingScope> {
  return (observation) => {
    const { tick, self, view } = observation;
    const offset = Number(BigInt(self.address) % BigInt(everyTicks));
    if (tick === 0 || tick % everyTicks !== offset || ownHoldings(observation).active === 0n) return [];
    return [
      { purpose: 'claim', window: 0, calls: [callOf(StakePool, view.staking.contracts.stakePool, 'getReward', [])] },
    ];
  };
}
