import { cnn } from './cnn.js';
import { dense, softmax } from './dense.js';
import { layersModel } from './layers-model/layers-model.js';
import type { LoadedModel } from './loaded-model.js';
import type { Model, ModelShape } from './model.js';

/**
 * The model that a scenario asks for, for examples of a given shape.
 *
 * @throws InputError when the model does not fit the examples
 */
export function buildModel(model: LoadedModel, shape: ModelShape): Model {
  switch (model.kind) {
    case 'softmax':
      return softmax(shape.features, shape.classes);
    case 'dense':
      return dense(shape.features, model.hiddenUnits, shape.classes);
    case 'cnn':
      return cnn(model, shape);
    case 'layersModel':
      return layersModel(model, shape);
  }
}
