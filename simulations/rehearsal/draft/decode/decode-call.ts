import type { FunctionFragment } from 'ethers';
import type { AbiValue } from '../arguments/abi-argument.js';
import { statedFunction } from '../called-function.js';
import { contractAt, type DraftContext } from '../draft-context.js';
import type { DecodedArgument, DecodedCall, EncodedCall } from '../encoded-action.js';
import { argumentInWords, assetOfCall } from './argument-text.js';
import { sentenceOf } from './call-sentence.js';
import { innerCalls } from './inner-calls.js';
import { type ReadCall, readCall } from './read-call.js';

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
