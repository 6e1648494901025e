import { type AttackContext, missingForQuorum, oppositionOf } from '../attack-context.js';
import type { Voter } from './defenders.js';
import { weightOf } from './vote-weight.js';

/** What deciding whom to bribe takes. */
export type Bribable = Pick<AttackContext, 'voters' | 'defenders' | 'weights' | 'unit' | 'quorum' | 'againstCounts'>;

/**
 * Whom to bribe, at a price by the token: voters who turn round from Against count twice, others once. Cheapest effect
 * first, then whoever turns out not to be needed is left out, the dearest first. Finding the very cheapest is a
 * knapsack problem: this is an upper bound of its cost. `null` when all together are too few.
 */
export function boughtCoalition(context: Bribable): readonly Voter[] | null {
  const { voters, defenders, weights, unit } = context;
  const against = new Set(defenders.map(({ address }) => address));
  const effect = ({ address, power }: Voter) => weightOf(power, weights, unit) * (against.has(address) ? 2n : 1n);
  const byPrice = [...voters].sort((a, b) => {
    // Effect a token, compared without dividing.
    const difference = effect(b) * a.power - effect(a) * b.power;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
  const bought = new Set<Voter>();
  for (const voter of byPrice) {
    if (wins(context, bought)) break;
    bought.add(voter);
  }
  if (!wins(context, bought)) return null;
  for (const voter of [...bought].sort((a, b) => (a.power > b.power ? -1 : a.power < b.power ? 1 : 0))) {
    bought.delete(voter);
    if (!wins(context, bought)) bought.add(voter);
  }
  return [...bought];
}

/** Whether these For and all other usual voters Against make it pass. */
export function wins(context: Bribable, bought: ReadonlySet<Voter>): boolean {
  const addresses = new Set([...bought].map(({ address }) => address));
  const inFavour = oppositionOf([...bought], context);
  const left = oppositionOf(
    context.defenders.filter(({ address }) => !addresses.has(address)),
    context,
  );
  return inFavour.weight > left.weight && inFavour.tokens >= missingForQuorum(context, left);
}
