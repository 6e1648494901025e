import { AbiCoder, id } from 'ethers';
import type { Address, ChainLog } from '../chain-engine.js';
import { type AbiEntry, type ContractBinding, canonicalType, signatureOf } from './abi-types.js';
import { plainValue } from './plain-value.js';
import { wordDecoder } from './static-word.js';

/** A log in its contract's terms. */
export interface DecodedLog {
  readonly contract: string;
  readonly event: string;
  /** By parameter name. Integers are bigint, addresses lower case, indexed strings and arrays their hashes. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Decodes logs of known contracts; `null` for logs of others and for events a contract does not declare. */
export type LogDecoder = (log: ChainLog) => DecodedLog | null;

export interface WatchedContract {
  readonly address: Address;
  /** The name to report, e.g. `trainerPool`: two contracts may share a binding. */
  readonly name: string;
  readonly contract: ContractBinding;
}

type EventDecoder = (log: ChainLog) => DecodedLog;

/** Prepares a decoder for each event of each contract, so that a log costs a look-up and its words. */
export function createLogDecoder(watched: readonly WatchedContract[]): LogDecoder {
  const byAddress = new Map<string, Map<string, EventDecoder>>();
  for (const { address, name, contract } of watched) {
    const events = contract.abi.filter(({ type, anonymous }) => type === 'event' && anonymous !== true);
    byAddress.set(address, new Map(events.map((entry) => [id(signatureOf(entry)), eventDecoder(name, entry)])));
  }
  return (log) => byAddress.get(log.address)?.get(log.topics[0] ?? '')?.(log) ?? null;
}

function eventDecoder(contract: string, entry: AbiEntry): EventDecoder {
  const event = entry.name!;
  const inputs = entry.inputs ?? [];
  const indexed = inputs
    .filter((input) => input.indexed)
    .map((input) => ({ name: input.name!, decode: wordDecoder(input) ?? ((word: string) => `0x${word}`) }));
  const rest = inputs.filter((input) => !input.indexed);
  const words = rest.map((input) => ({ name: input.name!, decode: wordDecoder(input) }));
  const isStatic = words.every(({ decode }) => decode !== null);
  const types = rest.map(canonicalType);
  return ({ topics, data }) => {
    const args: Record<string, unknown> = {};
    for (let i = 0; i < indexed.length; i++) args[indexed[i]!.name] = indexed[i]!.decode(topics[i + 1]!.slice(2));
    if (isStatic) {
      for (let i = 0; i < words.length; i++)
        args[words[i]!.name] = words[i]!.decode!(data.slice(2 + 64 * i, 66 + 64 * i));
    } else {
      const decoded = AbiCoder.defaultAbiCoder().decode(types, data);
      for (let i = 0; i < rest.length; i++) args[rest[i]!.name!] = plainValue(decoded[i], rest[i]!.type);
    }
    return { contract, event, args };
  };
}
