import type { Address } from '../../../chain/index.js';
import type { Membership } from '../../members/membership.js';
import type { KnownContract } from '../loaded-dao.js';

/** Holders who are named by their rank. */
const NAMED_HOLDERS = 20;

/** Names of addresses for reports. A contract's name goes before any other. */
export function namesOf(
  contracts: readonly KnownContract[],
  membership: Membership,
  others: readonly (readonly [Address, string])[],
): ReadonlyMap<Address, string> {
  const holders = membership.addresses.slice(0, NAMED_HOLDERS);
  return new Map([
    ...holders.map((address, i) => [address, `holder ${i + 1}`] as const),
    ...others,
    ...contracts.map(({ address, name }) => [address, name] as const),
  ]);
}
