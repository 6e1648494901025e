import type { LoadedModel } from '../loaded-model.js';
import type { ModelShape } from '../model.js';

interface Description {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

/**
 * A model as TensorFlow.js and Keras describe it: the user's own as it came, the others as a Sequential model that gives
 * probabilities. Layers have the names that the weight layout calls them by.
 */
export function topologyOf(model: LoadedModel, shape: ModelShape): object {
  switch (model.kind) {
    case 'layersModel':
      return model.topology;
    case 'softmax':
      return sequential([shape.features], dense([], shape.classes));
    case 'dense':
      return sequential([shape.features], dense(model.hiddenUnits, shape.classes));
    case 'cnn': {
      const { height, width, channels } = shape.picture!;
      const convolutions = model.filters.flatMap((filters, i) => [
        describe('Conv2D', `conv2d_${i + 1}`, {
          filters,
          kernel_size: [model.kernelSize, model.kernelSize],
          strides: [1, 1],
          padding: 'same',
          data_format: 'channels_last',
          activation: 'relu',
          use_bias: true,
        }),
        describe('MaxPooling2D', `max_pooling2d_${i + 1}`, {
          pool_size: [2, 2],
          strides: [2, 2],
          padding: 'valid',
          data_format: 'channels_last',
        }),
      ]);
      const flatten = describe('Flatten', 'flatten_1', {});
      return sequential(
        [height, width, channels],
        [...convolutions, flatten, ...dense([model.hiddenUnits], shape.classes)],
      );
    }
  }
}

function describe(className: string, name: string, config: Readonly<Record<string, unknown>>): Description {
  return { class_name: className, config: { name, trainable: true, ...config } };
}

function dense(hiddenUnits: readonly number[], classes: number): Description[] {
  return [...hiddenUnits, classes].map((units, i) =>
    describe('Dense', `dense_${i + 1}`, {
      units,
      activation: i < hiddenUnits.length ? 'relu' : 'softmax',
      use_bias: true,
    }),
  );
}

function sequential(inputShape: readonly number[], layers: readonly Description[]): object {
  const [first, ...rest] = layers;
  const config = { ...first!.config, batch_input_shape: [null, ...inputShape], dtype: 'float32' };
  return {
    class_name: 'Sequential',
    config: { name: 'folkmoot', layers: [{ ...first!, config }, ...rest] },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}
