import { id } from 'ethers';
import type { Address, ChainLog } from '../chain-engine.js';
import { type AbiEntry, type AbiParameter, type ContractBinding, signatureOf } from './abi-types.js';
import { parameterList } from './parameter-list.js';
import { wordCodec } from './static-word.js';

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

type EventDecoder = (log: ChainLog) => DecodedLog | null;

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
  const inputs = (entry.inputs ?? []).map((input, i) => ({ ...input, name: input.name || String(i) }));
  const indexed = inputs.filter((input) => input.indexed);
  const names = indexed.map(({ name }) => name);
  const fromTopic = indexed.map(topicDecoder);
  const rest = inputs.filter((input) => !input.indexed);
  const restNames = rest.map(({ name }) => name);
  const restCodec = parameterList(rest);
  return ({ topics, data }) => {
    // Another event may have the same signature and index other parameters.
    if (topics.length !== names.length + 1) return null;
    const args: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) args[names[i]!] = fromTopic[i]!(topics[i + 1]!.slice(2));
    const values = restCodec.decode(data.slice(2));
    for (let i = 0; i < restNames.length; i++) args[restNames[i]!] = values[i];
    return { contract, event, args };
  };
}

/** Of what does not fit a word, a topic has only the hash. */
function topicDecoder(parameter: AbiParameter): (word: string) => unknown {
  return wordCodec(parameter)?.decode ?? ((word) => `0x${word}`);
}
