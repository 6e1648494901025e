import type { Tensor, Tensor1D, Tensor2D, TensorLike } from '@tensorflow/tfjs-core';
import type { Descent, Network, TensorFlow } from '../../models/network.js';
import { graphDescent, type SessionBackend } from './graph-descent.js';
import { type Trace, traceGradients } from './trace.js';

/** What of tfjs-node's backend runs one of TensorFlow's operations by name. */
export interface NativeBackend extends SessionBackend {
  readonly binding: SessionBackend['binding'] & {
    readonly TF_ATTR_TYPE: number;
    readonly TF_ATTR_BOOL: number;
    readonly TF_FLOAT: number;
    readonly TF_INT32: number;
  };
  executeSingleOutput(name: string, attributes: readonly object[], inputs: readonly Tensor[]): Tensor;
}

type Operand = Tensor | TensorLike;

/**
 * The operations that training steps are made of, for tfjs-node, straight to TensorFlow: what TensorFlow.js does
 * around each takes three times as long as a small one itself (31 µs of which 10 are the operation). They apply to
 * float32 tensors while no gradient is being recorded; everything else goes TensorFlow.js's own way.
 *
 * `MatMul` takes 60 % of the time of the `BatchMatMulV2` that tfjs-node calls. Its oneDNN kernel uses the stack
 * pointer for something else, so a process that multiplies must not handle signals meanwhile: V8's CPU profiler, which
 * samples by signals, ends it with a corrupted heap.
 */
export function withNativeOperations(tf: TensorFlow, backend: NativeBackend): TensorFlow {
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT, TF_INT32 } = backend.binding;
  const float = { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT };
  let trace: Trace | null = null;
  const run = (name: string, ...inputs: Tensor[]) => {
    const output = backend.executeSingleOutput(name, [float], inputs);
    trace?.operations.push({ name, transposes: null, inputs, output });
    return output;
  };
  const product = [false, true].map((a) =>
    [false, true].map((b) => [
      { name: 'transpose_a', type: TF_ATTR_BOOL, value: a },
      { name: 'transpose_b', type: TF_ATTR_BOOL, value: b },
      float,
    ]),
  );
  const multiply = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean) => {
    const inputs = [a, b];
    const output = backend.executeSingleOutput('MatMul', product[Number(transposeA)]![Number(transposeB)]!, inputs);
    trace?.operations.push({ name: 'MatMul', transposes: [transposeA, transposeB], inputs, output });
    return output;
  };
  // Kept as long as the process: the one order of axes that a matrix is transposed by.
  const turned = tf.keep(tf.tensor1d([1, 0], 'int32'));
  const transposing = [float, { name: 'Tperm', type: TF_ATTR_TYPE, value: TF_INT32 }];

  const isPlain = (x: unknown): x is Tensor => x instanceof tf.Tensor && x.dtype === 'float32';
  const isMatrix = (x: unknown): x is Tensor2D => isPlain(x) && x.rank === 2;
  const isRecording = () => tf.engine().isTapeOn();

  const constant = (value: number) => {
    const made = tf.scalar(value);
    trace?.constants.set(made, value);
    return made;
  };

  /** An operation on two operands of any shapes that go together; numbers count as scalars. */
  const elementwise = <F extends (a: Operand, b: Operand) => Tensor>(name: string, own: F): F =>
    ((a: Operand, b: Operand) => {
      if (isRecording()) return own(a, b);
      const left = typeof a === 'number' ? constant(a) : a;
      const right = typeof b === 'number' ? constant(b) : b;
      return isPlain(left) && isPlain(right) ? run(name, left, right) : own(a, b);
    }) as F;

  const unary = <F extends (x: Operand) => Tensor>(name: string, own: F): F =>
    ((x: Operand) => (isPlain(x) && !isRecording() ? run(name, x) : own(x))) as F;

  const matMul: TensorFlow['matMul'] = (a, b, transposeA = false, transposeB = false) =>
    isMatrix(a) && isMatrix(b) && !isRecording()
      ? (multiply(a, b, transposeA, transposeB) as never)
      : tf.matMul(a, b, transposeA, transposeB);

  const fusedMatMul: TensorFlow['fused']['matMul'] = (choices) => {
    const { a, b, transposeA = false, transposeB = false, bias, activation = 'linear' } = choices;
    const isKnown = isMatrix(a) && isMatrix(b) && (bias === undefined || (isPlain(bias) && bias.rank === 1));
    if (!isKnown || !(activation === 'linear' || activation === 'relu') || isRecording())
      return tf.fused.matMul(choices);
    return tf.tidy(() => {
      const made = multiply(a, b, transposeA, transposeB);
      const moved = bias === undefined ? made : run('BiasAdd', made, bias as Tensor);
      return (activation === 'relu' ? run('Relu', moved) : moved) as never;
    });
  };

  const descents = new WeakMap<Network, Descent | null>();
  const descent: TensorFlow['descent'] = (network, layout, shape) => {
    let known = descents.get(network);
    if (known === undefined) {
      const record: Trace = { operations: [], constants: new Map() };
      trace = record;
      try {
        known = traceGradients(tf, network, layout, shape, record, (graph) => graphDescent(tf, backend, graph));
      } finally {
        trace = null;
      }
      descents.set(network, known);
    }
    return known;
  };

  return {
    ...tf,
    descent,
    add: elementwise('AddV2', tf.add as never),
    sub: elementwise('Sub', tf.sub as never),
    mul: elementwise('Mul', tf.mul as never),
    div: elementwise('RealDiv', tf.div as never),
    sqrt: unary('Sqrt', tf.sqrt as never),
    square: unary('Square', tf.square as never),
    relu: unary('Relu', tf.relu as never),
    softmax: (logits, axis = -1) =>
      isMatrix(logits) && (axis === -1 || axis === 1) && !isRecording()
        ? (run('Softmax', logits) as never)
        : tf.softmax(logits, axis),
    transpose: (x, axes, conjugate) =>
      isMatrix(x) && axes === undefined && !isRecording()
        ? (backend.executeSingleOutput('Transpose', transposing, [x, turned]) as never)
        : tf.transpose(x, axes, conjugate),
    matMul,
    fused: { ...tf.fused, matMul: fusedMatMul },
    reluGradient: (error, output) => run('ReluGrad', error, output),
    columnSums: (matrix) => run('BiasAddGrad', matrix) as Tensor1D,
  };
}
