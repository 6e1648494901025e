import { STAGES, type Stage } from './step.js';

/** Measures how long each stage of a step takes and announces the stage that begins. */
export class StageClock {
  readonly millis: Record<Stage, number>;
  readonly #announce: (stage: Stage) => void;

  constructor(announce: (stage: Stage) => void) {
    this.#announce = announce;
    this.millis = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  }

  run<T>(stage: Stage, work: () => T): T {
    this.#announce(stage);
    const begin = performance.now();
    try {
      return work();
    } finally {
      this.millis[stage] += performance.now() - begin;
    }
  }

  async runAsync<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    this.#announce(stage);
    const begin = performance.now();
    try {
      return await work();
    } finally {
      this.millis[stage] += performance.now() - begin;
    }
  }
}
