// @ts-check
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const contracts = path.dirname(here);
const require = createRequire(import.meta.url);

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
 * Runs the contracts' tests with Foundry.
 * @param {readonly string[]} [options] forge's own, e.g. `--match-contract StakePool`, `-vvv`, `--json`
 * @returns {Promise<number>} forge's exit status; 1 when this platform has no forge
 */
export function runForge(options = []) {
  const forge = forgeBinary();
  if (forge === null) {
    console.error(`npm has no forge for ${process.platform} on ${process.arch}: the contract tests cannot run here`);
    return Promise.resolve(1);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(forge, ['test', '--root', contracts, '--use', compilerCommand(), ...options], {
      stdio: 'inherit',
      env: { ...process.env, FOUNDRY_DISABLE_NIGHTLY_WARNING: '1' },
    });
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve(code ?? 1);
    });
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runForge(process.argv.slice(2));
}
