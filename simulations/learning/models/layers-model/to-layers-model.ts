import { buildModel } from '../build-model.js';
import type { LoadedModel } from '../loaded-model.js';
import type { ModelShape } from '../model.js';
import { topologyOf } from './own-topology.js';

/** A model's two files, as `tf.loadLayersModel` reads them. */
export interface LayersModelFiles {
  /** Goes into `model.json`. */
  readonly modelJson: object;
  /** Goes into `weights.bin`: float32, little endian. */
  readonly weights: Uint8Array;
}

/** A model with its weights in TensorFlow.js's LayersModel format, the weights' CID beside them. */
export function toLayersModel(
  model: LoadedModel,
  shape: ModelShape,
  weights: Float32Array,
  cid: string,
): LayersModelFiles {
  const { layout } = buildModel(model, shape);
  const bytes = new DataView(new ArrayBuffer(4 * weights.length));
  weights.forEach((weight, i) => {
    bytes.setFloat32(4 * i, weight, true);
  });
  const modelJson = {
    format: 'layers-model',
    generatedBy: 'Folkmoot',
    convertedBy: null,
    modelTopology: topologyOf(model, shape),
    weightsManifest: [
      { paths: ['weights.bin'], weights: layout.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) },
    ],
    userDefinedMetadata: { cid },
  };
  return { modelJson, weights: new Uint8Array(bytes.buffer) };
}
