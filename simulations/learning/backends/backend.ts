import type { LearningBackendChoice } from '../../scenario/index.js';
import type { TensorFlow } from '../models/network.js';

export type BackendName = Exclude<LearningBackendChoice, 'auto'>;

/** A way to run TensorFlow.js. */
export interface Backend {
  readonly name: BackendName;
  /**
   * What a trainer runs in. The native addon refuses to load a second time in one process, so it gets a process
   * for each trainer; the others get a thread.
   */
  readonly runsIn: 'thread' | 'process';
  /** Environment variables for a trainer's own process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether its packages are installed. It may still fail to load. */
  isInstalled(): boolean;
  /** Loads it into this thread and makes it TensorFlow.js's current backend. Called in workers and threads only. */
  load(): Promise<TensorFlow>;
}

/** Makes a registered backend the current one, without debugging checks. Throws when it does not come up. */
export async function makeCurrent(tf: TensorFlow, registeredName: string): Promise<TensorFlow> {
  tf.enableProdMode();
  if (!(await tf.setBackend(registeredName))) throw new Error(`TensorFlow.js could not start ${registeredName}`);
  await tf.ready();
  return tf;
}
