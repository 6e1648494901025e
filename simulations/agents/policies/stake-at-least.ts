import type { Policy } from '../agent.js';
import { approve, stake } from '../contract-call.js';
import { ownHoldings } from './own-position.js';

/**
 * Keeps an active stake of at least `wei`: tops it up when it fell short and the balance allows, as far as it allows.
 * Cooling stake does not count.
 */
export function stakeAtLeast(wei: bigint): Policy {
  return (observation) => {
    const { active, balance } = ownHoldings(observation);
    const missing = wei - active;
    const amount = missing < balance ? missing : balance;
    if (amount <= 0n) return [];
    const pool = observation.view.contracts.stakePool;
    return [{ purpose: 'stake', phase: 'act', calls: [approve(pool, amount), stake(amount)] }];
  };
}
