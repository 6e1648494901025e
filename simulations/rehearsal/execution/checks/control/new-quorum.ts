import type { LogDescription } from 'ethers';
import type { ReviewFacts } from '../review-context.js';

/** Kinds of the rules that Folkmoot’s own governor tells: a share of the supply in 1/10,000, an amount, a veto share. */
const [FRACTION, , VETO] = [0n, 1n, 2n];

/** The quorum, in votes, that Folkmoot’s own governor tells with its new rules; `null` for any other event. */
export function newQuorum({ name, args }: LogDescription, { supply }: Pick<ReviewFacts, 'supply'>): bigint | null {
  if (name !== 'VotingRulesSet') return null;
  const [kind, size] = [BigInt(args[0][0]), BigInt(args[0][1])];
  if (kind === VETO) return null;
  return kind === FRACTION ? (supply * size) / 10_000n : size;
}

/** The votes Against that veto, where its new rules let everything else pass; `null` for any other rules and event. */
export function newVeto({ name, args }: LogDescription, { supply }: Pick<ReviewFacts, 'supply'>): bigint | null {
  if (name !== 'VotingRulesSet' || BigInt(args[0][0]) !== VETO) return null;
  return (supply * BigInt(args[0][1])) / 10_000n;
}
