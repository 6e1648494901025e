import { AbiCoder, type FunctionFragment } from 'ethers';
import { createErrorDecoder, type TracedCall } from '../../../chain/index.js';
import type { AbiValue } from '../../draft/arguments/abi-argument.js';
import { argumentInWords, assetOfCall } from '../../draft/decode/argument-text.js';
import { decodeCall } from '../../draft/decode/decode-call.js';
import { readCall } from '../../draft/decode/read-call.js';
import { contractAt, type DraftContext, nameOf } from '../../draft/draft-context.js';
import type { DecodedArgument, DecodedCall } from '../../draft/encoded-action.js';
import type { CallFrame } from '../execution-report.js';
import { inNames } from '../life/failure-reason.js';

/** A call and all that it led to, in words: what was called, what it answered, why it reverted. */
export function callTree(traced: TracedCall, context: DraftContext): CallFrame {
  const reason = createErrorDecoder(context.contracts.map(({ contract }) => contract));
  return frameOf(traced);

  function frameOf(frame: TracedCall): CallFrame {
    return {
      kind: frame.kind,
      from: frame.from,
      fromName: contractAt(context, frame.from)?.name ?? context.names.get(frame.from) ?? null,
      call: callOf(frame, context),
      gas: Number(frame.gasUsed),
      result: frame.error === null ? resultOf(frame, context) : null,
      reverted: revertReason(frame, (data) => inNames(reason(data).text, context.names)),
      calls: frame.calls.map(frameOf),
    };
  }
}

function callOf(frame: TracedCall, context: DraftContext): DecodedCall {
  const { kind, to, from, valueWei, input } = frame;
  if (to === null || kind === 'CREATE' || kind === 'CREATE2' || kind === 'SELFDESTRUCT') {
    return { ...bareCall(frame, context), sentence: bareSentence(frame, context) };
  }
  const decoded = decodeCall({ to, valueWei, data: input }, context);
  // Sentences speak of the timelock, which sends a proposal's own calls; within them others call. A call that only
  // carries others speaks of theirs, which the timelock sends.
  const caller = nameOf(context, from);
  if (decoded.arguments.some(carriesCall)) return decoded;
  return {
    ...decoded,
    sentence: decoded.sentence.replaceAll('the treasury', caller === 'timelock' ? 'the treasury' : caller),
  };
}

/** Whether an argument is calldata of another call. */
function carriesCall({ call, parts }: DecodedArgument): boolean {
  return call !== undefined || (parts?.some(carriesCall) ?? false);
}

function bareCall({ to, valueWei, input }: TracedCall, context: DraftContext): Omit<DecodedCall, 'sentence'> {
  const targetName = to === null ? null : (contractAt(context, to)?.name ?? context.names.get(to) ?? null);
  return {
    to: to ?? '',
    targetName,
    valueWei: `${valueWei}`,
    data: input,
    signature: null,
    arguments: [],
    exact: true,
  };
}

function bareSentence({ kind, to, from }: TracedCall, context: DraftContext): string {
  const at = to === null ? 'nowhere' : nameOf(context, to);
  if (kind === 'SELFDESTRUCT') return `destroys ${nameOf(context, from)} and sends what it held to ${at}`;
  return to === null ? 'failed to create a contract' : `creates a contract at ${at}`;
}

function resultOf({ to, valueWei, input, output, kind }: TracedCall, context: DraftContext): string | null {
  if (to === null || output === '0x' || kind === 'CREATE' || kind === 'CREATE2') return null;
  const fragment = readCall({ to, valueWei, data: input }, context)?.fragment;
  return fragment === undefined ? null : resultText(fragment, output, to, context);
}

function resultText(fragment: FunctionFragment, output: string, to: string, context: DraftContext): string | null {
  const at = { context, asset: assetOfCall(to, context) };
  try {
    const values = AbiCoder.defaultAbiCoder().decode(fragment.outputs, output).toArray(true) as readonly AbiValue[];
    const texts = fragment.outputs.map((type, i) => argumentInWords(values[i]!, type, at).text);
    return texts.length === 0 ? null : texts.join(', ');
  } catch {
    return null;
  }
}

function revertReason({ error, output }: TracedCall, reason: (data: TracedCall['output']) => string): string | null {
  if (error === null) return null;
  if (output.length >= 10) return reason(output);
  return /^(execution )?reverted$/i.test(error) ? 'reverted without a reason' : error;
}
