import { TreasuryBudget, TreasurySale } from '../../../contracts/bindings/index.js';
import type { Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { parameterKey } from '../governance/index.js';
import { assetOf, type BudgetsScope } from './state.js';

/** Sales are a tick apart; half of one leaves room for a block that comes late. */
export const salePeriod = ({ tickSeconds }: BudgetsScope['scenario']) => Math.max(1, Math.floor(tickSeconds / 2));

/** Has the treasury sell what is to be sold, and then pays whatever lines are due and covered. */
export const sellAndPay: Policy<BudgetsScope> = (observation) => [
  {
    purpose: 'sellTreasury',
    window: 2,
    decide: (moment) => {
      const { view, now, scenario } = observation.at(moment);
      const { budgets, market } = view;
      const early = budgets.lookedAt !== null && now < budgets.lookedAt + salePeriod(scenario);
      if (early || market.reserves.tokens === 0n || budgets.seller !== budgets.contracts.sale) return [];
      return [callOf(TreasurySale, budgets.contracts.sale, 'sell', [])];
    },
  },
  {
    purpose: 'payBudgets',
    window: 3,
    decide: (moment) => {
      const { view, now } = observation.at(moment);
      const { budget } = view.budgets.contracts;
      const left = new Map<string, bigint>();
      return [...view.budgets.lines].flatMap(([line, terms]) => {
        const { dueAt, until, period, amount } = terms;
        const asset = assetOf(view, terms);
        let funds = left.get(asset) ?? balanceOf(view, budget, asset);
        const calls = [];
        // What was missed is paid as soon as it can be, oldest first.
        for (let due = dueAt; due <= Math.min(now, until) && funds >= amount; due += period) {
          calls.push(callOf(TreasuryBudget, budget, 'pay', [parameterKey(line)]));
          funds -= amount;
        }
        left.set(asset, funds);
        return calls;
      });
    },
  },
];
