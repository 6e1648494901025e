import { randomStream } from '../../random/index.js';
import type { FairPrice } from './arbitrage.js';
import type { Seen } from './trade.js';

const ONE_TOKEN = 10n ** 18n;

/** Coins that a token is worth to whoever knows no better: the launch price, grown by the scenario's rate. */
export function fairValue({ view, scenario, tick }: Pick<Seen, 'view' | 'scenario' | 'tick'>): number {
  const launch = Number(view.market.launchPrice ?? 0n) / 1e18;
  return launch * (1 + scenario.market.fairGrowthPercent / 100) ** tick;
}

/**
 * Coins that a token is worth to one agent: the fair value and the agent's own error about it, drawn once.
 * @param deviation standard deviation of the logarithm of that error
 */
export function ownValue(observation: Seen, deviation: number): number {
  const { scenario, self } = observation;
  return fairValue(observation) * Math.exp(randomStream(scenario.seed, 'belief', self.name).normal(0, deviation));
}

const walks = new WeakMap<object, number[]>();

/**
 * Coins that a token costs on the markets outside, which no contract shows and everybody who deals for a living sees: the
 * fair value times a random walk of the scenario's volatility, the same for all.
 */
export function outsidePrice(observation: Pick<Seen, 'view' | 'scenario' | 'tick'>): number {
  const { scenario, tick } = observation;
  const { outsideVolatilityPercent } = scenario.market;
  if (outsideVolatilityPercent === 0) return fairValue(observation);
  let walk = walks.get(scenario);
  if (walk === undefined) {
    walk = [0];
    walks.set(scenario, walk);
  }
  for (let next = walk.length; next <= tick; next++) {
    const step = randomStream(scenario.seed, 'outsidePrice', next).normal(0, outsideVolatilityPercent / 100);
    walk.push(walk[next - 1]! + step);
  }
  return fairValue(observation) * Math.exp(walk[tick]!);
}

/** A price in coins a token as a fraction of whole numbers, to about nine digits. */
export const asFraction = (price: number): FairPrice => ({
  coins: BigInt(Math.round(price * 1e9)) * 10n ** 9n,
  tokens: ONE_TOKEN,
});
