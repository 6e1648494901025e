// @ts-check
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchWheel, wheelFor } from './wheel.mjs';

const wheel = {
  project: 'tensorflow-cpu',
  version: '1.0',
  platform: 'here',
  // Of the word `wheel`.
  sha256: 'ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91',
};
/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'folkmoot-wheel-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * A program that is called as pip is: the argument after `--dest` is where the file goes.
 * @param {string} content what arrives
 */
function pipThatBrings(content) {
  const program = path.join(folder, 'python');
  const find = 'while [ "$1" != --dest ]; do shift; done';
  writeFileSync(program, `#!/bin/sh\n${find}\nprintf %s '${content}' > "$2/some.whl"\n`);
  chmodSync(program, 0o755);
  return program;
}

// The stand-in for pip is a shell script, which Windows does not run.
describe.runIf(process.platform !== 'win32')('the wheel', () => {
  it('is kept when it is the known one, and not fetched again', async () => {
    const first = await fetchWheel(pipThatBrings('wheel'), wheel, folder);
    expect(readFileSync(first, 'utf8')).toBe('wheel');
    expect(await fetchWheel(pipThatBrings('another'), wheel, folder)).toBe(first);
  });

  it('is refused, and nothing of it kept, when its checksum is another', async () => {
    const refused = fetchWheel(pipThatBrings('another'), wheel, folder);
    await expect(refused).rejects.toThrow(/is not the known one: its SHA-256 is ae448ac8/);
    expect(readdirSync(folder)).toEqual(['python']);
  });

  it('is fetched again when the kept one was cut short', async () => {
    const file = await fetchWheel(pipThatBrings('wheel'), wheel, folder);
    writeFileSync(file, 'whe');
    await fetchWheel(pipThatBrings('wheel'), wheel, folder);
    expect(readFileSync(file, 'utf8')).toBe('wheel');
  });

  it('that pip cannot fetch is an error that names the way without pip', async () => {
    const failed = fetchWheel('false', wheel, folder);
    await expect(failed).rejects.toMatchObject({ hint: expect.stringContaining('--wheel FILE') });
  });
});

it.each(['linux-x64', 'linux-arm64'])('there is a wheel of one release for %s', (system) => {
  expect(wheelFor(system)).toMatchObject({ version: '2.15.1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('there is none for other systems', () => {
  expect(wheelFor('win32-x64')).toBeUndefined();
});
