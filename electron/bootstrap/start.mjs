// @ts-check
import process from 'node:process';
import { runBrowserHost } from './browser.mjs';
import { runDesktop, whyNoWindow } from './desktop.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './set-up.mjs';
import { parseStartOptions, usage } from './start-options.mjs';

/** `npm start`: sets the clone up and opens the window, on the desktop or, where that cannot be, in the browser. */
await runCommand(async () => {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  await setUp();
  if (options.host === 'desktop') {
    const ended = await openOnDesktop(options);
    if ('code' in ended) return ended.code;
    say(`Electron's runtime can't be used (${ended.reason}), so the same window is served to your browser instead.`);
  }
  return runBrowserHost(options);
});

/**
 * @param {import('./start-options.mjs').StartOptions} options
 * @returns {Promise<{ code: number } | { reason: string }>}
 */
async function openOnDesktop(options) {
  const runtime = await electronRuntime();
  if ('reason' in runtime) return runtime;
  const reason = whyNoWindow();
  return reason === null ? runDesktop(runtime.executable, options) : { reason };
}
