// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withBuildLock } from './lock.mjs';

/** @type {string} */
let clone;

beforeEach(async () => {
  clone = await mkdtemp(path.join(tmpdir(), 'folkmoot-lock-'));
  await mkdir(path.join(clone, 'out'));
});

afterEach(() => rm(clone, { recursive: true }));

it('lets builds of one clone run one after another', async () => {
  /** @type {string[]} */
  const events = [];
  /** @param {string} name */
  const build = (name) =>
    withBuildLock(clone, async () => {
      events.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      events.push(`${name} ends`);
    });
  await Promise.all([build('one'), build('two')]);
  expect(events).toEqual(['one starts', 'one ends', 'two starts', 'two ends']);
});

it('takes over from a build that is gone, and leaves no lock behind when a build fails', async () => {
  const file = path.join(clone, 'out', '.building');
  await writeFile(file, '4194304999');
  const failing = withBuildLock(clone, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
});
