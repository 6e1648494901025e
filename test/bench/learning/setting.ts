import { randomStream } from '../../../simulations/random/index.js';
import { type LearningParameters, learningSchema } from '../../../simulations/scenario/index.js';

/** One FedAvg round as the paper's: every client goes once through its 600 digits in batches of ten. */
export const CLIENTS = 10;
export const STEPS = 60;
export const BATCH = 10;
export const WIDTHS = [784, 200, 200, 10] as const;
export const SEED = 1;
/** As many as the machines have that this is usually run on, so that numbers can be compared. */
export const WORKERS = 2;

export type MeasuredBackend = 'node' | 'wasm' | 'cpu';
export const BACKENDS: readonly MeasuredBackend[] = ['node', 'wasm', 'cpu'];

/** What the study of the benchmark learns, and how. */
export function parametersOf(
  backend: MeasuredBackend,
  model: LearningParameters['model'],
  localSteps = STEPS,
): LearningParameters {
  return learningSchema.parse({
    trainExamples: CLIENTS * STEPS * BATCH,
    heldOutExamples: 100,
    testExamples: 100,
    model,
    batchSize: BATCH,
    localSteps,
    backend,
  });
}

/** The seed of a client's work in a repetition of the round; each repetition has its own batches. */
export function seedOf(repetition: number, client: number): number {
  return randomStream(SEED, 'bench', repetition, client).seed();
}
