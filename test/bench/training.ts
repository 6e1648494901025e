import { performance } from 'node:perf_hooks';
import { InputError } from '../../simulations/errors/index.js';
import { createLearningService, type LearningService } from '../../simulations/learning/index.js';
import type { LearningParameters } from '../../simulations/scenario/index.js';

/** One round of local training, timed. */
export interface TrainingBench {
  readonly backend: LearningService['backend'];
  /** Layer widths, e.g. 784-200-200-10. */
  readonly model: string;
  readonly clients: number;
  /** Steps of batch 10, over all clients and workers together. */
  readonly stepsPerSecond: number;
}

const CLIENTS = 10;
const STEPS = 60;
const BATCH = 10;
const ROUNDS = 2;

const MODELS: readonly { readonly name: string; readonly spec: LearningParameters['model'] }[] = [
  { name: '784-10', spec: { kind: 'softmax' } },
  { name: '784-200-200-10', spec: { kind: 'dense', hiddenUnits: [200, 200] } },
];

/**
 * Times FedAvg's local work (10 clients × 60 steps of batch 10, every core in use, updates identified by CID) on every
 * backend that is installed, for softmax and the "2NN". The faster of two rounds counts, after a short warm-up.
 */
export async function benchTraining(): Promise<TrainingBench[]> {
  const measured: TrainingBench[] = [];
  for (const backend of ['node', 'wasm', 'cpu'] as const) {
    for (const { name, spec } of MODELS) {
      const service = await startOn(backend, spec);
      if (!service) break;
      try {
        measured.push({ backend, model: name, clients: CLIENTS, stepsPerSecond: await stepsPerSecond(service) });
      } finally {
        await service.close();
      }
    }
  }
  return measured;
}

/** A service on a backend; `undefined` when that backend is not installed. */
async function startOn(
  backend: LearningService['backend'],
  model: LearningParameters['model'],
): Promise<LearningService | undefined> {
  const parameters: LearningParameters = {
    dataset: 'mnist',
    trainExamples: CLIENTS * STEPS * BATCH,
    heldOutExamples: 100,
    testExamples: 100,
    partition: { kind: 'iid' },
    model,
    learningRate: 0.1,
    localEpochs: 1,
    batchSize: BATCH,
    aggregation: { rule: 'fedAvg' },
    targetAccuracyPercent: 90,
    backend,
  };
  return createLearningService({ parameters, trainers: CLIENTS, seed: 1 }).catch((error: unknown) => {
    if (error instanceof InputError && error.code === 'learning.backendNotInstalled') return undefined;
    throw error;
  });
}

async function stepsPerSecond(service: LearningService): Promise<number> {
  const train = (clients: number, round: number) =>
    service.train(
      Array.from({ length: clients }, (_, shard) => ({
        shard,
        model: service.initialModel,
        behaviour: { kind: 'honest' },
        seed: 1 + round * CLIENTS + shard,
      })),
    );
  await train(2, 0);
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= ROUNDS; round++) {
    const start = performance.now();
    await train(CLIENTS, round);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return Math.round((1000 * CLIENTS * STEPS) / fastest);
}
