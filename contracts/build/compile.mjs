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

/** What a DAO deploys, in the order of deployment: one binding each. */
const deployed = [
  'GovernanceToken',
  'TimelockController',
  'ConfigurableGovernor',
  'ParameterRegistry',
  'StakePool',
  'RolePool',
  'EmissionController',
  'TrainingRounds',
  'VotesToken',
  'FlashLender',
  'LiveVoteSilo',
  'SnapshotSilo',
  'SiloRaid',
  'VotingChief',
  'HoldingChief',
  'PriceReaders',
  'OracleSpell',
  'ChiefRaid',
  'DelegatecallGovernance',
  'PinnedGovernance',
  'NestFactory',
  'Nest',
  'HarmlessProposal',
  'PowerMintProposal',
  'ConstantProductPool',
  'FlashVoter',
  'GrantPayer',
  'GrantSweeper',
  'TurncoatProxy',
];

/** Shanghai is the latest hard fork that ganache knows. */
const settings = {
  evmVersion: 'shanghai',
  optimizer: { enabled: true, runs: 200 },
  outputSelection: {
    '*': Object.fromEntries(deployed.map((contract) => [contract, ['abi', 'evm.bytecode.object', 'storageLayout']])),
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
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sol'));
  const names = files.map((file) => `contracts/src/${file.split(path.sep).join('/')}`).sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/**
 * A hash of all that the bindings depend on: sources, libraries, compiler, settings and this step itself.
 * @param {ReadonlyMap<string, string>} sources
 */
function fingerprintOf(sources) {
  const versions = ['solc', '@openzeppelin/contracts'].map((name) => require(`${name}/package.json`).version);
  const step = ['compile.mjs', 'bindings.mjs', 'solc.mjs'].map((file) => readFileSync(path.join(here, file), 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([[...sources], versions, settings, step]))
    .digest('hex');
}

/**
 * @param {string} root
 * @param {ReadonlyMap<string, string>} sources
 * @returns {Promise<Map<string, import('./bindings.mjs').Artifact>>} by contract, in the order of deployment
 */
async function compile(root, sources) {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries([...sources].map(([name, content]) => [name, { content }])),
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
  return new Map(
    deployed.map((name) => {
      const contract = all.get(name);
      if (!contract?.evm.bytecode.object) throw new Error(`contracts/src has no contract ${name} that can be deployed`);
      const { abi, evm, storageLayout } = contract;
      return [name, { abi, bytecode: evm.bytecode.object, layout: plainLayout(storageLayout) }];
    }),
  );
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
