import type { Policy } from '../agent.js';
import { claimStakingReward } from '../contract-call.js';
import { ownHoldings } from './own-position.js';

/** Collects its staking rewards every so many ticks, each agent on its own day so that not all come at once. */
export function claimRewards(everyTicks: number): Policy {
  return (observation) => {
    const { tick, self } = observation;
    const offset = Number(BigInt(self.address) % BigInt(everyTicks));
    if (tick === 0 || tick % everyTicks !== offset || ownHoldings(observation).active === 0n) return [];
    return [{ purpose: 'claim', phase: 'act', calls: [claimStakingReward()] }];
  };
}
