import type { WorkKind } from '../../agents/index.js';

/** How far back a forecast looks, in slots. */
const LOOK_BACK = 8;
/** Slots with a known outcome that it wants to have seen before it says anything. */
export const FEWEST_EXAMPLES = 15;
const STEPS = 300;
const STEP_SIZE = 0.3;
/** Pulls weights towards zero, so that a few slots do not make it sure of anything. */
const RIDGE = 0.05;

/** Learn from a series of prices whether it rises next, and say so of its end. */
export interface ForecastOrder {
  /** Mean prices of the slots that are over and, last, of the one that runs; oldest first, any unit. */
  readonly prices: readonly number[];
  /** How much each slot's example counts, taken in turn: nobody learns from quite the same. */
  readonly weights: readonly number[];
}

/** The chance (0 to 1) that the next price is higher than the last; `null` while too little is known. */
export type Chance = number | null;

/** Logistic regression on how far the price has come of late, trained anew on all slots so far. */
export const forecastNext: WorkKind<ForecastOrder, Chance> = {
  name: 'forecastNext',
  run: (orders) => Promise.resolve(orders.map(chanceOfRise)),
};

/** What is seen at a place of the series: two latest moves, and the distance from the mean of the latest slots and of all. */
function featuresAt(logs: readonly number[], end: number): readonly number[] {
  const here = logs[end]!;
  const mean = (from: number) => {
    const part = logs.slice(Math.max(0, from), end + 1);
    return part.reduce((sum, one) => sum + one, 0) / part.length;
  };
  return [here - logs[end - 1]!, logs[end - 1]! - logs[end - 2]!, here - mean(end - LOOK_BACK), here - mean(0)];
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, one, i) => sum + one * b[i]!, 0);

/** The chance that a series rises next, learnt from all its own rises and falls. */
export function chanceOfRise({ prices, weights }: ForecastOrder): Chance {
  const logs = prices.map(Math.log);
  const places = Array.from({ length: Math.max(0, logs.length - 3) }, (_, i) => i + 2);
  if (places.length < FEWEST_EXAMPLES) return null;
  const seen = places.map((place) => featuresAt(logs, place));
  const scale = seen[0]!.map((_, k) => Math.sqrt(seen.reduce((sum, one) => sum + one[k]! ** 2, 0) / seen.length) || 1);
  const scaled = (features: readonly number[]) => [1, ...features.map((one, k) => one / scale[k]!)];
  const examples = seen.map(scaled);
  const rose = places.map((place) => (logs[place + 1]! > logs[place]! ? 1 : 0));
  const counts = places.map((place) => weights[place % weights.length]!);
  const all = counts.reduce((sum, one) => sum + one, 0);
  let learnt = examples[0]!.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = learnt.map((weight) => RIDGE * weight);
    for (const [i, example] of examples.entries()) {
      const off = ((logistic(dot(learnt, example)) - rose[i]!) * counts[i]!) / all;
      for (const [k, feature] of example.entries()) slope[k] = slope[k]! + off * feature;
    }
    learnt = learnt.map((weight, k) => weight - STEP_SIZE * slope[k]!);
  }
  return logistic(dot(learnt, scaled(featuresAt(logs, logs.length - 1))));
}

/** What somebody expects of the others' stakes on the next slot, and of what subscribers pay for it (coins). */
export interface Rivalry {
  readonly right: number;
  readonly wrong: number;
  readonly revenue: number;
  /** Share (0 to 1) of a wrong stake that is lost. */
  readonly lost: number;
}

/**
 * The stake (coins) that gains most for somebody who is right with a chance p, beside right stakes R of others: the pot P,
 * revenue and what is lost, is shared in proportion, so that p · P · s / (R + s) − (1 − p) · lost · s is largest at
 * s = √(p · P · R / ((1 − p) · lost)) − R. Without a loss there is no end to it.
 * @returns 0 where no stake gains; `Infinity` where every further coin does
 */
export function bestStake(chance: number, { right, wrong, revenue, lost }: Rivalry): number {
  if (lost === 0) return Number.POSITIVE_INFINITY;
  const pot = revenue + lost * wrong;
  return Math.max(0, Math.sqrt((chance * pot * right) / ((1 - chance) * lost)) - right);
}
