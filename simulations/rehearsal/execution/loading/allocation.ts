import { type Address, accountOf } from '../../../chain/index.js';
import type { Membership } from '../../members/membership.js';

/** One account holds the tokens of everybody who is not loaded on their own. It never votes. */
export const OTHER_HOLDERS: Address = accountOf('rehearsal/all other holders');

export interface AllocationOptions {
  readonly membership: Membership;
  /** Delegator → delegate, of those who delegate to somebody else. */
  readonly delegations: ReadonlyMap<Address, Address>;
  /** How many of the largest get an account of their own. */
  readonly individuals: number;
  /** Who gets one in any case: who votes, proposes, or is paid. */
  readonly needed: readonly Address[];
  /** The DAO's contracts: they may hold tokens, and never vote. */
  readonly contracts: ReadonlySet<Address>;
  /** Tokens of its own that the DAO's treasury holds, at least. */
  readonly treasury: { readonly account: Address; readonly tokens: bigint };
}

/** Who gets which tokens on the local chain, and whom they let vote. Amounts are in the smallest unit. */
export interface Allocation {
  readonly holdings: ReadonlyMap<Address, bigint>;
  /** Account → who votes for it; itself where it votes for itself. */
  readonly delegates: ReadonlyMap<Address, Address>;
  readonly individuals: number;
  /** Tokens of the treasury beyond the supply: these make the supply larger. */
  readonly addedToSupply: bigint;
  /** Held by `OTHER_HOLDERS`. */
  readonly rest: bigint;
  /** Holders whose tokens are in pooled accounts. */
  readonly pooled: number;
}

/**
 * Splits a membership into accounts of their own (the largest by balance and by power, and all who are needed) and
 * pools: small holders who let one of those vote share one account per delegate, so that every delegate's voting power
 * is exact; all others share `OTHER_HOLDERS`.
 */
export function allocate(options: AllocationOptions): Allocation {
  const { membership, delegations, contracts, treasury } = options;
  const own = individualsOf(options);
  const holdings = new Map<Address, bigint>();
  const delegates = new Map<Address, Address>();
  let rest = membership.supply - membership.total;
  let pooled = 0;
  for (const [i, holder] of membership.addresses.entries()) {
    const balance = membership.balances[i]!;
    const delegate = delegations.get(holder) ?? holder;
    if (own.has(holder)) {
      if (balance > 0n) holdings.set(holder, balance);
      continue;
    }
    pooled++;
    if (delegate !== holder && own.has(delegate)) {
      const pool = accountOf(`rehearsal/small holders who let ${delegate} vote`);
      holdings.set(pool, (holdings.get(pool) ?? 0n) + balance);
      delegates.set(pool, delegate);
    } else {
      rest += balance;
    }
  }
  for (const account of own) {
    if (!contracts.has(account)) delegates.set(account, delegations.get(account) ?? account);
  }
  const listed = holdings.get(treasury.account) ?? 0n;
  const missing = treasury.tokens > listed ? treasury.tokens - listed : 0n;
  // What no holder of the list has may well be the treasury's.
  const unlisted = membership.supply - membership.total;
  const taken = missing < unlisted ? missing : unlisted;
  rest -= taken;
  if (missing > 0n) holdings.set(treasury.account, listed + missing);
  if (rest > 0n) holdings.set(OTHER_HOLDERS, rest);
  return { holdings, delegates, individuals: own.size, rest, pooled, addedToSupply: missing - taken };
}

function individualsOf({ membership, individuals, needed, contracts }: AllocationOptions): ReadonlySet<Address> {
  const { addresses, power } = membership;
  const byPower = addresses
    .map((_, i) => i)
    .sort((a, b) => (power[a]! > power[b]! ? -1 : power[a]! < power[b]! ? 1 : a - b));
  return new Set([
    ...addresses.slice(0, individuals),
    ...byPower.slice(0, individuals).map((i) => addresses[i]!),
    ...addresses.filter((address) => contracts.has(address)),
    ...needed,
  ]);
}
