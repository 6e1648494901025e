import type { TensorFlow } from '../models/network.js';

/** Makes a registered backend the current one, without debugging checks. Throws when it does not come up. */
export async function makeCurrent(tf: TensorFlow, registeredName: string): Promise<TensorFlow> {
  tf.enableProdMode();
  if (!(await tf.setBackend(registeredName))) throw new Error(`TensorFlow.js could not start ${registeredName}`);
  await tf.ready();
  return tf;
}
