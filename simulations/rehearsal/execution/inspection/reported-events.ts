import { Indexed, type LogDescription } from 'ethers';
import type { ChainLog } from '../../../chain/index.js';
import type { AbiValue } from '../../draft/arguments/abi-argument.js';
import { argumentInWords, assetOfCall } from '../../draft/decode/argument-text.js';
import { contractAt, type DraftContext } from '../../draft/draft-context.js';
import type { DecodedArgument } from '../../draft/encoded-action.js';
import type { ReportedEvent } from '../execution-report.js';
import { parsedLog } from './parsed-log.js';

/** Logs in words: by the ABI of who wrote them, else by the events of common standards. In chain order. */
export function reportedEvents(logs: readonly ChainLog[], context: DraftContext): readonly ReportedEvent[] {
  return logs.map((log) => {
    const known = contractAt(context, log.address);
    const parsed = parsedLog(log, known);
    return {
      address: log.address,
      contract: known?.name ?? context.names.get(log.address) ?? null,
      event: parsed?.name ?? null,
      arguments: parsed === null ? [] : argumentsOf(parsed, log, context),
      topics: log.topics,
      data: log.data,
    };
  });
}

function argumentsOf(
  { fragment, args }: LogDescription,
  log: ChainLog,
  context: DraftContext,
): readonly DecodedArgument[] {
  const at = { context, asset: assetOfCall(log.address, context) };
  const values: readonly unknown[] = args.toArray(true);
  return fragment.inputs.map((type, i) => {
    const value = values[i];
    // Of what does not fit a word, a topic has only the hash.
    if (value instanceof Indexed) return { name: type.name, type: type.type, text: value.hash ?? '', parts: null };
    return argumentInWords(value as AbiValue, type, at);
  });
}
