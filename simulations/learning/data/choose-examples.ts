import { InputError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import type { LearningParameters } from '../../scenario/index.js';
import { type Dataset, gatherExamples } from './example-set.js';
import { MNIST_CLASSES, MNIST_PIXELS, MNIST_TEST_EXAMPLES, MNIST_TRAIN_EXAMPLES, readMnist } from './mnist.js';

export type SplitSizes = Pick<LearningParameters, 'trainExamples' | 'heldOutExamples' | 'testExamples'>;

/** What fixes, with the seed, a run's examples. */
export type DatasetParameters = SplitSizes & Pick<LearningParameters, 'dataset'>;

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

/** Reads MNIST and puts the chosen splits into shared memory. */
export async function loadDataset(parameters: DatasetParameters, seed: number): Promise<Dataset> {
  const rows = chooseRows(parameters, seed);
  const files = await readMnist();
  const training = (chosen: readonly number[]) => ({
    inputs: files.trainImages,
    labels: files.trainLabels,
    rows: chosen,
  });
  const test = (chosen: readonly number[]) => ({ inputs: files.testImages, labels: files.testLabels, rows: chosen });
  return {
    features: MNIST_PIXELS,
    classes: MNIST_CLASSES,
    classNames: Array.from({ length: MNIST_CLASSES }, (_, digit) => String(digit)),
    picture: { height: 28, width: 28, channels: 1 },
    train: await gatherExamples(MNIST_PIXELS, [training(rows.train)]),
    heldOut: await gatherExamples(MNIST_PIXELS, [training(rows.heldOut.fromTraining), test(rows.heldOut.fromTest)]),
    test: await gatherExamples(MNIST_PIXELS, [test(rows.test)]),
  };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
