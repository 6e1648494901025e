import { id } from 'ethers';
import type { Hex } from '../chain-engine.js';
import { type AbiEntry, type ContractBinding, signatureOf } from './abi-types.js';
import { parameterList } from './parameter-list.js';

/** Why a call reverted. */
export interface DecodedError {
  /** Name of the custom error; `Error`, `Panic`, `Unknown` or `None` otherwise. */
  readonly name: string;
  /** The error with its arguments, for a person to read. */
  readonly text: string;
}

/** Solidity's panic codes, from its documentation on control structures. */
const PANICS: Readonly<Record<string, string>> = {
  '1': 'an assertion failed',
  '17': 'arithmetic overflowed or underflowed',
  '18': 'division by zero',
  '33': 'a value is outside its enumeration',
  '34': 'storage bytes are badly encoded',
  '49': 'pop from an empty array',
  '50': 'an index is out of bounds',
  '65': 'too much memory was asked for',
  '81': 'an uninitialised function was called',
};

/** Characters of an error: a contract may revert with megabytes. */
const MOST_TEXT = 500;

const BUILT_IN: readonly AbiEntry[] = [
  { type: 'error', name: 'Error', inputs: [{ name: 'message', type: 'string' }] },
  { type: 'error', name: 'Panic', inputs: [{ name: 'code', type: 'uint256' }] },
];

/** Prepares a decoder of revert data for the errors of all these contracts. */
export function createErrorDecoder(contracts: readonly ContractBinding[]): (data: Hex) => DecodedError {
  const bySelector = new Map<string, AbiEntry>();
  for (const entry of [...BUILT_IN, ...contracts.flatMap(({ abi }) => abi)]) {
    if (entry.type === 'error') bySelector.set(id(signatureOf(entry)).slice(0, 10), entry);
  }
  return (data) => {
    if (data.length < 10) return { name: 'None', text: 'reverted without a reason' };
    const entry = bySelector.get(data.slice(0, 10));
    const unknown = { name: 'Unknown', text: shortened(`reverted with ${data}`) };
    if (entry === undefined) return unknown;
    try {
      const { name, text } = describe(entry, parameterList(entry.inputs ?? []).decode(data.slice(10)));
      return { name, text: shortened(text) };
    } catch {
      return unknown;
    }
  };
}

function shortened(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  return `${text.slice(0, MOST_TEXT)}… (${text.length.toLocaleString('en-US')} characters in all)`;
}

function describe({ name, inputs }: AbiEntry, values: readonly unknown[]): DecodedError {
  if (name === 'Error') return { name, text: String(values[0]) };
  if (name === 'Panic') return { name, text: PANICS[String(values[0])] ?? `panic ${String(values[0])}` };
  const args = values.map((value, i) => `${inputs?.[i]?.name ?? i}: ${String(value)}`);
  return { name: name!, text: `${name}(${args.join(', ')})` };
}
