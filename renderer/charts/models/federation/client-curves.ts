import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import { familyColour, meaningColour } from '../../../theme/family-colours.js';
import type { TimeModel } from '../../time-model.js';

export type ClientCurve = 'trainAccuracy' | 'trainLoss' | 'updateNorm' | 'score' | 'epsilon';

const units = {
  trainAccuracy: 'share',
  trainLoss: 'nats',
  updateNorm: 'length',
  score: 'count',
  epsilon: 'epsilon',
} as const satisfies Record<ClientCurve, TimeModel['unit']>;

/** One value of one client by round, beside the middle of all clients of the round. Rounds it was not asked in have none. */
export function clientCurveModel(rounds: readonly FederationRound[], client: number, curve: ClientCurve): TimeModel {
  const own = rounds.map(({ clients }) => clients.find((one) => one.client === client)?.[curve] ?? null);
  const adversary = rounds.some(({ clients }) => clients.some((one) => one.client === client && one.attack !== null));
  return {
    unit: units[curve],
    ticks: rounds.map(({ round }) => round),
    series: [
      {
        key: 'median',
        label: 'Middle of the round’s clients (median)',
        colour: meaningColour('abstain'),
        draw: 'dashed',
        values: rounds.map(({ clients }) => median(clients.map((one) => one[curve]))),
      },
      {
        key: 'client',
        label: `Client ${client}`,
        colour: adversary ? familyColour('attackers', 3) : familyColour('trainers'),
        draw: 'line',
        values: own,
      },
    ],
    stacked: false,
    bucket: 'extremes',
    references: [],
    moments: [],
    domain: curve === 'trainAccuracy' ? [0, 1] : curve === 'score' ? [null, null] : [0, null],
  };
}

function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
