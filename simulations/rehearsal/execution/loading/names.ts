import type { Address } from '../../../chain/index.js';
import type { KnownContract } from '../loaded-dao.js';

/** Holders who are named by their rank. */
const NAMED_HOLDERS = 20;

/** Names of addresses for reports; `holders` largest first. A contract's name goes before any other. */
export function namesOf(
  contracts: readonly KnownContract[],
  holders: readonly Address[],
  others: readonly (readonly [Address, string])[],
): ReadonlyMap<Address, string> {
  return new Map([
    ...holders.slice(0, NAMED_HOLDERS).map((address, i) => [address, `holder ${i + 1}`] as const),
    ...others,
    ...contracts.map(({ address, name }) => [address, name] as const),
  ]);
}
