import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core';
import { valuesInPlace } from './wasm-kernel.js';

/**
 * What a convolution's filter sees of its pictures [examples, height, width, channels], as a new tensor
 * [filter height × filter width × channels, examples × output height × output width].
 */
export function patches(backend: BackendWasm, pictures: TensorInfo, conv: backend_util.Conv2DInfo): TensorInfo {
  const { batchSize, inChannels, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } = conv;
  const rows = filterHeight * filterWidth * inChannels;
  const seen = backend.makeOutput([rows, batchSize * outHeight * outWidth], 'float32');
  const { planes, height, width } = paddedPlanes(valuesInPlace(backend, pictures), conv);
  const to = valuesInPlace(backend, seen);
  let at = 0;
  for (let i = 0; i < filterHeight; i++) {
    for (let j = 0; j < filterWidth; j++) {
      for (let plane = 0; plane < inChannels * batchSize; plane++) {
        let from = (plane * height + i) * width + j;
        for (let y = 0; y < outHeight; y++) {
          for (let x = 0; x < outWidth; x++) to[at++] = planes[from + x * strideWidth]!;
          from += strideHeight * width;
        }
      }
    }
  }
  return seen;
}

/** Pictures with their margins, one plane a channel and example: [channels, examples, height, width]. */
function paddedPlanes(values: Float32Array, conv: backend_util.Conv2DInfo) {
  const { batchSize, inChannels, inHeight, inWidth, padInfo } = conv;
  const height = inHeight + padInfo.top + padInfo.bottom;
  const width = inWidth + padInfo.left + padInfo.right;
  const perChannel = batchSize * height * width;
  const planes = new Float32Array(inChannels * perChannel);
  let from = 0;
  for (let example = 0; example < batchSize; example++) {
    for (let y = 0; y < inHeight; y++) {
      let to = (example * height + y + padInfo.top) * width + padInfo.left;
      for (let x = 0; x < inWidth; x++, to++) {
        for (let channel = 0; channel < inChannels; channel++) planes[channel * perChannel + to] = values[from++]!;
      }
    }
  }
  return { planes, height, width };
}
