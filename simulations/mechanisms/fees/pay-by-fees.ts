import type { Effect, Observation } from '../../agents/index.js';
import { parameterOf } from '../governance/index.js';
import { signed } from '../rewards/index.js';
import { ownHoldings } from '../staking/index.js';
import { type FeesScope, WEIGHTS, type Weighted } from './state.js';

type Seen = Pick<Observation<FeesScope>, 'view' | 'self' | 'directory' | 'tick'>;

/** Percent of contributors' pay that is worth one point of accuracy to a DAO whose model they make: a rule of thumb. */
const PAY_PER_POINT = 10;

/** The weights in force, by who they are for, in 1/10,000. */
export function weightsInForce({
  governance,
}: Pick<FeesScope['view'], 'governance'>): Readonly<Record<Weighted, number>> {
  const weight = (key: string) => Number(parameterOf(governance, key));
  return {
    burn: weight(WEIGHTS.burn.key),
    stakers: weight(WEIGHTS.stakers.key),
    contributors: weight(WEIGHTS.contributors.key),
    treasury: weight(WEIGHTS.treasury.key),
  };
}

/** Coins that the DAO earned in a tick, on average since the start. */
export function feesATick({ view, tick }: Pick<Seen, 'view' | 'tick'>): number {
  const { burn, stakers, contributors, treasury } = view.fees.shared;
  return tick === 0 ? 0 : Number(burn + stakers + contributors + treasury) / 1e18 / tick;
}

/** Tokens a tick that stakers and contributors get, of emission and of fees shared out by weights, at the pool's price. */
export function payBy(weights: Readonly<Record<Weighted, number>>, { view, tick }: Pick<Seen, 'view' | 'tick'>) {
  const { governance, market } = view;
  const emission = Number(parameterOf(governance, 'emissionPerEpoch')) / 1e18;
  const split = (key: string) => (emission * Number(parameterOf(governance, key))) / 10_000;
  const { tokens, coins } = market.reserves;
  const bought = coins === 0n ? 0 : (feesATick({ view, tick }) * Number(tokens)) / Number(coins);
  const whole = weights.burn + weights.stakers + weights.contributors + weights.treasury;
  const share = (weight: number) => (whole === 0 ? 0 : (bought * weight) / whole);
  return {
    stakers: split('splitStakersBps') + share(weights.stakers),
    contributors: split('splitTrainersBps') + split('splitValidatorsBps') + share(weights.contributors),
  };
}

const percentOf = (change: number, base: number) => (base === 0 ? (change === 0 ? 0 : 100) : (100 * change) / base);

/** What an agent would get of it: by its part of all stake, and one part in all who train and validate if it is one. */
function ownPart(pay: ReturnType<typeof payBy>, { view, self, directory }: Seen): number {
  const { totalStaked } = view.staking;
  const staked = totalStaked === 0n ? 0 : Number(ownHoldings({ view, self }).active) / Number(totalStaked);
  const workers = directory.all.filter(({ shard, archetype }) => shard !== null || archetype === 'validator');
  const works = workers.some(({ address }) => address === self.address);
  return pay.stakers * staked + (works ? pay.contributors / workers.length : 0);
}

/**
 * What other weights would do: to one's own income, by what one stakes and does, and to the pay of those who train and
 * validate, of which a tenth counts like a point of accuracy.
 */
export function judgeWeights(after: Readonly<Record<Weighted, number>>, seen: Seen): Effect {
  const [now, then] = [payBy(weightsInForce(seen.view), seen), payBy(after, seen)];
  const contributors = percentOf(then.contributors - now.contributors, now.contributors);
  const stakers = percentOf(then.stakers - now.stakers, now.stakers);
  const own = ownPart(now, seen);
  return {
    accuracy: contributors / PAY_PER_POINT,
    income: percentOf(ownPart(then, seen) - own, own),
    because: `Stakers' pay changes by ${signed(stakers)} %, that of trainers and validators by ${signed(contributors)} %.`,
  };
}
