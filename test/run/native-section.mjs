// @ts-check
import { runScript } from './section.mjs';
import { runVitest } from './vitest-section.mjs';

/** @typedef {import('./section.mjs').Outcome} Outcome */

/** Where tests are that have a case of their own for tfjs-node. */
const ROOMS = ['backends', 'models', 'pool', 'training', 'worker', 'create-learning-service'];

/**
 * Builds the native learning backend where it can be built, and runs the tests that have cases for it. Runs only when
 * it is named, because the backend takes 800 MB in node_modules.
 * @returns {Promise<Outcome>}
 */
export async function runNative() {
  const { code } = await runScript('electron/bootstrap/tfjs-native.mjs', []);
  if (code !== 0) return { passed: 0, failed: 1, skipped: [], failures: ['tfjs-node could not be built'] };
  return runVitest(
    'unit',
    ROOMS.map((room) => `simulations/learning/${room}`),
    'native',
  );
}
