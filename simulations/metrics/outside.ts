import type { Frame, Marker } from './frame.js';
import type { News, ReporterInput } from './reporter.js';

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
