import { type RandomStream, randomStream } from '../../../random/index.js';
import { type DualGovernanceSettings, parseTokens } from '../../../scenario/index.js';
import { dualGovernanceRules } from '../../rules/dual-governance/state-machine.js';
import type { VetoCase } from '../../rules/dual-governance/veto-course.js';

/** Who locks the veto token in one course of things: everything that they have, in the smallest unit. */
export type Objection = readonly {
  readonly name: string;
  /** `null` where none is named. */
  readonly address: string | null;
  readonly tokens: bigint;
}[];

/** Parts of a percent of tokens: the sixth decimal. */
const PARTS = 100_000_000n;
/** Shares of the supply that are drawn: milliardths. */
const GRAINS = 1_000_000_000;

/** Tokens that all of them have. */
export const tokensOf = (objection: Objection): bigint => objection.reduce((sum, { tokens }) => sum + tokens, 0n);

/** The part of somebody's tokens that is locked at a moment, rounded down. */
export const partOf = (tokens: bigint, percent: number): bigint =>
  (tokens * BigInt(Math.round(percent * 1_000_000))) / PARTS;

/** Draws who objects in a run; the same run of the same seed is always the same. */
export function drawObjection({ signalling, symbol, supplyTokens }: DualGovernanceSettings, seed: number, run: number) {
  const stream = randomStream(seed, 'forecast', 'dual governance', run);
  if (signalling.kind === 'holders') {
    return signalling.holders
      .map(({ name, address, tokens, chancePercent }) => ({
        ...{ name, address, tokens: parseTokens(tokens) },
        locks: stream.chance(chancePercent / 100),
      }))
      .filter(({ locks }) => locks)
      .map(({ locks: _, ...holder }) => holder) satisfies Objection;
  }
  const share = betaSample(stream, signalling.meanPercent / 100, signalling.deviationPercent / 100);
  const tokens = (parseTokens(supplyTokens) * BigInt(Math.round(share * GRAINS))) / BigInt(GRAINS);
  return [{ name: `holders of ${symbol}`, address: null, tokens }] satisfies Objection;
}

/** What dual governance sees of an objection to a proposal that was put into the timelock then. Times are Unix seconds. */
export function vetoCase(
  settings: DualGovernanceSettings,
  objection: Objection,
  { submittedAt, readyAt }: Pick<VetoCase, 'submittedAt' | 'readyAt'>,
): VetoCase {
  return {
    rules: dualGovernanceRules(settings),
    supply: parseTokens(settings.supplyTokens),
    waves: settings.waves.map(({ afterSeconds, percent }) => ({
      at: submittedAt + afterSeconds,
      locked: objection.reduce((sum, { tokens }) => sum + partOf(tokens, percent), 0n),
    })),
    submittedAt,
    readyAt,
    redemption: settings.redemptionSeconds,
  };
}

/** A sample of the beta distribution with this mean and standard deviation; the mean itself where it does not spread. */
export function betaSample(stream: RandomStream, mean: number, deviation: number): number {
  if (deviation === 0 || mean <= 0 || mean >= 1) return mean;
  const concentration = (mean * (1 - mean)) / deviation ** 2 - 1;
  const a = gammaSample(stream, mean * concentration);
  const b = gammaSample(stream, (1 - mean) * concentration);
  // Both underflow only where the distribution has nearly all of its mass at its two ends.
  return a + b === 0 ? Number(stream.chance(mean)) : a / (a + b);
}

/** A sample of the gamma distribution of scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26:363; below 1 by their boost). */
function gammaSample(stream: RandomStream, shape: number): number {
  if (shape < 1) return gammaSample(stream, shape + 1) * (1 - stream.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - stream.next()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
