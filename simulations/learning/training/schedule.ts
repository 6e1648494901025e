import { randomStream } from '../../random/index.js';

/** How long to train locally. */
export interface LocalWork {
  readonly localEpochs: number;
  readonly batchSize: number;
  /** Most batches in all epochs together. */
  readonly localSteps?: number | undefined;
}

/** One step's examples, and whether it belongs to the last epoch that is begun. */
export interface Step {
  readonly examples: readonly number[];
  readonly inLastEpoch: boolean;
}

/**
 * The batches of a piece of local work: every epoch goes through the shard in a new random order, fixed by the seed;
 * an epoch's last batch may be smaller.
 */
export function* schedule(shard: readonly number[], work: LocalWork, seed: number): Generator<Step> {
  const { batchSize, localEpochs } = work;
  const stepsPerEpoch = Math.ceil(shard.length / batchSize);
  const steps = Math.min(localEpochs * stepsPerEpoch, work.localSteps ?? Number.POSITIVE_INFINITY);
  const lastEpoch = Math.ceil(steps / stepsPerEpoch) - 1;
  for (let epoch = 0; epoch <= lastEpoch; epoch++) {
    const order = randomStream(seed, 'learning', 'order', epoch).shuffle(shard);
    const inEpoch = Math.min(stepsPerEpoch, steps - epoch * stepsPerEpoch);
    for (let step = 0; step < inEpoch; step++) {
      yield { examples: order.slice(step * batchSize, (step + 1) * batchSize), inLastEpoch: epoch === lastEpoch };
    }
  }
}
