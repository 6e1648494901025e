import { AbiCoder, type FunctionFragment, type Result } from 'ethers';
import type { AbiValue } from '../arguments/abi-argument.js';
import { interfaceOf, statedFunction } from '../called-function.js';
import { contractAt, type DraftContext } from '../draft-context.js';
import type { DecodedArgument, DecodedCall, EncodedCall } from '../encoded-action.js';
import { argumentInWords, assetOfCall } from './argument-text.js';
import { sentenceOf } from './call-sentence.js';
import { commonFunction } from './common-functions.js';
import { innerCalls } from './inner-calls.js';

/** Calldata taken apart. */
export interface ReadCall {
  readonly fragment: FunctionFragment;
  readonly values: readonly AbiValue[];
  readonly exact: boolean;
  readonly guessed: boolean;
  /** Read by the signature that the proposal states. */
  readonly stated: boolean;
}

/**
 * A call in words: by the target's ABI; else, marked as stated, by the signature that came with it; else, marked as guessed, as a common standard's function of that selector.
 * Bytes among its arguments that are calls themselves are put in words too, one level deep.
 */
export function decodeCall(call: EncodedCall, context: DraftContext): DecodedCall {
  const read = readCall(call, context, call.stated === undefined ? null : statedFunction(call.stated));
  return inWords(call, read, context, (values, fragment) =>
    innerCalls(call, fragment, values).map((inner) => {
      const innerRead = inner === null ? null : readCall(inner, context);
      return inner === null || innerRead?.exact !== true ? null : inWords(inner, innerRead, context);
    }),
  );
}

/**
 * Takes calldata apart by the target's ABI, else by the function that came with it, else by the common functions; `null`
 * when none fits.
 */
export function readCall(
  { to, data }: EncodedCall,
  context: DraftContext,
  stated: FunctionFragment | null = null,
): ReadCall | null {
  if (data.length < 10) return null;
  const selector = data.slice(0, 10);
  const target = contractAt(context, to);
  const own = target === null ? null : interfaceOf(target.contract).getFunction(selector);
  const fragment = own ?? (stated?.selector === selector ? stated : commonFunction(selector));
  if (fragment === null) return null;
  const read = valuesOf(fragment, data);
  const isStated = own === null && fragment === stated;
  return read === null ? null : { fragment, ...read, guessed: own === null && !isStated, stated: isStated };
}

function valuesOf(fragment: FunctionFragment, data: string): { values: readonly AbiValue[]; exact: boolean } | null {
  const coder = AbiCoder.defaultAbiCoder();
  const body = `0x${data.slice(10)}`;
  try {
    const values = plain(coder.decode(fragment.inputs, body));
    return { values, exact: coder.encode(fragment.inputs, values) === body };
  } catch {
    return null;
  }
}

/** ethers decodes lazily: reading every entry raises what is wrong with it. */
function plain(result: Result): readonly AbiValue[] {
  return result.toArray(true) as readonly AbiValue[];
}

function inWords(
  { to, valueWei, data }: EncodedCall,
  read: ReadCall | null,
  context: DraftContext,
  inner: (values: readonly AbiValue[], fragment: FunctionFragment) => readonly (DecodedCall | null)[] = () => [],
): DecodedCall {
  const at = { context, asset: assetOfCall(to, context) };
  const calls = read === null ? [] : inner(read.values, read.fragment);
  const args: DecodedArgument[] =
    read?.fragment.inputs.map((input, index) => argumentInWords(read.values[index]!, input, at)) ?? [];
  return {
    to,
    targetName: contractAt(context, to)?.name ?? context.names.get(to) ?? null,
    valueWei: valueWei.toString(),
    data,
    signature: read?.fragment.format('sighash') ?? null,
    arguments: withCalls(args, calls),
    exact: read?.exact ?? data === '0x',
    ...(read?.guessed === true ? { guessed: true as const } : {}),
    ...(read?.stated === true ? { stated: true as const } : {}),
    sentence: sentenceOf({ to, valueWei, data }, read, calls, context),
  };
}

/** Hangs the calls, in order, on the bytes they are in. */
function withCalls(args: readonly DecodedArgument[], calls: readonly (DecodedCall | null)[]): DecodedArgument[] {
  const queue = [...calls];
  const hang = (arg: DecodedArgument): DecodedArgument => {
    const call = queue.shift() ?? null;
    return call === null ? arg : { ...arg, call };
  };
  return args.map((arg) => {
    if (arg.type === 'bytes') return hang(arg);
    return arg.type === 'bytes[]' ? { ...arg, parts: arg.parts!.map(hang) } : arg;
  });
}
