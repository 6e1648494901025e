import type { Frame, Marker } from './frame.js';
import type { News, ReporterInput } from './reporter.js';
import { blocksFilled } from './transaction-counts.js';

type Outside = Pick<ReporterInput, 'interventions'>;

/** What came from outside the agents, and what must never happen, told. */
export function outsideNews({ interventions }: Outside, { violated }: Frame['invariants']): readonly News[] {
  return [
    ...interventions.map((sentence) => ({ weight: 65, sentence: sentence[0]!.toUpperCase() + sentence.slice(1) })),
    ...violated.map(({ name, message }) => ({ weight: 1000, sentence: `Invariant ${name} is violated: ${message}` })),
  ];
}

/** The same as marks on charts. */
export function outsideMarkers({ interventions }: Outside, { violated }: Frame['invariants']): readonly Marker[] {
  return [
    ...interventions.map((label): Marker => ({ kind: 'intervention', label, target: null })),
    ...violated.map(({ name, message }): Marker => ({ kind: 'invariant', label: `${name}: ${message}`, target: null })),
  ];
}

/** Told when one moment's transactions are more than a block of a public chain holds. */
export function blockNews({ outcomes, scenario }: Pick<ReporterInput, 'outcomes' | 'scenario'>): readonly News[] {
  const { blockGasLimit } = scenario.chain;
  const blocks = blocksFilled(outcomes, blockGasLimit);
  const limit = blockGasLimit.toLocaleString('en');
  return blocks < 2 ? [] : [{ weight: 5, sentence: `One moment’s transactions fill ${blocks} blocks of ${limit} gas` }];
}
