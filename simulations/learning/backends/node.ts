import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TensorFlow } from '../models/network.js';
import { type Backend, makeCurrent } from './backend.js';
import { installedFolder } from './installed.js';
import { withNativeOperations } from './native/operations.js';

const PACKAGE = '@tensorflow/tfjs-node';
const require = createRequire(import.meta.url);

/**
 * TensorFlow's own native library. An optional dependency: its installer downloads the library, which may fail;
 * `npm run tfjs:native` makes up for it.
 * One thread a process, because the trainers already fill the cores.
 */
export const node: Backend = {
  name: 'node',
  runsIn: 'process',
  environment: { TF_CPP_MIN_LOG_LEVEL: '2', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
  isInstalled: () => isComplete(installedFolder(PACKAGE)),
  load: async () => {
    restoreIsNullOrUndefined();
    const tf = await makeCurrent(require(PACKAGE) as TensorFlow, 'tensorflow');
    return withNativeOperations(tf, tf.backend() as never);
  },
};

/** tfjs-node 4.22 still calls a function that Node 23 took out of `util`. */
function restoreIsNullOrUndefined(): void {
  const util = require('node:util') as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
}

/** Whether tfjs-node's folder holds what its JavaScript calls: an installation that failed can leave that out. */
export function isComplete(folder: string | null): boolean {
  if (folder === null) return false;
  const holds = (part: string, file: RegExp) => {
    const path = join(folder, part);
    return existsSync(path) && readdirSync(path).some((name) => file.test(name));
  };
  const addons = existsSync(join(folder, 'lib')) ? readdirSync(join(folder, 'lib')) : [];
  return (
    addons.some((addon) => holds(join('lib', addon), /^tfjs_binding\.node$/)) &&
    // Where the library lies beside the addon, as on Windows, it does so in the same folder.
    (holds(join('deps', 'lib'), /tensorflow/) || addons.some((addon) => holds(join('lib', addon), /^tensorflow/)))
  );
}
