import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreError } from '../errors/index.js';
import { writeAtomically } from './write-atomically.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('replaces the whole file and leaves no draft', async () => {
  const file = join(folder, 'run.json');
  await writeAtomically(file, 'a longer first text');
  await writeAtomically(file, 'second');
  expect(await readFile(file, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['run.json']);
});

it('tells what went wrong first, also when the draft cannot be taken away', async () => {
  const file = join(folder, 'run.json');
  await writeAtomically(file, 'kept');
  await mkdir(`${file}.draft`);
  const failure = await writeAtomically(file, 'lost').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreError);
  expect((failure as Error).message).toContain(file);
  expect((failure as Error & { cause: NodeJS.ErrnoException }).cause.syscall).toBe('open');
  expect(await readFile(file, 'utf8')).toBe('kept');
});

it('names the file when its folder is gone', async () => {
  await expect(writeAtomically(join(folder, 'none', 'run.json'), 'x')).rejects.toThrow(
    join(folder, 'none', 'run.json'),
  );
});
