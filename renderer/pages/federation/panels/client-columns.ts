import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import type { SortColumn } from '../../../parts/sort-table.js';
import { attackerName } from '../../../words/attacks.js';
import { count, fixed, percent, short } from '../../../words/number-format.js';
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
      share: 1.4,
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
    numeric('trainLoss', 'Loss (nats)', ({ trainLoss }) => trainLoss, withDecimals(3)),
    numeric('trainAccuracy', 'Own accuracy', ({ trainAccuracy }) => trainAccuracy, percent),
    numeric(
      'updateNorm',
      'Length',
      ({ updateNorm }) => updateNorm,
      (value) => (value < 1000 ? withDecimals(3)(value) : short(value)),
    ),
    numeric('bytesUp', 'Sent', ({ bytesUp }) => bytesUp, traffic),
    ...(some(({ score }) => score) ? [numeric('score', 'Score', ({ score }) => score, withDecimals(4))] : []),
    ...(rows.some(({ staleness }) => staleness > 0)
      ? [numeric('staleness', 'Versions late', ({ staleness }) => staleness, count)]
      : []),
    ...(some(({ epsilon }) => epsilon)
      ? [numeric('epsilon', 'ε spent', ({ epsilon }) => epsilon, withDecimals(3))]
      : []),
  ];
}

/** Clients that have all the words of a search in what their row says: `client 7`, `late`, `sybil`. */
export function matchRows(
  rows: readonly ClientRow[],
  columns: readonly SortColumn<ClientRow>[],
  search: string,
): readonly ClientRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  // A client's own number goes before numbers that are anywhere in its row.
  if (/^(client )?\d+$/.test(wanted))
    return rows.filter(({ client }) => client === Number(wanted.replace('client ', '')));
  return rows.filter((row) => {
    const words = columns
      .filter(({ numeric: number }) => !number)
      .map((column) => column.text(row).toLowerCase())
      .join(' ');
    return wanted.split(/\s+/).every((word) => words.includes(word));
  });
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
    share: header.length > 10 ? 1.15 : 0.85,
    sortBy: (row) => pick(row) ?? Number.NEGATIVE_INFINITY,
    text: (row) => {
      const value = pick(row);
      return value === null ? '–' : words(value);
    },
    exact: (row) => String(pick(row) ?? ''),
  };
}

/** Always so many decimals, so that a column's points stand below one another. */
const withDecimals = (digits: number) => (value: number) => fixed(value, digits);
