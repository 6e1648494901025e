import type { LayersModelFile } from '../loaded-model.js';
import type { Model, ModelShape } from '../model.js';
import { readLayersModel } from './read-layers-model.js';
import { refuseModel } from './refuse-layer.js';

/**
 * A model of the user's own. Training starts from the weights in its files when there are any.
 *
 * @throws InputError `learning.layerUnsupported`, or `learning.modelUnsuitable` when it does not fit the examples
 */
export function layersModel(loaded: LayersModelFile, shape: ModelShape): Model {
  const { model, inputShape, outputs } = readLayersModel(loaded);
  const { file, weights } = loaded;
  const fitting = shapesOf(shape);
  if (!fitting.some((fits) => String(fits) === String(inputShape))) {
    const wanted = fitting.map((fits) => `[${fits.join(', ')}]`).join(' or ');
    const hint = `Give it examples of shape ${wanted}.`;
    throw refuseModel(file, `takes examples of shape [${inputShape.join(', ')}], which this data has not`, hint);
  }
  if (outputs !== shape.classes) {
    const hint = `End it with a Dense layer of ${shape.classes} units.`;
    throw refuseModel(file, `tells ${outputs} classes apart, and the data has ${shape.classes}`, hint);
  }
  return weights === null ? model : { ...model, initialWeights: () => weights.slice() };
}

/** Shapes that an example may take: all values in one line, or a picture, whose only channel may go unsaid. */
function shapesOf({ features, picture }: ModelShape): readonly (readonly number[])[] {
  if (picture === null) return [[features]];
  const { height, width, channels } = picture;
  const shapes = [[features], [height, width, channels]];
  return channels === 1 ? [...shapes, [height, width]] : shapes;
}
