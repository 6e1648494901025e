import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Address, Hex } from '../../chain/index.js';
import type { TournamentRound } from './state.js';

/* How Numerai's published scoring reckons, for one target: ranks that ties share, made normal. */

export const bytesOf = (hex: Hex): Uint8Array => hexToBytes(hex.slice(2));
export const hexOf = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;

/** Scores are written in so many parts. */
export const SCORE_UNIT = 1e9;

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
const centred = (values: ArrayLike<number>) => {
  const list = Array.from(values);
  const middle = mean(list);
  return list.map((one) => one - middle);
};

/** Each value's place among all, as a part of them between 0 and 1; equal values share the mean of their places. */
export function ranked(values: ArrayLike<number>): readonly number[] {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to) / 2 / values.length;
    from = to;
  }
  return ranks;
}

/** What a standard normal variable is under with this probability (Acklam 2003; right to 1e-9 of itself). */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const polynomial = (coefficients: readonly number[], x: number) =>
    coefficients.reduce((sum, one) => sum * x + one, 0);
  if (probability < 0.02425) {
    const x = Math.sqrt(-2 * Math.log(probability));
    return polynomial(TAIL, x) / polynomial(UNDER_TAIL, x);
  }
  const x = probability - 0.5;
  return (polynomial(MIDDLE, x * x) * x) / polynomial(UNDER_MIDDLE, x * x);
}
const TAIL = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const UNDER_TAIL = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
const MIDDLE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const UNDER_MIDDLE = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
];

const gaussian = (values: ArrayLike<number>) => ranked(values).map(normalQuantile);
/** Counts the tails more: to the power 1.5, sign kept. */
const stretched = (values: readonly number[]) => values.map((one) => Math.sign(one) * Math.abs(one) ** 1.5);

/** Correlation of predictions with targets, both with their tails stretched; 0 where either is the same for all rows. */
export function corrOf(predictions: ArrayLike<number>, targets: ArrayLike<number>): number {
  const a = centred(stretched(gaussian(predictions)));
  const b = centred(stretched(centred(targets)));
  const spread = Math.sqrt(dot(a, a) * dot(b, b));
  return spread > 0 ? dot(a, b) / spread : 0;
}

/** What predictions say of the targets beyond the meta model: covariance of what is left once it is taken out of them. */
export function mmcOf(predictions: ArrayLike<number>, meta: ArrayLike<number>, targets: ArrayLike<number>): number {
  const own = gaussian(predictions);
  const theirs = gaussian(meta);
  const length = dot(theirs, theirs);
  const share = length > 0 ? dot(own, theirs) / length : 0;
  return mean(centred(targets).map((target, row) => target * (own[row]! - share * theirs[row]!)));
}

/** The mean of everybody's ranks, by weights that are not all 0; of all alike where they are. */
export function metaModel(
  entries: readonly { readonly ranks: readonly number[]; readonly weight: number }[],
): readonly number[] {
  const whole = entries.reduce((sum, { weight }) => sum + weight, 0);
  const rows = entries[0]?.ranks.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    entries.reduce(
      (sum, { ranks, weight }) => sum + ranks[row]! * (whole > 0 ? weight / whole : 1 / entries.length),
      0,
    ),
  );
}

/** A round with its targets, reckoned from what was revealed. Scores are whole numbers of 1/10^9, as on the chain. */
export interface RoundScores {
  readonly scores: ReadonlyMap<Address, { readonly corr: number; readonly mmc: number }>;
  /** Correlation of the meta model weighted by stake at risk, and of the one in which all count alike. */
  readonly stakeWeighted: number;
  readonly equalWeighted: number;
}

const reckoned = new WeakMap<TournamentRound, RoundScores>();

/** Everybody's scores in a round; of one round the targets are always the same. */
export function scoreRound(round: TournamentRound, targets: Uint8Array): RoundScores {
  const known = reckoned.get(round);
  if (known !== undefined) return known;
  const all = [...round.entries].map(([account, { predictions, atRisk }]) => {
    const bytes = bytesOf(predictions);
    return { account, bytes, ranks: ranked(bytes), weight: Number(atRisk) };
  });
  const meta = metaModel(all);
  const whole = (score: number) => Math.round(score * SCORE_UNIT);
  const made: RoundScores = {
    scores: new Map(
      all.map(({ account, bytes }) => [
        account,
        { corr: whole(corrOf(bytes, targets)), mmc: whole(mmcOf(bytes, meta, targets)) },
      ]),
    ),
    stakeWeighted: corrOf(meta, targets),
    equalWeighted: corrOf(metaModel(all.map((one) => ({ ...one, weight: 1 }))), targets),
  };
  reckoned.set(round, made);
  return made;
}
