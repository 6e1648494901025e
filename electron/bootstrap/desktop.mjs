// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';
import { hasScreen } from './electron-runtime.mjs';
import { root } from './root.mjs';

/** Ends that come sooner than this (ms), before the window is ready, mean that Electron cannot run here. */
const grace = 15_000;

/** @typedef {import('./start-options.mjs').StartOptions} StartOptions */

/** @returns {string | null} why a window cannot be shown although the runtime is here */
export function whyNoWindow() {
  if (!hasScreen()) return 'there is no screen here';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'its sandbox does not work for the root account';
  return null;
}

/**
 * Runs the desktop host until it ends.
 * @param {string} executable
 * @param {StartOptions} options
 * @returns {Promise<{ code: number } | { reason: string }>} how it ended, or why it never showed a window
 */
export async function runDesktop(executable, options) {
  const started = performance.now();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, FOLKMOOT_SCENARIOS: JSON.stringify(options.scenarios) };
  if (options.data !== undefined) env.FOLKMOOT_HOME = options.data;
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(executable, [root], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let ready = false;
  child.on('message', (message) => {
    if (message === 'ready') ready = true;
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  // The desktop closes its engine first; should it hang, it is not left behind.
  const end = () => {
    if (child.connected) child.send('quit');
    timer ??= setTimeout(() => child.kill('SIGKILL'), 10_000);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  /** @type {{ code: number | null, error?: Error }} */
  const { code, error } = await new Promise((resolve) => {
    child.once('error', (cause) => resolve({ code: null, error: cause }));
    child.once('exit', (exitCode) => resolve({ code: exitCode }));
  });
  clearTimeout(timer);
  for (const signal of signals) process.off(signal, end);
  if (error !== undefined) return { reason: `it could not be started (${error.message})` };
  const asked = timer !== undefined;
  if (!ready && !asked && code !== 0 && performance.now() - started < grace)
    return { reason: `it ended at once with status ${code ?? 'of a crash'}` };
  return { code: asked ? 0 : (code ?? 1) };
}
