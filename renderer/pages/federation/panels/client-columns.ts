import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import type { SortColumn } from '../../../parts/sort-table.js';
import { attackerName } from '../../../words/attacks.js';
import { count, decimal, percent, short } from '../../../words/number-format.js';
import { outcomeName } from '../../../words/outcomes.js';
import { traffic } from '../../../words/traffic.js';

export type ClientRow = FederationRound['clients'][number];

/** Columns of the clients table. Those that no client of the round has anything to say in are left out. */
export function clientColumns(rows: readonly ClientRow[]): readonly SortColumn<ClientRow>[] {
  const some = (pick: (row: ClientRow) => unknown) => rows.some((row) => pick(row) !== null);
  return [
    {
      id: 'client',
      header: 'Client',
      numeric: false,
      share: 0.8,
      sortBy: ({ client }) => client,
      text: ({ client }) => `client ${client}`,
      exact: ({ client }) => String(client),
    },
    {
      id: 'outcome',
      header: 'Update',
      numeric: false,
      share: 1.1,
      sortBy: ({ outcome }) => outcomeName(outcome),
      text: ({ outcome }) => outcomeName(outcome),
      exact: ({ outcome }) => outcome,
    },
    ...(some(({ attack }) => attack)
      ? [
          {
            id: 'attack',
            header: 'Attack',
            numeric: false,
            share: 1.3,
            sortBy: ({ attack }: ClientRow) => (attack === null ? '~' : attackerName(attack)),
            text: ({ attack }: ClientRow) => (attack === null ? '–' : attackerName(attack)),
            exact: ({ attack }: ClientRow) => attack ?? '',
          },
        ]
      : []),
    numeric('samples', 'Examples', ({ samples }) => samples, count),
    numeric(
      'trainLoss',
      'Loss (nats)',
      ({ trainLoss }) => trainLoss,
      (value) => decimal(value, 3),
    ),
    numeric('trainAccuracy', 'Own accuracy', ({ trainAccuracy }) => trainAccuracy, percent),
    numeric('updateNorm', 'Length', ({ updateNorm }) => updateNorm, short),
    numeric('bytesUp', 'Sent', ({ bytesUp }) => bytesUp, traffic),
    ...(some(({ score }) => score)
      ? [
          numeric(
            'score',
            'Score',
            ({ score }) => score,
            (value) => decimal(value, 4),
          ),
        ]
      : []),
    ...(rows.some(({ staleness }) => staleness > 0)
      ? [numeric('staleness', 'Versions late', ({ staleness }) => staleness, count)]
      : []),
    ...(some(({ epsilon }) => epsilon)
      ? [
          numeric(
            'epsilon',
            'ε spent',
            ({ epsilon }) => epsilon,
            (value) => decimal(value, 3),
          ),
        ]
      : []),
  ];
}

function numeric(
  id: string,
  header: string,
  pick: (row: ClientRow) => number | null,
  words: (value: number) => string,
): SortColumn<ClientRow> {
  return {
    id,
    header,
    numeric: true,
    share: 0.9,
    sortBy: (row) => pick(row) ?? Number.NEGATIVE_INFINITY,
    text: (row) => {
      const value = pick(row);
      return value === null ? '–' : words(value);
    },
    exact: (row) => String(pick(row) ?? ''),
  };
}
