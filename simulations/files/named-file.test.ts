import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadableFile, type NamedFileError, readNamedFile } from './named-file.js';

const LIMITS = { mostBytes: 1024 * 1024 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const refusalOf = (path: string, limits = LIMITS) =>
  readNamedFile(path, limits).then(
    () => expect.unreachable(`${path} was read`),
    ({ trouble, message, hint }: NamedFileError) => ({ trouble, message, hint }),
  );

describe('a file that somebody named', () => {
  it.each([0, 1, 65_536, 65_537, 1024 * 1024])('is read whole: %i bytes', async (length) => {
    const bytes = Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31) % 251));
    const file = join(folder, `${length}.bin`);
    await writeFile(file, bytes);
    expect((await readNamedFile(file, LIMITS)).equals(bytes)).toBe(true);
    expect(await isReadableFile(file)).toBe(true);
  });

  it('is read by way of a link', async () => {
    await writeFile(join(folder, 'linked'), 'text');
    await symlink(join(folder, 'linked'), join(folder, 'link'));
    expect(String(await readNamedFile(join(folder, 'link'), LIMITS))).toBe('text');
  });

  it('is refused one byte over the limit, and a terabyte of nothing at once', async () => {
    const file = join(folder, 'large');
    await writeFile(file, Buffer.alloc(LIMITS.mostBytes + 1));
    expect(await refusalOf(file)).toMatchObject({ trouble: 'tooLarge', message: 'is larger than 1 MiB' });
    await truncate(file, 2 ** 40);
    expect(await refusalOf(file)).toMatchObject({ trouble: 'tooLarge' });
  });

  it('is waited for no longer than patience lasts, and can be read again afterwards', async () => {
    const file = join(folder, 'slow');
    await writeFile(file, Buffer.alloc(256 * 1024 * 1024));
    const limits = { mostBytes: 2 ** 30 };
    expect(await refusalOf(file, { ...limits, patience: 0 } as typeof LIMITS)).toMatchObject({ trouble: 'silent' });
    expect(await refusalOf(file)).toMatchObject({ message: 'lies on a drive that does not answer' });
    while ((await refusalOf(file)).trouble === 'silent') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await readNamedFile(file, limits)).toHaveLength(256 * 1024 * 1024);
  });
});

// Windows has neither pipes nor devices in folders.
describe.skipIf(process.platform === 'win32')('what is no file', () => {
  const made: Record<string, (place: string) => Promise<unknown> | unknown> = {
    'a pipe that nobody writes to': (place) => execFileSync('mkfifo', [place]),
    'a link to a pipe': async (place) => {
      execFileSync('mkfifo', [`${place}.pipe`]);
      await symlink(`${place}.pipe`, place);
    },
    'a directory': (place) => mkdir(place),
    'a link to a device without end': (place) => symlink('/dev/zero', place),
    'a link to the terminal': (place) => symlink('/dev/tty', place),
    'a link to this process’s input': (place) => symlink('/dev/stdin', place),
    'a link to nothing': (place) => symlink('/nowhere', place),
    'a circle of links': (place) => symlink(place, place),
  };
  it.each(Object.keys(made))('is refused without waiting: %s', async (name) => {
    const place = join(folder, name);
    await made[name]!(place);
    const { trouble, hint } = await refusalOf(place);
    expect(['noFile', 'missing', 'unreadable']).toContain(trouble);
    expect(hint).not.toBe('');
    expect(await isReadableFile(place)).toBe(false);
  });

  it('is refused without waiting: a socket', async () => {
    const place = join(folder, 'socket');
    const server = createServer().listen(place);
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await refusalOf(place)).toMatchObject({ trouble: 'noFile' });
    server.close();
  });

  it.each([
    ['/dev/zero', 'noFile'],
    ['/dev/random', 'noFile'],
    [`/nowhere/${'x'.repeat(5_000)}`, 'missing'],
    ['/etc/passwd/x', 'missing'],
    ['a\0b', 'noFile'],
    ['/proc/self/mem', 'unreadable'],
  ])('is refused without waiting: %j', async (path, trouble) => {
    expect(await refusalOf(path)).toMatchObject({ trouble });
  });
});
