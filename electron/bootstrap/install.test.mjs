// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainInstallFailure, missingPackage } from './install.mjs';

/** @type {string} */
let folder;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-install-'));
});

afterEach(() => rm(folder, { recursive: true }));

/**
 * @param {Record<string, object>} wanted
 * @param {Record<string, object> | null} installed
 */
async function clone(wanted, installed) {
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (installed === null) return;
  await mkdir(path.join(folder, 'node_modules'));
  const file = path.join(folder, 'node_modules', '.package-lock.json');
  await writeFile(file, JSON.stringify({ packages: installed }));
}

const zod = { version: '4.6.7', integrity: 'sha512-a' };

describe('what is missing of the packages', () => {
  it('is everything on a fresh clone', async () => {
    await clone({ 'node_modules/zod': zod }, null);
    expect(missingPackage(folder)).toBe('node_modules');
  });

  it('is nothing when all that the lock file names are there', async () => {
    await clone({ 'node_modules/zod': zod }, { 'node_modules/zod': zod });
    expect(missingPackage(folder)).toBeNull();
  });

  it('is a package of another version, of other content, or not there', async () => {
    await clone({ 'node_modules/zod': zod }, { 'node_modules/zod': { ...zod, version: '4.0.0' } });
    expect(missingPackage(folder)).toBe('node_modules/zod');
    await rm(path.join(folder, 'node_modules'), { recursive: true });
    await clone({ 'node_modules/zod': zod }, { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } });
    expect(missingPackage(folder)).toBe('node_modules/zod');
    await rm(path.join(folder, 'node_modules'), { recursive: true });
    await clone({ 'node_modules/zod': zod }, {});
    expect(missingPackage(folder)).toBe('node_modules/zod');
  });

  it('is never an optional package: those of other platforms and failed downloads are passed over', async () => {
    await clone({ 'node_modules/tfjs-node': { ...zod, optional: true } }, {});
    expect(missingPackage(folder)).toBeNull();
  });
});

describe('a failed installation', () => {
  it.each([
    ['npm error code ENOSPC', /disk/],
    ['npm error code EACCES', /write/],
    ['npm error code ENOTFOUND\nnpm error network request to https://x failed', /registry did not answer/],
    ['npm error code ECONNREFUSED', /registry did not answer/],
    ['npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync', /agree/],
    ['npm error something else', /could not install/],
  ])('%s is put in plain words with a way out', (output, words) => {
    const error = explainInstallFailure(output);
    expect(error.message).toMatch(words);
    expect(error.hint.length).toBeGreaterThan(10);
  });
});
