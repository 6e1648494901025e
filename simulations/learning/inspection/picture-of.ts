import { InputError } from '../../errors/index.js';
import type { ExampleSet, PictureShape } from '../data/example-set.js';

/**
 * One example as a grey picture: height × width bytes, row by row, 0 black to 255 white, in memory of its own. Bytes are
 * taken as they are; floats from 0 to 1 span the grey values, and those beyond are cut off. Several channels become their
 * mean. Throws an `InputError` when there is no such example.
 */
export function pictureOf({ inputs, labels }: ExampleSet, shape: PictureShape, index: number): Uint8Array {
  if (!(Number.isInteger(index) && index >= 0 && index < labels.length)) throw unknownExample(index, labels.length);
  const { height, width, channels } = shape;
  const first = index * height * width * channels;
  const white = inputs instanceof Uint8Array ? 255 : 1;
  // Stores round to the nearest grey value between 0 and 255.
  const grey = new Uint8ClampedArray(height * width);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += inputs[first + pixel * channels + channel]!;
    grey[pixel] = (sum * 255) / (channels * white);
  }
  return new Uint8Array(grey.buffer);
}

function unknownExample(index: number, examples: number): InputError {
  return new InputError('learning.exampleUnknown', `There is no example ${index}.`, {
    field: 'example',
    value: index,
    hint: examples === 0 ? 'The split is empty.' : `Examples are numbered from 0 to ${examples - 1}.`,
  });
}
