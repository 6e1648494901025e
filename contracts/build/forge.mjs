// @ts-check
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** The folder of the contracts, a project of Foundry's. */
export const contracts = path.dirname(here);

/**
 * The forge that npm brought for this platform.
 * @returns {string | null} null where there is none
 */
function forgeBinary() {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const file = process.platform === 'win32' ? 'forge.exe' : 'forge';
  try {
    const folder = path.dirname(require.resolve(`@foundry-rs/forge-${process.platform}-${arch}/package.json`));
    const binary = path.join(folder, 'bin', file);
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/**
 * A command that forge can run as its compiler, whatever became of `solc.mjs`' mode and wherever node is.
 * @returns {string} its path
 */
function compilerCommand() {
  const folder = path.join(contracts, '.build');
  const compiler = path.join(here, 'solc.mjs');
  mkdirSync(folder, { recursive: true });
  if (process.platform === 'win32') {
    const command = path.join(folder, 'solc.cmd');
    writeFileSync(command, `@"${process.execPath}" "${compiler}" %*\r\n`);
    return command;
  }
  const quoted = [process.execPath, compiler].map((file) => `'${file.replaceAll("'", "'\\''")}'`).join(' ');
  const command = path.join(folder, 'solc');
  writeFileSync(command, `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}

/**
 * Runs one of forge's commands that compile.
 * @param {string} name `test`, `coverage`
 * @param {readonly string[]} options forge's own
 * @param {{ project?: string, capture?: boolean }} [how] which project; `capture` keeps what forge prints
 * @returns {Promise<{ code: number, output: string }>} forge's exit status, 1 when this platform has no forge
 */
export function runForge(name, options, { project = contracts, capture = false } = {}) {
  const forge = forgeBinary();
  if (forge === null) {
    console.error(`npm has no forge for ${process.platform} on ${process.arch}: the contract tests cannot run here`);
    return Promise.resolve({ code: 1, output: '' });
  }
  return new Promise((resolve, reject) => {
    const child = spawn(forge, [name, '--root', project, '--use', compilerCommand(), ...options], {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, FOUNDRY_DISABLE_NIGHTLY_WARNING: '1' },
    });
    /** @type {Buffer[]} */
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => pieces.push(piece));
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}
