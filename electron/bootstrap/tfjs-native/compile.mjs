// @ts-check
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { SetUpError } from '../say.mjs';
import { run } from './run.mjs';

const require = createRequire(import.meta.url);

/**
 * Compiles tfjs-node's addon from its own sources against the libraries in its `deps/lib`. One command instead of
 * node-gyp, which would fetch the headers of this Node release: the addon keeps to Node-API, so one build serves all.
 * @param {string} compiler
 * @param {string} packageFolder tfjs-node
 * @param {string} include TensorFlow's headers
 * @throws {SetUpError}
 */
export async function compileAddon(compiler, packageFolder, include) {
  const { binary } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const version = Math.max(...binary.napi_versions);
  const folder = path.join(packageFolder, 'lib', `napi-v${version}`);
  mkdirSync(folder, { recursive: true });
  const headers = path.join(path.dirname(require.resolve('node-api-headers/package.json')), 'include');
  const library = path.join(packageFolder, 'deps', 'lib');
  const { code, words } = await run(compiler, [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-w', `-DNAPI_VERSION=${version}`, `-I${headers}`, `-I${include}`],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => path.join(packageFolder, 'binding', name)),
    ...['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map((name) => path.join(library, name)),
    ...['-Wl,-rpath,$ORIGIN/../../deps/lib', '-o', path.join(folder, 'tfjs_binding.node')],
  ]);
  if (code === 0) return;
  process.stderr.write(words);
  throw new SetUpError(
    "tfjs-node's addon could not be compiled; the compiler's own words are above.",
    'It takes C++17 (g++ 8 or newer); CXX names another compiler.',
  );
}
