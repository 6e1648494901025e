// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bindingsOf, boundContracts, writeBindings } from './bindings.mjs';
import { diagnosticLine, runSolc } from './run-solc.mjs';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.dirname(path.dirname(path.dirname(require.resolve('@openzeppelin/contracts/package.json'))));

/** Shanghai is the latest hard fork that ganache knows. */
const settings = {
  evmVersion: 'shanghai',
  optimizer: { enabled: true, runs: 200 },
  outputSelection: {
    '*': { '*': ['abi', 'evm.bytecode.object', 'storageLayout', 'devdoc', 'userdoc'] },
  },
};

/** @typedef {{ compiled: boolean, contracts: string[] }} Compilation `compiled` false: nothing had changed */

/**
 * Compiles `contracts/src` and writes `contracts/bindings`: for each contract its name, ABI, storage layout and
 * creation bytecode.
 * @param {{ root: string, check?: boolean }} options `root`: the clone; `check`: write nothing, throw when stale
 * @returns {Promise<Compilation>}
 * @throws {Error} naming file, line and message of every mistake in the sources
 */
export async function compileContracts({ root, check = false }) {
  const sources = readSources(root);
  const fingerprint = fingerprintOf(sources);
  const folder = path.join(root, 'contracts', 'bindings');
  const bound = boundContracts(folder, fingerprint);
  if (bound !== null) return { compiled: false, contracts: bound };
  if (check) throw new Error('contracts/bindings is not what contracts/src gives; `npm run build` makes it anew');
  const artifacts = await compile(root, sources);
  writeBindings(folder, bindingsOf(artifacts, fingerprint));
  return { compiled: true, contracts: [...artifacts.keys()] };
}

/**
 * @param {string} root
 * @returns {Map<string, string>} path from the root, with slashes → text
 */
function readSources(root) {
  const folder = path.join(root, 'contracts', 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(sol|json)$/.test(file));
  const names = files.map((file) => `contracts/src/${file.split(path.sep).join('/')}`).sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/**
 * The contracts that get bindings: each that a source defines and can be deployed, and, of a source that defines nothing
 * of its own, each that it imports.
 * @param {ReadonlyMap<string, string>} sources
 * @returns {string[]}
 */
function boundNames(sources) {
  const names = [...sources.values()].flatMap((text) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    if (/^(abstract contract|contract|library|interface|struct|enum)\b/m.test(code)) {
      return [...code.matchAll(/^contract (\w+)/gm)].map(([, name]) => name ?? '');
    }
    return [...code.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, list]) =>
      (list ?? '').split(',').map((one) => one.trim()),
    );
  });
  return names.sort();
}

/**
 * Contracts that are deployed as their authors compiled them: a `ready.json` of a folder names each with its build output
 * in a package from npm.
 * @param {ReadonlyMap<string, string>} sources
 * @returns {[string, string][]}
 */
function readyContracts(sources) {
  return [...sources]
    .filter(([name]) => name.endsWith('/ready.json'))
    .flatMap(([, text]) => Object.entries(/** @type {Record<string, string>} */ (JSON.parse(text))));
}

/**
 * A hash of all that the bindings depend on: sources, libraries, compiler, settings and this step itself.
 * @param {ReadonlyMap<string, string>} sources
 */
function fingerprintOf(sources) {
  const ready = readyContracts(sources).map(([, file]) => file.split('/').slice(0, 2).join('/'));
  const packaged = ['solc', '@openzeppelin/contracts', ...new Set(ready)];
  const versions = packaged.map((name) => require(`${name}/package.json`).version);
  const step = ['compile.mjs', 'bindings.mjs', 'solc.mjs'].map((file) => readFileSync(path.join(here, file), 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([[...sources], versions, settings, step]))
    .digest('hex');
}

/**
 * @param {string} root
 * @param {ReadonlyMap<string, string>} sources
 * @returns {Promise<Map<string, import('./bindings.mjs').Artifact>>} by contract
 */
async function compile(root, sources) {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(
      [...sources].filter(([name]) => name.endsWith('.sol')).map(([name, content]) => [name, { content }]),
    ),
    settings,
  };
  const output = await runSolc(input, [root, packages]);
  // The libraries' own warnings are not ours to mend.
  const found = (output.errors ?? []).filter(
    ({ severity, sourceLocation }) => severity === 'error' || sources.has(sourceLocation?.file ?? ''),
  );
  const lines = found.map((diagnostic) => diagnosticLine(diagnostic, (file) => sources.get(file)));
  if (found.some(({ severity }) => severity === 'error')) throw new Error(lines.join('\n'));
  for (const line of lines) process.stderr.write(`${line}\n`);
  const all = new Map(Object.values(output.contracts ?? {}).flatMap((file) => Object.entries(file)));
  const own = boundNames(sources).map((name) => {
    const contract = all.get(name);
    if (!contract?.evm.bytecode.object) throw new Error(`contracts/src has no contract ${name} that can be deployed`);
    const { abi, evm, storageLayout, devdoc, userdoc } = contract;
    const doc = [devdoc?.title, userdoc?.notice].filter(Boolean).join(' ');
    return /** @type {const} */ ([
      name,
      { abi, doc, bytecode: evm.bytecode.object, layout: plainLayout(storageLayout) },
    ]);
  });
  return new Map([...own, ...readyArtifacts(sources)]);
}

/**
 * What needs no compiling. Their builds tell nothing of where variables lie.
 * @param {ReadonlyMap<string, string>} sources
 * @returns {(readonly [string, import('./bindings.mjs').Artifact])[]}
 */
function readyArtifacts(sources) {
  return readyContracts(sources).map(([name, file]) => {
    /** @type {import('./run-solc.mjs').ContractOutput} */
    const { abi, evm } = require(file);
    return [
      name,
      {
        abi,
        doc: `As its authors compiled it: ${file}.`,
        bytecode: evm.bytecode.object,
        layout: { storage: [], types: {} },
      },
    ];
  });
}

/**
 * Where variables lie, without the compiler's own numbers of contracts and syntax nodes.
 * @param {import('./run-solc.mjs').StorageLayout} layout
 */
function plainLayout({ storage, types }) {
  /** @param {import('./run-solc.mjs').StoredVariable} variable */
  const plain = ({ label, slot, offset, type }) => ({ label, slot, offset, type });
  const entries = Object.entries(types ?? {}).map(([name, type]) => [
    name,
    type.members === undefined ? type : { ...type, members: type.members.map(plain) },
  ]);
  return { storage: storage.map(plain), types: Object.fromEntries(entries) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const check = process.argv.includes('--check');
    const { compiled, contracts } = await compileContracts({ root: path.join(here, '..', '..'), check });
    console.log(compiled ? `compiled ${contracts.join(', ')}` : 'the bindings are up to date');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
