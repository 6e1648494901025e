// @ts-check
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installPackages } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { root } from './root.mjs';
import { runCommand, SetUpError, say } from './say.mjs';
import { compileAddon } from './tfjs-native/compile.mjs';
import { fetchPackages, NAME } from './tfjs-native/packages.mjs';
import { openStage, publish } from './tfjs-native/stage.mjs';
import { findTools } from './tfjs-native/tools.mjs';
import { tryOut } from './tfjs-native/try-out.mjs';
import { unpackWheel } from './tfjs-native/unpack-wheel.mjs';
import { fetchWheel, wheelFor } from './tfjs-native/wheel.mjs';

/*
 * `npm run tfjs:native [-- --wheel FILE] [--tfjs-node FILE]`: the native learning backend where tfjs-node's own
 * installer cannot reach its download host. See docs/tfjs-native.md.
 */
await runCommand(async () => {
  checkNodeVersion();
  const options = readOptions();
  await installPackages();
  const place = path.join(root, 'node_modules', NAME);
  const present = await tryOut(place);
  if ('version' in present) return say(`tfjs-node is ready already (libtensorflow ${present.version}).`);

  const wheel = wheelFor(`${process.platform}-${process.arch}`);
  if (wheel === undefined)
    return say(`skipped: tfjs-node is built here for Linux only, not ${process.platform}-${process.arch}.`);
  const tools = await findTools({ pip: options.wheel === null });
  if ('missing' in tools) return say(`skipped: ${tools.missing}; learning goes on with the wasm backend.`);

  const cache = path.join(root, 'node_modules', '.cache', 'tfjs-native');
  const stage = openStage(cache);
  const clear = () => rmSync(stage, { recursive: true, force: true });
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  process.once('exit', clear);
  const file = options.wheel ?? (await fetchWheel(tools.python, wheel, cache));
  say('unpacking libtensorflow (about 600 MB) …');
  const tensorflow = path.join(stage, 'tensorflow');
  await unpackWheel(tools.python, file, tensorflow);
  say(`fetching ${NAME} and what it needs …`);
  const built = await fetchPackages(root, path.join(stage, 'packages'), options.tarball);
  renameSync(tensorflow, path.join(built, 'deps'));
  say('compiling the addon …');
  await compileAddon(tools.compiler, built, path.join(built, 'deps', 'include'));
  rmSync(path.join(built, 'deps', 'include'), { recursive: true });
  const tried = await tryOut(built);
  if ('reason' in tried) {
    process.stderr.write(tried.reason);
    throw new SetUpError('the addon was built and does not work; its own words are above.', 'Nothing was changed.');
  }
  publish(built, place, stage);
  rmSync(cache, { recursive: true, force: true });
  say(`tfjs-node is ready (libtensorflow ${tried.version}); the backends auto and node now use it.`);
});

/** @returns {{ wheel: string | null, tarball: string | null }} absolute paths */
function readOptions() {
  try {
    const known = /** @type {const} */ ({ wheel: { type: 'string' }, 'tfjs-node': { type: 'string' } });
    const { values } = parseArgs({ options: known });
    return { wheel: given(values.wheel), tarball: given(values['tfjs-node']) };
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetUpError(reason, 'Use: npm run tfjs:native [-- --wheel FILE] [--tfjs-node FILE]', 2);
  }
}

/**
 * @param {string | undefined} file
 * @returns {string | null} its absolute path
 */
function given(file) {
  if (file === undefined) return null;
  if (!existsSync(file)) throw new SetUpError(`there is no file ${file}.`, 'Check the path that was typed.', 2);
  return path.resolve(file);
}
