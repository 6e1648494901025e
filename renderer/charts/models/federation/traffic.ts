import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import { meaningColour } from '../../../theme/family-colours.js';
import type { TimeModel } from '../../time-model.js';

export type TrafficView = 'round' | 'total' | 'time';

/** Megabytes sent up and down, by round or so far; or how much simulated time each round took. */
export function trafficModel(rounds: readonly FederationRound[], view: TrafficView): TimeModel {
  const base = {
    ticks: rounds.map(({ round }) => round),
    references: [],
    moments: [],
    domain: [0, null] as const,
    bucket: view === 'total' ? ('last' as const) : ('mean' as const),
  };
  if (view === 'time') {
    const values = rounds.map(({ simulatedSeconds }, at) =>
      at === 0 ? null : simulatedSeconds - rounds[at - 1]!.simulatedSeconds,
    );
    const series = {
      key: 'time',
      label: 'Time of the round',
      colour: meaningColour('caution'),
      draw: 'bars' as const,
      values,
    };
    return { ...base, unit: 'usualRounds', series: [series], stacked: false };
  }
  const megabytes = (pick: (round: FederationRound) => number) => {
    let total = 0;
    return rounds.map((round) => {
      total += pick(round) / 1e6;
      return view === 'total' ? total : pick(round) / 1e6;
    });
  };
  const draw = view === 'total' ? ('area' as const) : ('bars' as const);
  return {
    ...base,
    unit: 'megabytes',
    series: [
      {
        key: 'down',
        label: 'Down: models to the clients',
        colour: meaningColour('accuracy'),
        draw,
        values: megabytes(({ bytesDown }) => bytesDown),
      },
      {
        key: 'up',
        label: 'Up: updates to the server',
        colour: meaningColour('for'),
        draw,
        pattern: 'hatch' as const,
        values: megabytes(({ bytesUp }) => bytesUp),
      },
    ],
    stacked: true,
  };
}
