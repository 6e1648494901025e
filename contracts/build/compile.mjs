// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** Contracts that get bindings. Everything else is compiled only as far as these need it. */
const BOUND = [
  'GovernanceToken',
  'TimelockController',
  'DaoGovernor',
  'ParameterRegistry',
  'StakePool',
  'RolePool',
  'EmissionController',
  'TrainingRounds',
];

/** @typedef {{ abi: unknown[], evm: { bytecode: { object: string } } }} Artifact */
/** @typedef {{ severity: string, formattedMessage: string }} Diagnostic */
/** @typedef {{ contracts?: Record<string, Record<string, Artifact>>, errors?: Diagnostic[] }} CompilerOutput */

/** What the sources are compiled with: Shanghai, because ganache knows no later fork. */
export const COMPILER_SETTINGS = {
  evmVersion: 'shanghai',
  optimizer: { enabled: true, runs: 200 },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

/**
 * Compiles `contracts/src` and writes one binding a contract, `{ name, abi, bytecode }`, unless they are up to date.
 * @param {{ root: string, check?: boolean }} options `check`: only say whether the bindings are up to date
 * @returns {Promise<{ compiled: boolean, contracts: readonly string[] }>}
 */
export async function compileContracts({ root, check = false }) {
  const sources = readSources(path.join(root, 'contracts', 'src'));
  const fingerprint = fingerprintOf(sources);
  const folder = path.join(root, 'contracts', 'bindings');
  if (fingerprintIn(folder) === fingerprint) return { compiled: false, contracts: BOUND };
  if (check) throw new Error('contracts/bindings is not made from the present sources; run `npm run build`');
  writeBindings(folder, fingerprint, compile(sources));
  return { compiled: true, contracts: BOUND };
}

/** @param {string} folder @returns {Map<string, string>} path from contracts/src → source */
function readSources(folder) {
  const files = /** @type {string[]} */ (readdirSync(folder, { recursive: true })).filter((file) => file.endsWith('.sol'));
  return new Map(files.map((file) => file.split(path.sep).join('/')).sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** @param {Map<string, string>} sources */
function fingerprintOf(sources) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...sources]));
  hash.update(JSON.stringify(COMPILER_SETTINGS));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of ['solc', '@openzeppelin/contracts']) hash.update(require(`${name}/package.json`).version);
  return hash.digest('hex');
}

/** @param {string} folder */
function fingerprintIn(folder) {
  try {
    return /fingerprint ([0-9a-f]{64})/.exec(readFileSync(path.join(folder, 'index.ts'), 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** @param {Map<string, string>} sources @returns {Map<string, Artifact>} */
function compile(sources) {
  const solc = require('solc');
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries([...sources].map(([file, content]) => [file, { content }])),
    settings: COMPILER_SETTINGS,
  };
  /** @param {string} file */
  const load = (file) => {
    try {
      return { contents: readFileSync(require.resolve(file), 'utf8') };
    } catch {
      return { error: `there is no ${file}` };
    }
  };
  /** @type {CompilerOutput} */
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: load }));
  const errors = (output.errors ?? []).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const all = new Map(Object.values(output.contracts ?? {}).flatMap((contracts) => Object.entries(contracts)));
  return new Map(
    BOUND.map((name) => {
      const artifact = all.get(name);
      if (artifact === undefined) throw new Error(`contracts/src has no contract ${name}`);
      return [name, artifact];
    }),
  );
}

/** @param {string} folder @param {string} fingerprint @param {Map<string, Artifact>} artifacts */
function writeBindings(folder, fingerprint, artifacts) {
  const header = '// Generated from contracts/src by contracts/build/compile.mjs; never edited.\n';
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, { abi, evm }] of artifacts) {
    const body = `export const ${name} = {\n  name: '${name}',\n  abi: ${JSON.stringify(abi, null, 1)},\n  bytecode: '0x${evm.bytecode.object}',\n} as const;\n`;
    writeFileSync(path.join(folder, `${name}.ts`), header + body);
  }
  const index = [...artifacts.keys()].map((name) => `export { ${name} } from './${name}.js';\n`).join('');
  // The index comes last: with it the bindings count as complete.
  writeFileSync(path.join(folder, 'index.ts'), `${header}// fingerprint ${fingerprint}\n${index}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  try {
    const { compiled } = await compileContracts({ root, check: process.argv.includes('--check') });
    console.log(compiled ? 'compiled the contracts' : 'the bindings are up to date');
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
