import type { DecodedCall } from '../../../../../simulations/api/contract/index.js';

/** A call's sentence where its arguments stand beside it: without them, `calls execute of governor, which moves 5 ENS`. */
export function callSentence({ sentence, arguments: given }: Pick<DecodedCall, 'sentence' | 'arguments'>): string {
  if (given.length === 0) return sentence;
  const [, call, effect] = /^(calls \S+ of \S+) with .*?(, which (?!calls ).*)?$/s.exec(sentence) ?? [];
  return call === undefined ? sentence : `${call}${effect ?? ''}`;
}
