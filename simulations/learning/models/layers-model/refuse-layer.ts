import { InputError } from '../../../errors/index.js';

/** The layer of a model file that is being read. */
export interface LayerPlace {
  readonly file: string;
  readonly layer: string;
}

/** The error for a layer that cannot be trained here. `why` follows the layer's name; `hint` says what to do. */
export function refuseLayer({ file, layer }: LayerPlace, why: string, hint: string): InputError {
  return new InputError('learning.layerUnsupported', `The layer "${layer}" of ${file} ${why}.`, {
    field: 'learning.model.file',
    value: layer,
    hint,
  });
}

/** The error for a model file that is no model, or none for the data at hand. `what` follows the file's name. */
export function refuseModel(file: string, what: string, hint: string): InputError {
  return new InputError('learning.modelUnsuitable', `${file} ${what}.`, {
    field: 'learning.model.file',
    value: file,
    hint,
  });
}
