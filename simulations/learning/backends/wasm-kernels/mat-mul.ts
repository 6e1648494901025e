import type { _FusedMatMulAttrs, BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { productsFor } from './products.js';
import type { WasmKernel } from './wasm-kernel.js';

/** Beyond so many rows, packing the second matrix is a small part of TensorFlow.js's work, and its loops are as fast. */
const MOST_ROWS = 64;

/** Products of two matrices with few rows or with one of them transposed, as training takes. O(rows × columns × inner). */
export const batchMatMul: WasmKernel<{ a: TensorInfo; b: TensorInfo }> = {
  name: 'BatchMatMul',
  compute: ({ backend, inputs: { a, b }, attrs, original }) => {
    // A kernel is given the attributes of its name; TensorFlow’s type is a map.
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs;
    const { m, n, k } = sides(a, b, transposeA, transposeB);
    const few = transposeA || transposeB || m <= MOST_ROWS;
    if (!areMatrices(a, b) || (transposeA && transposeB) || !few || m * n * k === 0) return original();
    const product = backend.makeOutput([...a.shape.slice(0, -2), m, n], 'float32');
    const address = (tensor: TensorInfo) => backend.dataIdMap.get(tensor.dataId).memoryOffset;
    const products = productsFor(backend);
    if (transposeB) {
      products.productWithTransposed(address(a), address(b), address(product), m, n, k);
    } else {
      const [row, column] = transposeA ? [4, 4 * m] : [4 * k, 4];
      const lowest = Number.NEGATIVE_INFINITY;
      products.product(address(a), row, column, address(b), 0, address(product), m, n, k, lowest);
    }
    return product;
  },
};

/** A layer's pass over few examples: product, bias and ReLU in one. O(examples × inputs × outputs). */
export const fusedMatMul: WasmKernel<{ a: TensorInfo; b: TensorInfo; bias?: TensorInfo }> = {
  name: '_FusedMatMul',
  compute: ({ backend, inputs: { a, b, bias }, attrs, original }) => {
    // A kernel is given the attributes of its name; TensorFlow’s type is a map.
    const { transposeA, transposeB, activation } = attrs as unknown as _FusedMatMulAttrs;
    const { m, n, k } = sides(a, b, transposeA, transposeB);
    const relu = activation === 'relu';
    const plain = !transposeA && !transposeB && (relu || activation === 'linear');
    const biasFits = !bias || (bias.shape.length === 1 && bias.shape[0] === n);
    if (!areMatrices(a, b) || !plain || !biasFits || m > MOST_ROWS || m * n * k === 0) return original();
    const product = backend.makeOutput([...a.shape.slice(0, -2), m, n], 'float32');
    const address = (tensor: TensorInfo) => backend.dataIdMap.get(tensor.dataId).memoryOffset;
    const floor = relu ? 0 : Number.NEGATIVE_INFINITY;
    const from = bias ? address(bias) : 0;
    productsFor(backend).product(address(a), 4 * k, 4, address(b), from, address(product), m, n, k, floor);
    return product;
  },
};

/** The product is m × n, of m × k and k × n. */
function sides(a: TensorInfo, b: TensorInfo, transposeA: boolean, transposeB: boolean) {
  const m = a.shape.at(transposeA ? -1 : -2)!;
  const k = a.shape.at(transposeA ? -2 : -1)!;
  const n = b.shape.at(transposeB ? -2 : -1)!;
  return { m, n, k };
}

/** Whether these are two matrices, perhaps each as a batch of one. */
function areMatrices(a: TensorInfo, b: TensorInfo): boolean {
  return (
    a.shape.length === b.shape.length &&
    [a, b].every(({ shape, dtype }) => dtype === 'float32' && shape.slice(0, -2).every((length) => length === 1))
  );
}
