import type { FlowRow } from '../frame.js';
import type { ReporterInput } from '../reporter-input.js';

export interface InvariantInput extends ReporterInput {
  readonly flows: readonly FlowRow[];
}

/** Something that must hold after every tick. */
export interface Invariant {
  readonly name: string;
  /** `null` when it holds, else what is wrong, with the numbers. */
  readonly check: (input: InvariantInput) => string | null;
}
