import type { AgentHistory } from '../../state/contract-types.js';
import { meaningColour } from '../../theme/role-colours.js';
import { runColour } from '../../theme/run-colours.js';
import { tokensOf } from '../../words/tokens.js';
import type { TimeModel, TimeSeries } from '../time-model.js';

/** What one agent holds: balance, stake, and rewards received so far. */
export function holdingsModel(history: AgentHistory): TimeModel {
  const line = (
    key: string,
    label: string,
    colour: string,
    draw: TimeSeries['draw'],
    pick: (row: AgentHistory[number]) => string,
  ): TimeSeries => ({
    key,
    label,
    colour,
    draw,
    values: history.map((row) => tokensOf(pick(row))),
  });
  return {
    ...base(history),
    unit: 'tokens',
    series: [
      line('balance', 'Balance', runColour(0), 'line', ({ balance }) => balance),
      line('staked', 'Stake', runColour(1), 'line', ({ staked }) => staked),
      line('rewards', 'Rewards so far', runColour(2), 'dashed', ({ rewards }) => rewards),
    ],
    domain: [0, null],
  };
}

/** How well a trainer did on its own examples, round by round; `null` when it never trained. */
export function trainingModel(history: AgentHistory): TimeModel | null {
  if (history.every(({ trainAccuracy }) => trainAccuracy === null)) return null;
  return {
    ...base(history),
    unit: 'share',
    series: [
      {
        key: 'train',
        label: 'On its own examples',
        colour: runColour(0),
        draw: 'line',
        values: history.map(({ trainAccuracy }) => trainAccuracy),
      },
    ],
    domain: [0, 1],
  };
}

/** What a trainer's updates did to the model (points of accuracy), as the validators measured it. */
export function scoreModel(history: AgentHistory): TimeModel | null {
  if (history.every(({ score }) => score === null)) return null;
  return {
    ...base(history),
    unit: 'points',
    series: [
      {
        key: 'score',
        label: 'Score',
        colour: runColour(0),
        draw: 'line',
        values: history.map(({ score }) => (score === null ? null : score * 100)),
      },
    ],
    references: [{ value: 0, label: 'No effect', colour: meaningColour('target') }],
    domain: [null, null],
  };
}

function base(history: AgentHistory) {
  return {
    ticks: history.map(({ tick }) => tick),
    stacked: false,
    bucket: 'extremes' as const,
    references: [],
    moments: [],
  };
}
