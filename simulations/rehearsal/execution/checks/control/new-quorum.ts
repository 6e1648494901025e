import type { LogDescription } from 'ethers';
import type { ReviewFacts } from '../review-context.js';

/** The quorum, in votes, that Folkmoot’s own governor tells with its new rules; `null` for any other event. */
export function newQuorum({ name, args }: LogDescription, { supply }: Pick<ReviewFacts, 'supply'>): bigint | null {
  if (name !== 'VotingRulesSet') return null;
  // Kind 0 is a share of the supply in 1/10,000, kind 1 an amount.
  const [kind, size] = [BigInt(args[0][0]), BigInt(args[0][1])];
  return kind === 0n ? (supply * size) / 10_000n : size;
}
