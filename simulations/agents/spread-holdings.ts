import type { RandomStream } from '../random/index.js';
import { type Holdings, parseTokens } from '../scenario/index.js';

const PRECISION = 1_000_000_000;

/**
 * Spreads a cohort's tokens over its members by the scenario's shape. The parts sum to the total to the wei;
 * the last wei of rounding go to the first member.
 * @returns one amount of wei for each member, `minimum` or more each
 */
export function spreadHoldings(
  holdings: Holdings,
  members: number,
  minimum: bigint,
  random: RandomStream,
): readonly bigint[] {
  const total = parseTokens(holdings.totalTokens);
  const spare = total - minimum * BigInt(members);
  const weights = Array.from({ length: members }, () =>
    BigInt(Math.max(1, Math.round(weightOf(holdings, random) * PRECISION))),
  );
  const sum = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => minimum + (spare * weight) / sum);
  const rest = total - parts.reduce((a, b) => a + b, 0n);
  return parts.map((part, i) => (i === 0 ? part + rest : part));
}

function weightOf({ shape }: Holdings, random: RandomStream): number {
  switch (shape.kind) {
    case 'equal':
      return 1;
    case 'pareto':
      return (1 - random.next()) ** (-1 / shape.exponent);
    case 'lognormal':
      return Math.exp(random.normal(0, shape.deviation));
  }
}
