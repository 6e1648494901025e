import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import type { MeasureInfo } from '../comparison.js';

/** What can be compared of federations, round by round. */
export interface RoundMeasure extends MeasureInfo {
  /** One value a round. */
  valuesOf(rounds: readonly FederationRound[]): readonly (number | null)[];
}

export const roundMeasures: readonly RoundMeasure[] = [
  each('accuracy', 'Model accuracy', 'share', ({ accuracy }) => accuracy),
  each('loss', 'Loss', 'nats', ({ loss }) => loss),
  each('backdoor', 'Backdoor works', 'share', ({ backdoorSuccess }) => backdoorSuccess),
  { ...each('roundTraffic', 'Traffic of the round', 'megabytes', trafficOf), perTick: true },
  {
    name: 'traffic',
    title: 'Traffic so far',
    unit: 'megabytes',
    valuesOf(rounds) {
      let total = 0;
      return rounds.map((round) => {
        total += trafficOf(round);
        return total;
      });
    },
  },
  each('time', 'Simulated time so far', 'usualRounds', ({ simulatedSeconds }) => simulatedSeconds),
  {
    ...each('combined', 'Updates combined', 'count', ({ parent, clients }) =>
      parent === null ? null : clients.filter(({ outcome }) => outcome === 'done').length,
    ),
    perTick: true,
  },
  each('epsilon', 'Privacy spent', 'epsilon', ({ epsilon }) => epsilon),
];

/** Megabytes up and down. */
function trafficOf({ bytesUp, bytesDown }: FederationRound): number {
  return (bytesUp + bytesDown) / 1e6;
}

function each(
  name: string,
  title: string,
  unit: MeasureInfo['unit'],
  pick: (round: FederationRound) => number | null,
): RoundMeasure {
  return { name, title, unit, valuesOf: (rounds) => rounds.map(pick) };
}
