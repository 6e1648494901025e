import { id } from 'ethers';
import type { Hex } from '../chain-engine.js';
import { type AbiEntry, type ContractBinding, signatureOf } from './abi-types.js';
import { type ParameterListCodec, parameterList } from './parameter-list.js';
import type { ConstructorArguments, FunctionArguments, FunctionName, FunctionResult } from './typed-calls.js';

interface FunctionCodec {
  readonly name: string;
  /** Eight hex digits. */
  readonly selector: string;
  readonly inputs: ParameterListCodec;
  readonly outputs: ParameterListCodec;
}

interface ContractCodec {
  /** By name and number of arguments. */
  readonly byName: ReadonlyMap<string, FunctionCodec>;
  readonly bySelector: ReadonlyMap<string, FunctionCodec>;
  readonly construction: ParameterListCodec;
}

const codecs = new WeakMap<ContractBinding, ContractCodec>();

/**
 * Calldata of a function call. Functions are found by name and number of arguments.
 * @throws RangeError or TypeError when the contract has no such function, or an argument does not fit its type
 */
export function encodeCall<const C extends ContractBinding, N extends FunctionName<C>>(
  contract: C,
  functionName: N,
  args: FunctionArguments<C, N>,
): Hex {
  const values: readonly unknown[] = args;
  const { selector, inputs } = functionCodec(contract, functionName, values.length);
  try {
    return `0x${selector}${inputs.encode(values)}`;
  } catch (error) {
    const { message } = error as Error;
    throw new RangeError(`${contract.name}.${functionName} cannot be called so: ${message}`, { cause: error });
  }
}

/**
 * Reads a call's result: the value of a single output, an array of several.
 * @throws RangeError when the data is no result of this function
 */
export function decodeResult<const C extends ContractBinding, N extends FunctionName<C>>(
  contract: C,
  functionName: N,
  argumentCount: number,
  data: Hex,
): FunctionResult<C, N> {
  const { outputs } = functionCodec(contract, functionName, argumentCount);
  try {
    const values = outputs.decode(data.slice(2));
    return (values.length === 1 ? values[0] : values) as FunctionResult<C, N>;
  } catch (error) {
    const { message } = error as Error;
    throw new RangeError(`this is no result of ${contract.name}.${functionName}: ${message}`, { cause: error });
  }
}

/**
 * Init code that deploys a contract with its constructor's arguments.
 * @throws RangeError or TypeError when an argument does not fit its type
 */
export function encodeDeploy<const C extends ContractBinding>(contract: C, args: ConstructorArguments<C>): Hex {
  return `${contract.bytecode as Hex}${codecOf(contract).construction.encode(args)}`;
}

/** A call in its contract's terms. */
export interface DecodedCall {
  readonly functionName: string;
  /** As the ABI's types come out: bigint, lower-case addresses, text, booleans, lists of them. */
  readonly args: readonly unknown[];
}

/** The function that a call's data names, with its arguments as plain values; `null` when the contract has none such. */
export function decodeCall(contract: ContractBinding, data: Hex): DecodedCall | null {
  const codec = codecOf(contract).bySelector.get(data.slice(2, 10));
  if (codec === undefined) return null;
  try {
    return { functionName: codec.name, args: codec.inputs.decode(data.slice(10)) };
  } catch {
    return null;
  }
}

function functionCodec(contract: ContractBinding, name: string, argumentCount: number): FunctionCodec {
  const codec = codecOf(contract).byName.get(`${name}/${argumentCount}`);
  if (codec === undefined) {
    throw new RangeError(`${contract.name} has no function ${name} of ${argumentCount} arguments`);
  }
  return codec;
}

function codecOf(contract: ContractBinding): ContractCodec {
  const known = codecs.get(contract);
  if (known !== undefined) return known;
  const functions = contract.abi.filter(({ type }) => type === 'function');
  const prepared = functions.map((entry) => [entry, prepare(entry)] as const);
  const codec: ContractCodec = {
    byName: new Map(prepared.map(([{ name, inputs = [] }, each]) => [`${name}/${inputs.length}`, each])),
    bySelector: new Map(prepared.map(([, each]) => [each.selector, each])),
    construction: parameterList(contract.abi.find(({ type }) => type === 'constructor')?.inputs ?? []),
  };
  codecs.set(contract, codec);
  return codec;
}

function prepare(entry: AbiEntry): FunctionCodec {
  return {
    name: entry.name!,
    selector: id(signatureOf(entry)).slice(2, 10),
    inputs: parameterList(entry.inputs ?? []),
    outputs: parameterList(entry.outputs ?? []),
  };
}
