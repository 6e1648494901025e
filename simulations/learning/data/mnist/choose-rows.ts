import { InputError } from '../../../errors/index.js';
import { randomStream } from '../../../random/index.js';
import type { SplitSizes } from '../split-rows.js';
import { MNIST_TEST_EXAMPLES, MNIST_TRAIN_EXAMPLES } from './mnist.js';

/** Which rows of MNIST's training pictures and test pictures make up each split. */
export interface ChosenRows {
  readonly train: readonly number[];
  /** Training pictures that nobody trains on; test pictures only when those run out. */
  readonly heldOut: { readonly fromTraining: readonly number[]; readonly fromTest: readonly number[] };
  readonly test: readonly number[];
}

/**
 * Chooses disjoint splits at random, fixed by the seed. Training examples come from the 60,000 training pictures,
 * test examples from the 10,000 test pictures, held-out examples from what is left. Throws an `InputError` when
 * not enough is left.
 */
export function chooseRows(sizes: SplitSizes, seed: number): ChosenRows {
  const training = randomStream(seed, 'learning', 'examples', 'training').shuffle(upTo(MNIST_TRAIN_EXAMPLES));
  const test = randomStream(seed, 'learning', 'examples', 'test').shuffle(upTo(MNIST_TEST_EXAMPLES));
  const { trainExamples, heldOutExamples, testExamples } = sizes;
  const fromTraining = training.slice(trainExamples, trainExamples + heldOutExamples);
  const fromTest = test.slice(testExamples, testExamples + heldOutExamples - fromTraining.length);
  const left = MNIST_TRAIN_EXAMPLES - trainExamples + MNIST_TEST_EXAMPLES - testExamples;
  if (fromTraining.length + fromTest.length < heldOutExamples) {
    throw new InputError('learning.tooManyExamples', `Only ${left} digits are left to hold out.`, {
      field: 'learning.heldOutExamples',
      value: heldOutExamples,
      hint: `Hold out at most ${left}, or ask for fewer training or test examples.`,
    });
  }
  return {
    train: training.slice(0, trainExamples),
    heldOut: { fromTraining, fromTest },
    test: test.slice(0, testExamples),
  };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
