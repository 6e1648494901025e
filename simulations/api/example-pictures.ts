import { InputError } from '../errors/index.js';
import { loadDataset, pictureOf } from '../learning/index.js';
import type { Federation } from '../scenario/index.js';
import type { ExamplePictures } from './contract/index.js';

/**
 * Examples of a federation's test split as grey pictures. The data is loaded anew: the seed gives the same split.
 * @throws InputError `no-pictures` when the data has none, and whatever loading throws
 */
export async function examplePictures(federation: Federation, examples: readonly number[]): Promise<ExamplePictures> {
  const { picture, test } = await loadDataset(federation.learning, federation.seed);
  if (picture === null) {
    throw new InputError('no-pictures', `the examples of ${federation.name} are no pictures`, {
      field: 'runId',
      hint: 'Only data sets of pictures (mnist, idx) have them.',
    });
  }
  return {
    height: picture.height,
    width: picture.width,
    pictures: examples.map((example) => ({
      example,
      base64: Buffer.from(pictureOf(test, picture, example)).toString('base64'),
      label: test.labels[example]!,
    })),
  };
}
