import { resolve } from 'node:path';
import { parseNestedJson } from '../../files/index.js';
import type { ModelSpec } from '../../scenario/index.js';
import { readDataFile } from '../data/read-data-file.js';
import { readLayersModel } from './layers-model/read-layers-model.js';
import { readWeights } from './layers-model/read-weights.js';
import { refuseModel } from './layers-model/refuse-layer.js';
import type { LoadedModel } from './loaded-model.js';

const MOST_BYTES = 64 * 1024 * 1024;

/** The model with its file named by an absolute path; a relative one is meant from the folder. */
export function resolveModelFile(model: ModelSpec, folder: string): ModelSpec {
  return model.kind === 'layersModel' ? { ...model, file: resolve(folder, model.file) } : model;
}

/**
 * Reads what a model takes besides the scenario: a LayersModel's file, and its weights where it names any.
 *
 * @throws InputError `learning.fileUnreadable`, `learning.modelUnsuitable`, `learning.layerUnsupported`
 */
export async function loadModel(model: ModelSpec): Promise<LoadedModel> {
  if (model.kind !== 'layersModel') return model;
  const { file } = model;
  const bytes = await readDataFile(file, MOST_BYTES);
  const { modelTopology, weightsManifest } = parseObject(Buffer.from(bytes).toString('utf8'), file);
  if (typeof modelTopology !== 'object' || modelTopology === null) {
    throw refuseModel(file, 'has no "modelTopology"', 'Save it with model.save() of TensorFlow.js.');
  }
  const { layout } = readLayersModel({ topology: modelTopology, file }).model;
  return {
    kind: 'layersModel',
    topology: modelTopology,
    file,
    weights: await readWeights(weightsManifest, file, layout),
  };
}

function parseObject(text: string, file: string): { modelTopology?: unknown; weightsManifest?: unknown } {
  const refusal = () => refuseModel(file, 'is not JSON', 'Name the model.json that TensorFlow.js saves.');
  try {
    const parsed = parseNestedJson(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch (error) {
    if (/nested/.test((error as Error).message)) throw refuseModel(file, 'is nested too deep', 'Save the model again.');
    throw refusal();
  }
  throw refusal();
}
