import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import { exactAmount } from './exact-amount.js';
import { formatUnits } from './format-units.js';
import type { Membership } from './membership.js';
import type { Delegation } from './read-delegations.js';
import type { HolderColumns } from './read-holders.js';

/** What a membership is made of. */
export interface MembershipParts {
  readonly holders: HolderColumns;
  readonly delegations: readonly Delegation[];
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
 * who delegated to it. As in ERC20Votes a delegation does not pass on: a delegate's own delegate gets none of it.
 * A delegate who holds nothing becomes a member with balance 0.
 * @throws InputError `supply-too-small`, `supply-invalid`, `no-tokens`
 */
export function membershipOf({
  holders,
  delegations,
  nonVoting = new Set(),
  supplyTokens,
  treasury,
  decimals,
  sourceHash,
}: MembershipParts): Membership {
  const balanceOf = new Map(holders.addresses.map((address, i) => [address, holders.balances[i]!]));
  const delegates = new Map<Address, Address>();
  for (const { delegator, delegate } of delegations) {
    if (delegator !== delegate && balanceOf.has(delegator)) delegates.set(delegator, delegate);
  }
  for (const delegate of delegates.values()) if (!balanceOf.has(delegate)) balanceOf.set(delegate, 0n);

  const powerOf = new Map<Address, bigint>();
  let total = 0n;
  for (const [address, balance] of balanceOf) {
    const voter = delegates.get(address) ?? address;
    if (!nonVoting.has(voter)) powerOf.set(voter, (powerOf.get(voter) ?? 0n) + balance);
    total += balance;
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
