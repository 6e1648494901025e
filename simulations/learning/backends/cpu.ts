import { type Backend, makeCurrent } from './backend.js';
import { isInstalled } from './installed.js';

/** TensorFlow.js's kernels in plain JavaScript: slow, and runs wherever Node does. */
export const cpu: Backend = {
  name: 'cpu',
  runsIn: 'thread',
  environment: {},
  isInstalled: () => isInstalled('@tensorflow/tfjs-backend-cpu'),
  load: async () => {
    const tf = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    return makeCurrent(tf, 'cpu');
  },
};
