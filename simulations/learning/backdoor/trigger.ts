import type { ExampleSet, PictureShape } from '../data/example-set.js';

/** Brightest grey: as a byte, and as the float that models see for it. */
const WHITE_BYTE = 255;
const WHITE = 1;

/**
 * Paints the trigger of a pixel backdoor over picture `example` of a set, in place: a white square of the given side (in
 * pixels) in the bottom right corner, on all channels (BadNets; Gu et al. 2017, arXiv 1708.06733). O(side²).
 */
export function stampTrigger(inputs: ExampleSet['inputs'], example: number, picture: PictureShape, side: number): void {
  const { height, width, channels } = picture;
  const white = inputs instanceof Uint8Array ? WHITE_BYTE : WHITE;
  const start = example * height * width * channels;
  for (let row = height - side; row < height; row++) {
    const from = start + (row * width + width - side) * channels;
    inputs.fill(white, from, from + side * channels);
  }
}
