import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, accountOf } from '../../../chain/index.js';
import type { Membership } from '../../members/membership.js';
import { allocate, OTHER_HOLDERS } from './allocation.js';

const NO_TREASURY = { account: accountOf('treasury'), tokens: 0n };
const holder = (i: number): Address => accountOf(`holder ${i}`);

function membershipOf(
  balances: readonly bigint[],
  delegations: ReadonlyMap<Address, Address>,
  unminted = 0n,
): Membership {
  const addresses = balances.map((_, i) => holder(i));
  const power = new Map<Address, bigint>(addresses.map((address) => [address, 0n]));
  for (const [i, address] of addresses.entries()) {
    const delegate = delegations.get(address) ?? address;
    power.set(delegate, (power.get(delegate) ?? 0n) + balances[i]!);
  }
  const total = balances.reduce((sum, balance) => sum + balance, 0n);
  return {
    addresses,
    balances,
    total,
    supply: total + unminted,
    power: addresses.map((address) => power.get(address)!),
    decimals: 18,
    sourceHash: '',
  };
}

const descending = (balances: readonly bigint[]) => [...balances].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);

describe('tokens on the local chain', () => {
  it('go to the largest one by one, and to one account for all others', () => {
    const membership = membershipOf([50n, 30n, 5n, 4n], new Map(), 11n);
    const allocation = allocate({
      treasury: NO_TREASURY,
      membership,
      delegations: new Map(),
      individuals: 2,
      needed: [holder(3)],
      contracts: new Set(),
    });
    expect([...allocation.holdings]).toEqual([
      [holder(0), 50n],
      [holder(1), 30n],
      [holder(3), 4n],
      [OTHER_HOLDERS, 16n],
    ]);
    expect(allocation.delegates.has(OTHER_HOLDERS)).toBe(false);
    expect(allocation).toMatchObject({ individuals: 3, pooled: 1, rest: 16n });
  });

  it('of the DAO’s own contracts never vote', () => {
    const membership = membershipOf([50n, 30n], new Map());
    const contracts = new Set([holder(0)]);
    const { holdings, delegates } = allocate({
      treasury: NO_TREASURY,
      membership,
      delegations: new Map(),
      individuals: 2,
      needed: [],
      contracts,
    });
    expect(holdings.get(holder(0))).toBe(50n);
    expect([...delegates.keys()]).toEqual([holder(1)]);
  });

  it('of the treasury come from what no holder has, and only then add to the supply', () => {
    const treasury = { account: accountOf('treasury'), tokens: 25n };
    const contracts = new Set([treasury.account]);
    const given = { delegations: new Map(), individuals: 2, needed: [], contracts, treasury };
    const enough = allocate({ membership: membershipOf([50n], new Map(), 30n), ...given });
    expect([enough.holdings.get(treasury.account), enough.rest, enough.addedToSupply]).toEqual([25n, 5n, 0n]);
    const scarce = allocate({ membership: membershipOf([50n], new Map(), 10n), ...given });
    expect([scarce.holdings.get(treasury.account), scarce.rest, scarce.addedToSupply]).toEqual([25n, 0n, 15n]);
  });

  it('are all there, and give whoever has an account exactly the power of the membership', () => {
    const balances = fc.array(fc.bigInt({ min: 1n, max: 10n ** 24n }), { minLength: 1, maxLength: 40 });
    const choices = fc.array(fc.nat(39), { maxLength: 40 });
    fc.assert(
      fc.property(
        balances,
        choices,
        fc.integer({ min: 1, max: 10 }),
        fc.bigInt(0n, 10n ** 20n),
        (raw, to, most, unminted) => {
          const sorted = descending(raw);
          const delegations = new Map(
            to
              .slice(0, sorted.length)
              .flatMap((target, from) =>
                target < sorted.length && target !== from ? [[holder(from), holder(target)] as const] : [],
              ),
          );
          const membership = membershipOf(sorted, delegations, unminted);
          const { holdings, delegates } = allocate({
            treasury: NO_TREASURY,
            membership,
            delegations,
            individuals: most,
            needed: [],
            contracts: new Set(),
          });
          expect(sum(holdings.values())).toBe(membership.supply);
          const power = new Map<Address, bigint>();
          for (const [account, delegate] of delegates) {
            power.set(delegate, (power.get(delegate) ?? 0n) + (holdings.get(account) ?? 0n));
          }
          for (const [i, address] of membership.addresses.entries()) {
            if (delegates.has(address)) expect(power.get(address) ?? 0n).toBe(membership.power[i]);
          }
        },
      ),
    );
  });
});
