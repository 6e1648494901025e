import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import { placementsOf } from '../dao/placements.js';
import { ownTokensOf } from '../execution/loading/fill-treasury.js';
import { smallestUnits } from '../execution/loading/token-units.js';
import { formatUnits } from '../members/format-units.js';
import type { Membership } from '../members/membership.js';

/**
 * Checks that every amount of a DAO's file is one of its asset, before anything is simulated.
 * @throws InputError `amount-too-fine` naming the field
 */
export function requireExactAmounts({ treasury, token, governor }: Dao, tokenAddress: string): void {
  for (const [i, { asset, decimals, tokens }] of treasury.entries()) {
    const own = asset === 'token' || asset === tokenAddress;
    smallestUnits(tokens, asset === 'native' ? 18 : own ? token.decimals : decimals, `treasury[${i}].tokens`);
  }
  smallestUnits(governor.proposalThresholdTokens, token.decimals, 'governor.proposalThresholdTokens');
  const { quorum } = governor;
  if (quorum.kind === 'absolute') smallestUnits(quorum.tokens, token.decimals, 'governor.quorum.tokens');
}

/** The DAO's own tokens in its treasury, in the smallest unit. A copied chain has its supply, whatever is written here. */
export function treasuryOf(dao: Dao): {
  readonly account: Address;
  readonly units: bigint;
} {
  const { token, timelock } = placementsOf(dao);
  return { account: timelock, units: dao.fork === null ? ownTokensOf(dao, token) : 0n };
}

/** Says that holders and treasury have more than the supply that was given. */
export function supplyAssumptions(
  { token }: Dao,
  { supply, decimals }: Pick<Membership, 'supply' | 'decimals'>,
): readonly string[] {
  const { supplyTokens, symbol } = token;
  if (supplyTokens === null || supply === smallestUnits(supplyTokens, decimals, 'token.supplyTokens')) return [];
  return [
    `The holders and the treasury have ${formatUnits(supply, decimals)} ${symbol}, more than the supply of ${supplyTokens} that was given; it is taken as what they have.`,
  ];
}
