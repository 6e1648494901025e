import type { ModelSpec } from '../../scenario/index.js';

/** A LayersModel's files as plain data, which travels to workers. */
export interface LayersModelFile {
  readonly kind: 'layersModel';
  /** Its topology as TensorFlow.js and Keras write it: `{class_name, config}`. */
  readonly topology: object;
  /** What to call it in messages: the file it came from. */
  readonly file: string;
  /** Its weights in the order of its layers; `null` when none lie beside it. */
  readonly weights: Float32Array | null;
}

/** The model of a scenario with everything that building it takes: nothing is read from the disk any more. */
export type LoadedModel = Exclude<ModelSpec, { kind: 'layersModel' }> | LayersModelFile;
