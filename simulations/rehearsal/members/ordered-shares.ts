/**
 * Shares of n holders, largest first, adding up to 1, such that the first k together hold more than half and the
 * first k − 1 do not. Gini's coefficient is linear in shares that are in order, and so are both bounds: between any
 * two such distributions every mixture is one too, with the Gini in between. That is how a Gini is met exactly.
 */
export type OrderedShares = Float64Array;

/** How far past half the first k are taken where they should be as close to it as can be. */
const PAST_HALF = 1e-6;
/** Exponent of Zipf's law among the k largest. */
const TOP_EXPONENT = 0.7;

/** Gini coefficient of shares in order, largest first. */
export function giniOf(shares: OrderedShares): number {
  const n = shares.length;
  return 1 - shares.reduce((sum, share, i) => sum + (2 * i + 1) * share, 0) / n;
}

/** The most equal: both groups share equally. Needs k ≤ ⌊n/2⌋ + 1. */
export function mostEqualShares(n: number, k: number): OrderedShares {
  return k > n / 2 ? new Float64Array(n).fill(1 / n) : grouped(n, k, 0.5 + PAST_HALF, equal, equal);
}

/** About the most unequal: 2k − 1 holders own all, in equal parts. */
export function mostUnequalShares(n: number, k: number): OrderedShares {
  const owners = Math.min(n, 2 * k - 1);
  return new Float64Array(n).fill(1 / owners, 0, owners);
}

/**
 * As holders are found: both groups by Zipf's law, the tail's exponent chosen to come to the Gini, as far as the tail
 * stays below the top. `undefined` where even an equal tail does not.
 */
export function zipfShares(n: number, k: number, gini: number): OrderedShares | undefined {
  if (k > n / 2) return undefined;
  const top = (i: number) => i ** -TOP_EXPONENT;
  const weights = Array.from({ length: k }, (_, i) => top(i + 1));
  const lastShare = weights.at(-1)! / weights.reduce((sum, weight) => sum + weight, 0);
  // Half a holder past the middle, so that rounding decides nothing.
  const held = k === 1 ? 0.55 : 0.5 / (1 - lastShare / 2);
  const withTail = (exponent: number) => grouped(n, k, held, top, (i) => i ** -exponent);
  const ordered = (shares: OrderedShares) => shares[k]! <= shares[k - 1]!;
  if (!ordered(withTail(0))) return undefined;
  let [low, high] = [0, 4];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const shares = withTail(middle);
    if (ordered(shares) && giniOf(shares) <= gini) low = middle;
    else high = middle;
  }
  return withTail(low);
}

/** The mixture of two distributions that has the Gini, which must lie between theirs. */
export function mixedShares(a: OrderedShares, b: OrderedShares, gini: number): OrderedShares {
  const [giniA, giniB] = [giniOf(a), giniOf(b)];
  const weight = giniA === giniB ? 0 : (gini - giniA) / (giniB - giniA);
  return a.map((share, i) => share + weight * (b[i]! - share));
}

type Weight = (rank: number) => number;
const equal: Weight = () => 1;

/** Two groups: the first k hold `held`, the others the rest, each by a weight of the rank (from 1 on). */
function grouped(n: number, k: number, held: number, top: Weight, tail: Weight): OrderedShares {
  const shares = Float64Array.from({ length: n }, (_, i) => (i < k ? top(i + 1) : tail(i + 1)));
  const sumOf = (part: Float64Array) => part.reduce((sum, weight) => sum + weight, 0);
  const [topSum, tailSum] = [sumOf(shares.subarray(0, k)), sumOf(shares.subarray(k))];
  return shares.map((weight, i) => (i < k ? (weight * held) / topSum : (weight * (1 - held)) / tailSum));
}
