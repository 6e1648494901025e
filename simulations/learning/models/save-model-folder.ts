import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../errors/index.js';
import { writeWhole } from '../../files/index.js';
import { toLayersModel } from './layers-model/to-layers-model.js';
import type { LoadedModel } from './loaded-model.js';
import type { ModelShape } from './model.js';

/**
 * Saves a model as a TensorFlow.js LayersModel: `model.json` and `weights.bin`, in a folder that is made when missing.
 * The weights' CID is the metadata's `cid`. Each file is whole or not there, and the model comes last.
 *
 * @throws InputError `learning.modelUnsaved` when the folder cannot be written
 */
export async function saveModelFolder(
  folder: string,
  model: LoadedModel,
  shape: ModelShape,
  weights: Float32Array,
  cid: string,
): Promise<void> {
  const files = toLayersModel(model, shape, weights, cid);
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(join(folder, 'weights.bin'), files.weights);
    await writeWhole(join(folder, 'model.json'), JSON.stringify(files.modelJson));
  } catch (cause) {
    throw new InputError('learning.modelUnsaved', `The model could not be saved in ${folder}.`, {
      field: 'folder',
      value: folder,
      hint: `Choose a folder that can be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`,
      cause,
    });
  }
}
