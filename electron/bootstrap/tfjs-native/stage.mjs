// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** @param {string} pid */
function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * An empty folder to build in, away from what is in use; those that killed runs left behind are removed.
 * @param {string} cache
 * @returns {string}
 */
export function openStage(cache) {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const owner = /^(?:stage|arriving)-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && (owner === String(process.pid) || !isAlive(owner)))
      rmSync(path.join(cache, name), { recursive: true, force: true });
  }
  const stage = path.join(cache, `stage-${process.pid}`);
  mkdirSync(stage);
  return stage;
}

/**
 * Moves a finished folder to its place; what was there before goes into the stage. Whenever this is cut off, the place
 * holds all of the new folder, all of the old one, or nothing.
 * @param {string} finished
 * @param {string} place
 * @param {string} stage on the same disk
 */
export function publish(finished, place, stage) {
  mkdirSync(path.dirname(place), { recursive: true });
  if (existsSync(place)) renameSync(place, path.join(stage, 'replaced'));
  renameSync(finished, place);
}
