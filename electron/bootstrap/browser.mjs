// @ts-check
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { SetUpError, say } from './say.mjs';

/** @typedef {import('./start-options.mjs').StartOptions} StartOptions */

/**
 * Runs the browser host until a signal ends it.
 * @param {StartOptions} options
 * @returns {Promise<number>} the exit status
 */
export async function runBrowserHost({ port, open, data, scenarios }) {
  const entry = pathToFileURL(path.join(root, 'out', 'electron', 'browser-host', 'index.js')).href;
  /** @type {{ serve(options: object): Promise<() => Promise<void>> }} */
  const { serve } = await import(entry);
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve(0));
    process.once('uncaughtException', (error) => {
      say(`a fault in Folkmoot: ${error.stack ?? error.message}`);
      resolve(1);
    });
  });
  const close = await serve({
    port,
    open,
    ...(data === undefined ? {} : { dataFolder: path.resolve(data) }),
    scenarioFolders: scenarios.map((folder) => path.resolve(folder)),
    print: (/** @type {string} */ line) => process.stdout.write(`${line}\n`),
  }).catch((error) => {
    throw asSetUpError(error);
  });
  say('Ctrl-C ends it.');
  const code = await ended;
  say('ending …');
  // A second Ctrl-C, or an end that hangs, does not wait any longer.
  const force = () => {
    // Exiting waits for system calls under way, and one on a dead drive never comes back.
    process.emit('exit', 1);
    process.kill(process.pid, 'SIGKILL');
  };
  for (const signal of signals) process.on(signal, force);
  const limit = setTimeout(force, 15_000);
  await close();
  clearTimeout(limit);
  process.exit(code);
}

/**
 * Errors that Folkmoot raises on purpose say what happened and what to do; anything else is a fault and keeps its stack.
 * @param {unknown} error
 */
function asSetUpError(error) {
  if (!(error instanceof Error) || !('hint' in error)) return error;
  const { hint } = error;
  const exitCode = 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 2;
  return new SetUpError(error.message, typeof hint === 'string' ? hint : '', exitCode);
}
