// @ts-check
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../say.mjs';

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {string} file
 * @returns {number} milliseconds since it was written
 */
function ageOf(file) {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined ? 0 : Date.now() - written;
}

/**
 * Runs a build while no other build of the same clone runs; waits for one that does.
 * A lock whose owner is gone is taken over.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} build
 * @returns {Promise<T>}
 */
export async function withBuildLock(root, build) {
  const file = path.join(root, 'out', '.building');
  let told = false;
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    let owner = '';
    try {
      owner = readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    // An empty file is a lock being written this very moment, or one whose owner ended in that moment.
    if (owner === '' ? ageOf(file) > 5_000 : !isAlive(Number(owner))) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('waiting for another build of this folder to end …');
    told = true;
    await pause(100);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await build();
  } finally {
    process.off('exit', release);
    release();
  }
}
