import type { Conv2DBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { patches } from './patches.js';
import type { WasmKernel } from './wasm-kernel.js';

/**
 * The gradient of a convolution with respect to its filter, which the wasm backend lacks: everything that the filter
 * saw, times the gradients of what it made of it. O(output size × filter size). Channels last only.
 */
export const conv2dBackpropFilter: WasmKernel<{ x: TensorInfo; dy: TensorInfo }> = {
  name: 'Conv2DBackpropFilter',
  compute: ({ tf, backend, inputs: { x, dy }, attrs, run }) => {
    // A kernel is given the attributes of its name; TensorFlow’s type is a map.
    const { strides, pad, dimRoundingMode, filterShape } = attrs as unknown as Conv2DBackpropFilterAttrs;
    const shape = x.shape as [number, number, number, number];
    const conv = tf.backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
    const seen = patches(backend, x, conv);
    const made = { ...dy, shape: [seen.shape[1]!, conv.outChannels] };
    const gradient = run('BatchMatMul', { a: seen, b: made }, { transposeA: false, transposeB: false });
    backend.disposeData(seen.dataId);
    return { ...gradient, shape: filterShape };
  },
};
