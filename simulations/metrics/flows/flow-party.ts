import { type Address, type DaoContracts, ZERO_ADDRESS } from '../../world/index.js';
import type { ReportedAgent } from '../reporter-input.js';

/** Names the party behind an address at one end of a transfer. */
export type PartyOf = (account: Address, end: 'from' | 'to') => string;

/**
 * Parties of the token flow: `mint` and `burn`, the contracts that hold tokens, groups of agents by archetype, and
 * `other` for every account besides.
 */
export function flowParties(agents: readonly ReportedAgent[], contracts: DaoContracts): PartyOf {
  const parties = new Map<Address, string>([
    [contracts.timelock, 'treasury'],
    [contracts.trainerPool, 'trainerPool'],
    [contracts.validatorPool, 'validatorPool'],
    [contracts.stakePool, 'stakePool'],
    [contracts.emission, 'emission'],
  ]);
  for (const { address, archetype } of agents) parties.set(address, archetype);
  return (account, end) => {
    if (account === ZERO_ADDRESS) return end === 'from' ? 'mint' : 'burn';
    return parties.get(account) ?? 'other';
  };
}
