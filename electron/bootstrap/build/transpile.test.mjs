// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { transpile } from './transpile.mjs';

/** @type {string} */
let clone;

beforeEach(async () => {
  clone = await mkdtemp(path.join(tmpdir(), 'folkmoot-transpile-'));
  await mkdir(path.join(clone, 'simulations', 'room'), { recursive: true });
  await source('room/one.ts', "import { two } from './two.js';\nexport const one: number = two - 1;\n");
  await source('room/two.ts', 'export const two: number = 2;\n');
  await source('room/two.test.ts', 'export {};\n');
  await source('room/data.json', '{}');
});

afterEach(() => rm(clone, { recursive: true }));

/**
 * @param {string} name
 * @param {string} text
 */
const source = (name, text) => writeFile(path.join(clone, 'simulations', name), text);
/** @param {string} name */
const output = (name) => path.join(clone, 'out', 'simulations', name);

it('mirrors the tree as modules that run, with data files and without tests', async () => {
  expect(await transpile(clone)).toEqual({ written: 3, removed: 0 });
  const module = await import(pathToFileURL(output('room/one.js')).href);
  expect(module.one).toBe(1);
  expect(existsSync(output('room/data.json'))).toBe(true);
  expect(existsSync(output('room/two.test.js'))).toBe(false);
  const map = JSON.parse(await readFile(output('room/one.js.map'), 'utf8'));
  expect(path.resolve(path.dirname(output('room/one.js')), map.sources[0])).toBe(
    path.join(clone, 'simulations', 'room', 'one.ts'),
  );
});

it('does nothing a second time, then only what changed', async () => {
  await transpile(clone);
  expect(await transpile(clone)).toEqual({ written: 0, removed: 0 });
  await source('room/two.ts', 'export const two: number = 22;\n');
  expect(await transpile(clone)).toEqual({ written: 1, removed: 0 });
  expect(await readFile(output('room/two.js'), 'utf8')).toContain('22');
});

it('removes what has no source any more and makes again what was taken away', async () => {
  await transpile(clone);
  await rm(path.join(clone, 'simulations', 'room', 'two.ts'));
  await rm(output('room/one.js'));
  expect(await transpile(clone)).toEqual({ written: 1, removed: 1 });
  expect(existsSync(output('room/two.js'))).toBe(false);
  expect(existsSync(output('room/one.js'))).toBe(true);
});

it('names the file that cannot be transpiled', async () => {
  await source('room/broken.ts', 'export const = ;');
  await expect(transpile(clone)).rejects.toThrow(/simulations\/room\/broken\.ts/);
});
