// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStage, publish } from './stage.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'folkmoot-stage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} content */
function folderWith(name, content) {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'file'), content);
  return path.join(folder, name);
}

it('a stage is empty, and those of runs that were killed are gone', () => {
  const killed = spawnSync(process.execPath, ['-e', '']).pid;
  folderWith(`stage-${killed}`, 'half-done');
  folderWith(`arriving-${killed}`, 'half-done');
  folderWith(`stage-${process.ppid}`, 'of a run that goes on');
  writeFileSync(path.join(folder, 'wheel.whl'), 'whole');
  const stage = openStage(folder);
  expect(existsSync(stage)).toBe(true);
  expect(existsSync(path.join(folder, `stage-${killed}`))).toBe(false);
  expect(existsSync(path.join(folder, `arriving-${killed}`))).toBe(false);
  expect(existsSync(path.join(folder, `stage-${process.ppid}`))).toBe(true);
  expect(existsSync(path.join(folder, 'wheel.whl'))).toBe(true);
});

it('a finished folder takes the place of what is there, whole', () => {
  const stage = openStage(path.join(folder, 'cache'));
  const place = folderWith(path.join('packages', 'scope', 'name'), 'incomplete');
  publish(folderWith('built', 'complete'), place, stage);
  expect(readFileSync(path.join(place, 'file'), 'utf8')).toBe('complete');
});

it('a finished folder goes where nothing is yet', () => {
  const stage = openStage(path.join(folder, 'cache'));
  const place = path.join(folder, 'packages', 'scope', 'name');
  publish(folderWith('built', 'complete'), place, stage);
  expect(readFileSync(path.join(place, 'file'), 'utf8')).toBe('complete');
});
