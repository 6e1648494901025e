import type { Federation, FederationRound } from '../../../../simulations/api/contract/index.js';
import { familyColour, meaningColour } from '../../../theme/family-colours.js';
import { percent } from '../../../words/number-format.js';
import type { TimeModel } from '../../time-model.js';

/** What of a federation the accuracy chart needs. */
export interface AccuracyGoals {
  readonly target: number;
  readonly published: Federation['published'] | null;
}

/** Accuracy on the test split by round, with its target, the clients' own spread, what was published, and a backdoor's success. */
export function roundAccuracyModel(
  rounds: readonly FederationRound[],
  { target, published }: AccuracyGoals,
): TimeModel {
  const own = rounds.map(({ clients }) =>
    clients.flatMap(({ trainAccuracy }) => (trainAccuracy === null ? [] : [trainAccuracy])),
  );
  const hasBackdoor = rounds.some(({ backdoorSuccess }) => backdoorSuccess !== null);
  return {
    unit: 'share',
    ticks: rounds.map(({ round }) => round),
    series: [
      {
        key: 'spread',
        label: 'Clients on their own examples, lowest to highest',
        colour: meaningColour('accuracy'),
        draw: 'band',
        values: own.map((values) => (values.length === 0 ? null : Math.max(...values))),
        low: own.map((values) => (values.length === 0 ? null : Math.min(...values))),
      },
      ...(hasBackdoor
        ? [
            {
              key: 'backdoor',
              label: 'Backdoor: pictures with the trigger that get its label',
              colour: familyColour('attackers', 3),
              draw: 'dashed' as const,
              values: rounds.map(({ backdoorSuccess }) => backdoorSuccess),
            },
          ]
        : []),
      {
        key: 'accuracy',
        label: 'Shared model on the test examples',
        colour: meaningColour('accuracy'),
        draw: 'line',
        values: rounds.map(({ accuracy }) => accuracy),
      },
    ],
    stacked: false,
    bucket: 'extremes',
    references: [{ value: target, label: `Target ${percent(target)}`, colour: meaningColour('target') }],
    moments: published == null ? [] : [{ tick: published.rounds, label: `Published: ${published.rounds} rounds` }],
    domain: [0, 1],
  };
}
