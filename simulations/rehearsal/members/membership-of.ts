import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import { byDelegator, type Delegation, delegatedParts, mainDelegate } from './delegation.js';
import { exactAmount } from './exact-amount.js';
import { formatUnits } from './format-units.js';
import type { Membership } from './membership.js';
import type { HolderColumns } from './read-holders.js';

/** What a membership is made of. */
export interface MembershipParts {
  readonly holders: HolderColumns;
  readonly delegations: readonly Delegation[];
  /** Delegations that ended by this moment do not count, Unix seconds; all do when `null` or absent. */
  readonly delegationsAsOf?: number | null;
  /** Holders who do not vote for themselves: contracts, exchanges, burnt tokens. What they delegate still votes. */
  readonly nonVoting?: ReadonlySet<Address>;
  /** Decimal string of tokens; the holders' sum when `null`. */
  readonly supplyTokens: string | null;
  /** What of the token the treasury holds, if its account is not listed with as much: part of the supply as well. */
  readonly treasury?: { readonly account: Address; readonly units: bigint };
  readonly decimals: number;
  readonly sourceHash: string;
}

/**
 * Puts holders in order and gives every one its voting power: its own tokens unless it delegated, and those of all
 * who delegated to it, or their part of them. As in ERC20Votes a delegation does not pass on: a delegate's own delegate gets none of it.
 * A delegate who holds nothing becomes a member with balance 0.
 * @throws InputError `supply-too-small`, `supply-invalid`, `no-tokens`
 */
export function membershipOf({
  holders,
  delegations,
  delegationsAsOf = null,
  nonVoting = new Set(),
  supplyTokens,
  treasury,
  decimals,
  sourceHash,
}: MembershipParts): Membership {
  const balanceOf = new Map(holders.addresses.map((address, i) => [address, holders.balances[i]!]));
  const delegates = new Map<Address, Address>();
  const powerOf = new Map<Address, bigint>();
  const gains = (voter: Address, units: bigint) => {
    if (!nonVoting.has(voter)) powerOf.set(voter, (powerOf.get(voter) ?? 0n) + units);
  };
  const sets = byDelegator(delegations);
  let total = 0n;
  let splitting = 0;
  for (const [address, balance] of [...balanceOf]) {
    total += balance;
    const set = sets.get(address);
    if (set === undefined) {
      gains(address, balance);
      continue;
    }
    const divided = delegatedParts(balance, set, delegationsAsOf);
    if (divided.kept > 0n || divided.parts.size === 0) gains(address, divided.kept);
    for (const [delegate, part] of divided.parts) {
      gains(delegate, part);
      if (!balanceOf.has(delegate)) balanceOf.set(delegate, 0n);
    }
    const only = balance === 0n ? [...divided.parts.keys()][0] : undefined;
    const main = only ?? mainDelegate(address, divided);
    if (main !== address) delegates.set(address, main);
    if (divided.parts.size > 1 || (divided.parts.size === 1 && divided.kept > 0n)) splitting++;
  }
  const listed = treasury === undefined ? 0n : (balanceOf.get(treasury.account) ?? 0n);
  const unlisted = treasury !== undefined && treasury.units > listed ? treasury.units - listed : 0n;
  const members = [...balanceOf].sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1));
  return {
    addresses: members.map(([address]) => address),
    balances: members.map(([, balance]) => balance),
    total,
    supply: supplyOf(supplyTokens, decimals, total, unlisted),
    power: members.map(([address]) => powerOf.get(address) ?? 0n),
    delegates,
    splitting,
    nonVoting,
    decimals,
    sourceHash,
  };
}

/** The supply has room for all who are listed and for the treasury: quorum is a share of what there really is. */
function supplyOf(tokens: string | null, decimals: number, total: bigint, treasury: bigint): bigint {
  const field = 'token.supplyTokens';
  const supply = tokens === null ? total + treasury : exactAmount(tokens, decimals);
  if (typeof supply !== 'bigint') {
    const { message, hint } = supply;
    throw new InputError('supply-invalid', `token.supplyTokens: "${tokens}" ${message}`, {
      field,
      value: tokens,
      hint,
    });
  }
  if (supply < total) {
    const held = formatUnits(total, decimals);
    throw new InputError(
      'supply-too-small',
      `token.supplyTokens: the holders have ${held} tokens, more than the supply of ${tokens}`,
      {
        field,
        value: tokens,
        hint: 'Give the supply of all tokens there are, or leave it out: it is then the sum of the balances.',
      },
    );
  }
  if (total === 0n) {
    throw new InputError('no-tokens', 'holders: nobody holds a token', {
      field: 'holders',
      hint: 'Give at least one holder with tokens; quorum is a share of the supply.',
    });
  }
  return supply < total + treasury ? total + treasury : supply;
}
