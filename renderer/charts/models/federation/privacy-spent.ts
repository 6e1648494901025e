import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import { familyColour, meaningColour } from '../../../theme/family-colours.js';
import { decimal } from '../../../words/number-format.js';
import type { TimeModel } from '../../time-model.js';

/** ε spent by round: the client that spent most, the spread of the round's clients, and the budget. */
export function privacySpentModel(rounds: readonly FederationRound[], budget: number | null): TimeModel {
  const own = rounds.map(({ clients }) => clients.flatMap(({ epsilon }) => (epsilon === null ? [] : [epsilon])));
  const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value);
  return {
    unit: 'epsilon',
    ticks: rounds.map(({ round }) => round),
    series: [
      {
        key: 'spread',
        label: 'Clients of the round, least to most',
        colour: familyColour('validators'),
        draw: 'band',
        values: own.map((values) => finite(values.length === 0 ? null : Math.max(...values))),
        low: own.map((values) => finite(values.length === 0 ? null : Math.min(...values))),
      },
      {
        key: 'most',
        label: 'Most spent by any client',
        colour: familyColour('validators'),
        draw: 'line',
        values: rounds.map(({ epsilon }) => finite(epsilon)),
      },
    ],
    stacked: false,
    bucket: 'extremes',
    references:
      budget === null
        ? []
        : [{ value: budget, label: `Budget ε = ${decimal(budget, 2)}`, colour: meaningColour('target') }],
    moments: [],
    domain: [0, budget === null ? null : Math.max(budget * 1.1, ...rounds.map(({ epsilon }) => finite(epsilon) ?? 0))],
  };
}
