import { TreasuryBudget } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { parameterKey } from '../governance/index.js';
import { STABLE_ASSET, sellForCoins } from '../market/index.js';
import type { BudgetLineView, BudgetsScope } from './state.js';

type Seen = Observation<BudgetsScope>;

export interface ContributorTaste {
  /** What it must spend in a tick, in wei of coins. */
  readonly costs: bigint;
  /** So many periods unpaid, and it leaves for good. */
  readonly patiencePeriods: number;
}

/** The line that pays an account, by name; `null` when none does. */
function lineOf({ view, self }: Seen): readonly [string, BudgetLineView] | null {
  return [...view.budgets.lines].find(([, { payees }]) => payees.includes(self.address)) ?? null;
}

/** Whether it has stopped for good: it worked once, and did not in the tick before. */
function hasLeft({ view, self, now, scenario }: Seen): boolean {
  const workedAt = view.budgets.workedAt.get(self.address);
  return workedAt !== undefined && now - workedAt > 1.5 * scenario.tickSeconds;
}

/** Works for whatever line pays it, and says so on chain, until it has waited for its pay for longer than it bears. */
export function workWhilePaid({ patiencePeriods }: ContributorTaste): Policy<BudgetsScope> {
  return (observation) => {
    const { view, now } = observation;
    const found = lineOf(observation);
    if (found === null || hasLeft(observation)) return [];
    const [line, { dueAt, period, until }] = found;
    if (dueAt > until || now - dueAt >= patiencePeriods * period) return [];
    return [
      {
        purpose: 'work',
        window: 1,
        calls: [callOf(TreasuryBudget, view.budgets.contracts.budget, 'reportWork', [parameterKey(line)])],
      },
    ];
  };
}

/**
 * Lives on coins: sells as many tokens as it takes to have got its costs of all ticks so far. What it spends stays in its
 * account, as nobody in the model sells it anything.
 */
export function coverCosts({ costs }: ContributorTaste): Policy<BudgetsScope> {
  return (observation) => {
    const missing =
      costs * BigInt(observation.tick + 1) - balanceOf(observation.view, observation.self.address, STABLE_ASSET);
    return missing <= 0n || balanceOf(observation.view, observation.self.address) === 0n
      ? []
      : sellForCoins(observation, missing);
  };
}
