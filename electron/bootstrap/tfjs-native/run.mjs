// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * Runs a program to its end, out of sight; it is ended when this process ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, words: string }>} its exit status (null when it could not be started or was
 * killed) and the end of what it printed
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    /** @param {string} text */
    const keep = (text) => {
      words = (words + text).slice(-20_000);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const end = () => child.kill();
    process.once('exit', end);
    child.once('error', (error) => keep(error.message));
    child.once('close', (code, signal) => {
      process.off('exit', end);
      resolve({ code: signal === null && (code ?? -1) >= 0 ? code : null, words });
    });
  });
}
