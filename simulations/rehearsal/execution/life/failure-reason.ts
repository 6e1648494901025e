import { type Address, createErrorDecoder, type Hex, type TracedCall } from '../../../chain/index.js';
import type { KnownContract, LoadedDao } from '../loaded-dao.js';

/** Who failed where: known contracts, names, and the chain's hard fork. */
type Place = Pick<LoadedDao, 'contracts' | 'names'> & { readonly chain: Pick<LoadedDao['chain'], 'rules'> };

/** What revert data says, by the errors of all contracts that are known, and of whom, by the names that are. */
export function reasonOf({ contracts, names }: Pick<LoadedDao, 'contracts' | 'names'>, data: Hex): string {
  return inNames(createErrorDecoder(contracts.map(({ contract }) => contract))(data).text, names);
}

/** A text in which addresses that have a name are called by it. */
export function inNames(text: string, names: ReadonlyMap<Address, string>): string {
  return text.replace(/\b0x[0-9a-fA-F]{40}\b/g, (address) => names.get(address.toLowerCase() as Address) ?? address);
}

/**
 * Why a transaction failed, from the call within it that failed first: what is above may only say that something below
 * failed. The name of the contract goes before the reason.
 */
export function failureOf(place: Place, traced: TracedCall): string {
  const frame = innermostFailure(traced);
  const target = frame.to === null ? 'a contract creation' : (place.names.get(frame.to) ?? frame.to);
  return `${target}: ${frameReason(place, frame)}`;
}

/** Why one call failed: in the contract's own words where it has some, else by what the chain says of it. */
export function frameReason({ contracts, names, chain }: Place, frame: TracedCall): string {
  if (frame.output.length >= 10) return reasonOf({ contracts, names }, frame.output);
  const known = contracts.find(({ address }) => address === frame.to) ?? null;
  return causeOf(frame.error ?? '', chain.rules.hardfork, known);
}

/** The last call to fail before its callers did. */
export function innermostFailure(traced: TracedCall): TracedCall {
  const last = traced.calls.at(-1);
  return last !== undefined && last.error !== null ? innermostFailure(last) : traced;
}

/** A failure that says nothing of itself, by the name that the chain's machine has for it. */
function causeOf(error: string, hardfork: string, known: KnownContract | null): string {
  if (/NotActivated|OpcodeNotFound|UnknownOpcode|invalid opcode/i.test(error)) {
    const compiled = known?.compiledFor ?? null;
    const made = compiled === null || compiled === hardfork ? '' : `; it was compiled for ${compiled}`;
    return `its code has an instruction that the chain’s hard fork (${hardfork}) does not know${made}`;
  }
  if (/OutOfGas|out of gas/i.test(error)) return 'it ran out of gas';
  if (/InvalidFEOpcode|InvalidFE/i.test(error))
    return 'its code stopped at an invalid instruction: an assertion of old compilers';
  if (/OutOfFunds|insufficient/i.test(error)) return 'it has less native currency than it sends';
  if (error === '' || /revert/i.test(error)) return 'reverted without a reason';
  return error;
}
