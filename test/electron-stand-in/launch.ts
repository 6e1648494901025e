import Module, { register } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/*
 * `node launch.js MAIN` runs an Electron main module in plain Node.js, with the stand-in for `electron`.
 * Whoever started it as a child with an IPC channel can look into the window (see control.ts).
 */

const standIn = new URL('./electron.js', import.meta.url).href;
const hooks = `export const resolve = (name, context, next) =>
  name === 'electron' ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const electron = await import('./electron.js');
// Packages written in CommonJS ask for it by another way.
const modules = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
const load = modules._load;
modules._load = (name, ...rest) => (name === 'electron' ? electron : load.call(modules, name, ...rest));

await import('./control.js');
const main = process.argv[2];
if (main === undefined) throw new Error('No main module to run.');
process.once('SIGTERM', () => electron.app.quit());
await import(pathToFileURL(path.resolve(main)).href);
electron.app.moduleEvaluated();
