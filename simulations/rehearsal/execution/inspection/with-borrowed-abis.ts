import type { Address, TracedCall } from '../../../chain/index.js';
import type { KnownContract } from '../loaded-dao.js';
import { borrowedCode } from './traced-calls.js';

/**
 * The known contracts, and the proxies that ran known code, each with the ABI of that code beside its own: calls to a
 * proxy and its events are in the terms of its implementation.
 */
export function withBorrowedAbis(
  known: readonly KnownContract[],
  traced: readonly TracedCall[],
  names: ReadonlyMap<Address, string>,
): readonly KnownContract[] {
  const byAddress = new Map(known.map((contract) => [contract.address, contract]));
  for (const [proxy, codes] of borrowedCode(traced)) {
    const lenders = [...codes].map((code) => byAddress.get(code)).filter((lender) => lender !== undefined);
    const own = byAddress.get(proxy);
    if (lenders.length === 0) continue;
    const name = own?.name ?? names.get(proxy) ?? `proxy of ${lenders[0]!.name}`;
    const entries = [own, ...lenders].flatMap((contract) => contract?.contract.abi ?? []);
    // A proxy and its code may declare the same function or event.
    const abi = [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
    const bytecode = own?.contract.bytecode ?? '0x';
    byAddress.set(proxy, { name, address: proxy, contract: { name, abi, bytecode }, layout: own?.layout ?? null });
  }
  return [...byAddress.values()];
}
