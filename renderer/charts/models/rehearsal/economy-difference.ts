import type { EconomyComparison } from '../../../../simulations/api/contract/index.js';
import type { TimeModel } from '../../time-model.js';
import type { Unit } from '../../units.js';

type Difference = EconomyComparison['differences'][number];

const units: readonly Unit[] = ['share', 'tokens', 'count', 'nats', 'seconds', 'months', 'gas', 'points'];

/** What a measure is counted in, as charts know it; plain numbers when they don't. */
export function economyUnit(unit: string): Unit {
  return units.find((known) => known === unit) ?? 'count';
}

/** With the proposal minus without it, over ticks: the mean of the pairs and its band, and the line of no difference. */
export function economyDifference({ unit, ticks }: Difference): TimeModel {
  return {
    unit: economyUnit(unit),
    ticks: ticks.map(({ tick }) => tick),
    series: [
      {
        key: 'band',
        label: '95 % band',
        colour: 'var(--meaning-accuracy)',
        draw: 'band',
        values: ticks.map(({ high }) => high),
        low: ticks.map(({ low }) => low),
      },
      {
        key: 'mean',
        label: 'with − without',
        colour: 'var(--meaning-accuracy)',
        draw: 'line',
        values: ticks.map(({ mean }) => mean),
      },
    ],
    stacked: false,
    bucket: 'mean',
    references: [{ value: 0, label: 'no difference', colour: 'var(--ink)' }],
    moments: [],
    domain: [null, null],
  };
}

/** How sure a difference is at its end. */
export type Effect = 'more' | 'less' | 'unclear' | 'none';

/** What the proposal does to a measure by the last tick: nothing, something, or nobody can tell. */
export function effectAtEnd({ ticks }: Pick<Difference, 'ticks'>): Effect {
  const last = ticks.at(-1);
  if (last === undefined || (last.mean === 0 && last.low === 0 && last.high === 0)) return 'none';
  if (last.low > 0) return 'more';
  if (last.high < 0) return 'less';
  return 'unclear';
}

const order: Readonly<Record<Effect, number>> = { more: 0, less: 0, unclear: 1, none: 2 };

/** The measures that the proposal surely changes first, those that it leaves alone last. */
export function byEffect(differences: readonly Difference[]): readonly Difference[] {
  return differences.toSorted((one, other) => order[effectAtEnd(one)] - order[effectAtEnd(other)]);
}
