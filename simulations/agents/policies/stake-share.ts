import type { Policy } from '../agent.js';
import { approve, stake } from '../contract-call.js';
import { ownHoldings } from './own-position.js';

const PPM = 1_000_000n;
/** Below this share of its holdings a top-up is not worth the gas. */
const WORTHWHILE_DIVISOR = 200n;

/** Keeps at least the share (0 to 1) of all it holds staked, and stakes what comes in. */
export function stakeShare(share: number): Policy {
  return (observation) => {
    const { balance, active } = ownHoldings(observation);
    const holdings = balance + active;
    const missing = (holdings * BigInt(Math.round(share * 1_000_000))) / PPM - active;
    if (missing <= 0n || missing < holdings / WORTHWHILE_DIVISOR) return [];
    const pool = observation.view.contracts.stakePool;
    return [{ purpose: 'stake', phase: 'act', calls: [approve(pool, missing), stake(missing)] }];
  };
}

/** Stakes the share (0 to 1) of its holdings at its first chance and leaves it at that. */
export function stakeShareOnce(share: number): Policy {
  const policy = stakeShare(share);
  return (observation) => (ownHoldings(observation).active > 0n ? [] : policy(observation));
}
