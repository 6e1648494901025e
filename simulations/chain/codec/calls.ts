import { AbiCoder, id } from 'ethers';
import type { Hex } from '../chain-engine.js';
import { type AbiEntry, type ContractBinding, canonicalType, signatureOf } from './abi-types.js';
import { plainValue } from './plain-value.js';
import { type WordEncoder, wordDecoder, wordEncoder } from './static-word.js';

interface FunctionCodec {
  readonly selector: string;
  readonly types: readonly string[];
  /** One encoder a parameter when all fill one word each; else `null`, and ethers does it. */
  readonly words: readonly WordEncoder[] | null;
  readonly entry: AbiEntry;
}

const codecs = new WeakMap<ContractBinding, Map<string, FunctionCodec>>();

/**
 * Calldata of a function call. Functions are found by name and number of arguments.
 * @throws RangeError when the contract has no such function
 */
export function encodeCall(contract: ContractBinding, functionName: string, args: readonly unknown[]): Hex {
  const { selector, types, words } = functionCodec(contract, functionName, args.length);
  if (words === null) return `0x${selector}${AbiCoder.defaultAbiCoder().encode(types, args).slice(2)}`;
  let data = `0x${selector}`;
  for (let i = 0; i < words.length; i++) data += words[i]!(args[i]);
  return data as Hex;
}

/** Reads a call's result: the value of a single output, an array of several. */
export function decodeResult(
  contract: ContractBinding,
  functionName: string,
  argumentCount: number,
  data: Hex,
): unknown {
  const outputs = functionCodec(contract, functionName, argumentCount).entry.outputs ?? [];
  const [only] = outputs;
  const decoder = outputs.length === 1 ? wordDecoder(only!) : null;
  if (decoder !== null) return decoder(data.slice(2));
  const decoded = AbiCoder.defaultAbiCoder().decode(outputs.map(canonicalType), data);
  const values = outputs.map(({ type }, i) => plainValue(decoded[i], type));
  return outputs.length === 1 ? values[0] : values;
}

/** Init code that deploys a contract with its constructor's arguments. */
export function encodeDeploy(contract: ContractBinding, args: readonly unknown[]): Hex {
  const inputs = contract.abi.find(({ type }) => type === 'constructor')?.inputs ?? [];
  return `${contract.bytecode}${AbiCoder.defaultAbiCoder().encode(inputs.map(canonicalType), args).slice(2)}` as Hex;
}

/** The function that a call's data names, with its arguments as plain values; `null` when the contract has none such. */
export function decodeCall(
  contract: ContractBinding,
  data: Hex,
): { readonly functionName: string; readonly args: readonly unknown[] } | null {
  for (const entry of contract.abi) {
    if (entry.type !== 'function' || selectorOf(entry) !== data.slice(2, 10)) continue;
    const inputs = entry.inputs ?? [];
    try {
      const decoded = AbiCoder.defaultAbiCoder().decode(inputs.map(canonicalType), `0x${data.slice(10)}`);
      return { functionName: entry.name!, args: inputs.map(({ type }, i) => plainValue(decoded[i], type)) };
    } catch {
      return null;
    }
  }
  return null;
}

function functionCodec(contract: ContractBinding, name: string, argumentCount: number): FunctionCodec {
  let known = codecs.get(contract);
  if (known === undefined) {
    known = new Map();
    codecs.set(contract, known);
  }
  const key = `${name}/${argumentCount}`;
  const existing = known.get(key);
  if (existing !== undefined) return existing;
  const entry = contract.abi.find(
    (candidate) =>
      candidate.type === 'function' && candidate.name === name && (candidate.inputs ?? []).length === argumentCount,
  );
  if (entry === undefined)
    throw new RangeError(`${contract.name} has no function ${name} of ${argumentCount} arguments`);
  const inputs = entry.inputs ?? [];
  const encoders = inputs.map(wordEncoder);
  const words = encoders.every((encoder) => encoder !== null) ? encoders : null;
  const codec = { selector: selectorOf(entry), types: inputs.map(canonicalType), words, entry };
  known.set(key, codec);
  return codec;
}

function selectorOf(entry: AbiEntry): string {
  return id(signatureOf(entry)).slice(2, 10);
}
