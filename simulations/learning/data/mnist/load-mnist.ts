import { type Dataset, gatherExamples } from '../example-set.js';
import type { SplitSizes } from '../split-rows.js';
import { chooseRows } from './choose-rows.js';
import { MNIST_CLASSES, MNIST_PIXELS, readMnist } from './mnist.js';

/** Reads MNIST and puts the chosen splits into shared memory. */
export async function loadMnist(sizes: SplitSizes, seed: number): Promise<Dataset> {
  const rows = chooseRows(sizes, seed);
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
