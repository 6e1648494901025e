import { formatTokens } from '../../scenario/index.js';
import type { Table } from './table.js';

/** Wei as the nearest number of tokens, for statistics; the exact amount stands beside it. */
const asTokens = (wei: string) => Number(formatTokens(BigInt(wei)));

/** Whole frames, which the window draws. */
export const framesTable: Table = {
  name: 'frames',
  columns: [
    ['tick', 'INTEGER'],
    ['json', 'VARCHAR'],
  ],
  rows: ({ frame }) => [[frame.tick, JSON.stringify(frame)]],
};

/** Reporters' values; amounts in tokens as numbers and in wei exactly. */
export const metricsTable: Table = {
  name: 'metrics',
  columns: [
    ['tick', 'INTEGER'],
    ['time', 'BIGINT'],
    ['name', 'VARCHAR'],
    ['value', 'DOUBLE'],
    ['exact', 'VARCHAR'],
  ],
  rows: ({ frame }) =>
    Object.entries(frame.values).map(([name, value]) => [
      frame.tick,
      BigInt(frame.time),
      name,
      typeof value === 'string' ? asTokens(value) : value,
      value === null ? null : String(value),
    ]),
};

export const flowsTable: Table = {
  name: 'flows',
  columns: [
    ['tick', 'INTEGER'],
    ['asset', 'VARCHAR'],
    ['source', 'VARCHAR'],
    ['target', 'VARCHAR'],
    ['kind', 'VARCHAR'],
    ['tokens', 'DOUBLE'],
    ['amount', 'VARCHAR'],
    ['transfers', 'INTEGER'],
  ],
  rows: ({ frame }) =>
    frame.flows.map(({ asset, from, to, kind, amount, count }) => [
      frame.tick,
      asset,
      from,
      to,
      kind,
      asTokens(amount),
      amount,
      count,
    ]),
};

export const roundsTable: Table = {
  name: 'rounds',
  columns: [
    ['tick', 'INTEGER'],
    ['round', 'INTEGER'],
    ['accuracy', 'DOUBLE'],
    ['aggregation_rule', 'VARCHAR'],
    ['contribution_rule', 'VARCHAR'],
    ['participants', 'INTEGER'],
    ['model_cid', 'VARCHAR'],
    ['paid_to_trainers', 'VARCHAR'],
    ['paid_to_validators', 'VARCHAR'],
    ['slashed', 'VARCHAR'],
    ['client_accuracy_low', 'DOUBLE'],
    ['client_accuracy_median', 'DOUBLE'],
    ['client_accuracy_high', 'DOUBLE'],
  ],
  rows: ({ frame: { tick, round } }) =>
    round === null
      ? []
      : [
          [
            tick,
            round.round,
            round.accuracy,
            round.aggregationRule,
            round.contributionRule,
            round.participants,
            round.modelCid,
            round.paidToTrainers,
            round.paidToValidators,
            round.slashed,
            round.clientAccuracy?.low ?? null,
            round.clientAccuracy?.median ?? null,
            round.clientAccuracy?.high ?? null,
          ],
        ],
};
