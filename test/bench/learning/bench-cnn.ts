import { median } from 'simple-statistics';
import { openService, train } from './folkmoot-contestant.js';
import { BACKENDS, CLIENTS, type MeasuredBackend, STEPS, WORKERS } from './setting.js';

export interface CnnBench {
  readonly backend: MeasuredBackend;
  readonly stepsPerSecond: number;
  /** What 10 clients of 60 steps would take, from the part of it that was measured. */
  readonly roundSeconds: number;
}

/** Steps of each client that are measured: a whole round would take minutes, on the cpu backend an hour. */
const MEASURED_STEPS = { node: 10, wasm: 10, cpu: 1 } as const;
const REPETITIONS = 3;

/**
 * Times local training of the paper's CNN (two convolutions of 5 × 5, 1.66 million weights) on every backend that is
 * installed: one client on each worker, a part of its batches, in turns.
 */
export async function benchCnn(): Promise<CnnBench[]> {
  const services = [];
  try {
    for (const backend of BACKENDS) {
      const cnn = { kind: 'cnn', filters: [32, 64], kernelSize: 5, hiddenUnits: 512 } as const;
      const service = await openService(backend, { ...cnn, filters: [...cnn.filters] }, MEASURED_STEPS[backend]);
      if (service) services.push({ backend, service, times: [] as number[] });
    }
    for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
      for (const { backend, service, times } of services) {
        // A step of it takes the cpu backend so long that warming up makes no difference.
        const isSlow = backend === 'cpu';
        if (isSlow && repetition > 0) continue;
        const { millis } = await train(service, WORKERS, repetition);
        if (isSlow || repetition > 0) times.push(millis);
      }
    }
  } finally {
    await Promise.all(services.map(({ service }) => service.close()));
  }
  return services.map(({ backend, times }) => {
    const stepsPerSecond = (1000 * WORKERS * MEASURED_STEPS[backend]) / median(times);
    return { backend, stepsPerSecond, roundSeconds: (CLIENTS * STEPS) / stepsPerSecond };
  });
}
