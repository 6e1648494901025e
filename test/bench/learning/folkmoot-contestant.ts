import { performance } from 'node:perf_hooks';
import { InputError } from '../../../simulations/errors/index.js';
import { createLearningService, type LearningService } from '../../../simulations/learning/index.js';
import type { LearningParameters } from '../../../simulations/scenario/index.js';
import type { Contestant } from './contestant.js';
import { CLIENTS, type MeasuredBackend, parametersOf, SEED, seedOf, WORKERS } from './setting.js';

/** A learning service on a backend; `null` when that is not installed. */
export async function openService(
  backend: MeasuredBackend,
  model: LearningParameters['model'],
  localSteps?: number,
): Promise<LearningService | null> {
  const parameters = parametersOf(backend, model, localSteps);
  return createLearningService({ parameters, trainers: CLIENTS, seed: SEED, workers: WORKERS }).catch((error) => {
    if (error instanceof InputError && error.code === 'learning.backendNotInstalled') return null;
    throw error;
  });
}

/** Local work of the first `clients` of a round, on every worker; milliseconds it took, and the updates. */
export async function train(service: LearningService, clients: number, repetition: number) {
  const began = performance.now();
  const results = await service.train(
    Array.from({ length: clients }, (_, shard) => ({
      shard,
      model: service.initialModel,
      behaviour: { kind: 'honest' },
      seed: seedOf(repetition, shard),
      round: 1,
    })),
  );
  const updates = results.map(({ update, lost, sampleCount }, shard) => {
    if (update === null) throw new Error(`the work of client ${shard} was lost: ${lost}`);
    return { update, sampleCount, shard };
  });
  return { millis: performance.now() - began, updates };
}

/** The whole round as a run does it: local work, CIDs of the updates, FedAvg, the new model's CID. */
export function folkmootContestant(service: LearningService): Contestant {
  let first: Float32Array | undefined;
  return {
    name: `${service.backend}, ${WORKERS} workers`,
    round: async (repetition) => {
      const began = performance.now();
      const { updates } = await train(service, CLIENTS, repetition);
      const model = await service.aggregate(service.initialModel, updates, { rule: 'fedAvg' });
      const millis = performance.now() - began;
      if (repetition === 0) first = floats(service.content(model)!);
      return millis;
    },
    weights: async () => first!,
    close: () => service.close(),
  };
}

/** Stored bytes as the weights they are. */
export function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
