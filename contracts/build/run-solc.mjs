// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ file: string, start: number }} SourceLocation start in bytes */
/** @typedef {{ severity: string, type: string, message: string, sourceLocation?: SourceLocation }} Diagnostic */
/** @typedef {{ label: string, slot: string, offset: number, type: string }} StoredVariable */
/** @typedef {Record<string, { members?: StoredVariable[] } & Record<string, unknown>>} StoredTypes */
/** @typedef {{ storage: StoredVariable[], types: StoredTypes | null }} StorageLayout */
/**
 * @typedef {{ abi: unknown[], evm: { bytecode: { object: string } }, storageLayout: StorageLayout,
 *   devdoc?: { title?: string }, userdoc?: { notice?: string } }} ContractOutput
 */
/** @typedef {{ errors?: Diagnostic[], contracts?: Record<string, Record<string, ContractOutput>> }} CompilerOutput */

const compiler = path.join(path.dirname(fileURLToPath(import.meta.url)), 'solc.mjs');

/**
 * Runs the compiler in a process of its own.
 * @param {unknown} input standard JSON
 * @param {readonly string[]} folders where imports are looked for, in this order
 * @returns {Promise<CompilerOutput>}
 */
export function runSolc(input, folders) {
  const [base = '.', ...others] = folders;
  const options = ['--standard-json', '--base-path', base, ...others.flatMap((folder) => ['--include-path', folder])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code !== 0) return reject(new Error(`the Solidity compiler ended with ${signal ?? `status ${code}`}`));
      resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    });
    // A compiler that dies early closes its input; its exit says why.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(input));
  });
}

/**
 * One line for a diagnostic: `file:line:column: error: message`.
 * @param {Diagnostic} diagnostic
 * @param {(file: string) => string | undefined} sourceOf
 */
export function diagnosticLine({ severity, message, sourceLocation }, sourceOf) {
  const source = sourceLocation && sourceOf(sourceLocation.file);
  if (sourceLocation === undefined || source === undefined) {
    return `${sourceLocation?.file ?? 'contracts'}: ${severity}: ${message}`;
  }
  const before = Buffer.from(source).subarray(0, sourceLocation.start).toString('utf8').split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `${sourceLocation.file}:${before.length}:${column}: ${severity}: ${message}`;
}
