import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NamedFileError } from './named-file.js';
import { writeNamedFile, writeWhole } from './write-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failureOf = async (path: string, replace = true) => {
  const failure = await writeNamedFile(path, 'x', { replace }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NamedFileError);
  const { trouble, message, hint } = failure as NamedFileError;
  expect(hint).not.toBe('');
  return { trouble, message };
};

describe('a file that somebody named', () => {
  it('is written, and in place of the one before, without leaving anything beside it', async () => {
    const path = join(folder, 'a.csv');
    await writeNamedFile(path, 'first, and longer', { replace: false });
    await writeNamedFile(path, Buffer.from('second'), { replace: true });
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  it('is not written over when it is not to be replaced', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'mine');
    expect(await failureOf(path, false)).toEqual({ trouble: 'taken', message: 'is there already' });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it.each<[string, string, RegExp]>([
    ['a folder', '', /directory/],
    ['a place in a folder that is not there', 'none/a.csv', /no folder/],
    ['a name with a zero byte', 'a\0.csv', /zero byte/],
    ['too long a name', 'n'.repeat(300), /too long/],
  ])('is refused where it cannot be: %s', async (_, name, message) => {
    expect((await failureOf(join(folder, name))).message).toMatch(message);
  });

  // Windows has no named pipes in folders and no /dev/null.
  it.skipIf(process.platform === 'win32')(
    'is refused at once where nobody reads, and where all is swallowed',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      for (const path of [pipe, '/dev/null']) {
        expect(await failureOf(path)).toEqual({ trouble: 'noFile', message: 'is a pipe or a device, not a file' });
      }
      await symlink('nowhere', join(folder, 'gone'));
      await symlink('circle', join(folder, 'circle'));
      await writeNamedFile(join(folder, 'gone'), 'x', { replace: true });
      expect((await failureOf(join(folder, 'circle'))).message).toBe('cannot be written');
    },
  );

  // A limit on a file's size stands in for a full disk: the write fails in the same place, and needs no rights.
  // Windows has no limit on a file's size.
  it.skipIf(process.platform === 'win32')('is told not to fit, and the one before is kept', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'mine');
    const program = `import { writeNamedFile } from ${JSON.stringify(join(import.meta.dirname, '../../out/simulations/files/index.js'))};
      await writeNamedFile(process.argv[1], 'x'.repeat(1_000_000), { replace: true }).catch(({ trouble }) => console.log(trouble));`;
    const script = `trap '' XFSZ; ulimit -f 10; exec "$0" --input-type=module -e "$1" "$2"`;
    expect(execFileSync('bash', ['-c', script, process.execPath, program, path], { encoding: 'utf8' })).toBe('full\n');
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['a.csv']);
  });
});

it('tells what went wrong first, also when the draft cannot be taken away', async () => {
  const path = join(folder, 'a');
  await mkdir(`${path}.draft`);
  await expect(writeWhole(path, 'x')).rejects.toMatchObject({ syscall: 'open' });
  expect(existsSync(`${path}.draft`)).toBe(true);
});
