import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRehearsalFile } from './check-rehearsal-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, document: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

describe('a check of a file', () => {
  it('tells what is in a DAO, its holders’ file included', async () => {
    await written('holders.csv', `HolderAddress,Balance\n0x${'1'.repeat(40)},5.5\n0x${'2'.repeat(40)},4.5\n`);
    const path = await written('dao.json', {
      name: 'acorn',
      title: 'Acorn',
      holders: { kind: 'file', path: 'holders.csv' },
    });
    expect(await checkRehearsalFile(path)).toEqual({
      title: 'Acorn',
      words: 'a DAO of 2 holders with 10 GOV',
      notes: [],
    });
  });

  it('tells what is in a proposal', async () => {
    const path = await written('p.json', { title: 'Pay', actions: [{ kind: 'raw', to: '{token}' }] });
    expect(await checkRehearsalFile(path)).toEqual({ title: 'Pay', words: 'a proposal of 1 action', notes: [] });
  });

  it('leaves other files to others', async () => {
    expect(await checkRehearsalFile(await written('scenario.json', { name: 'tiny', population: [] }))).toBeNull();
  });

  it.each([
    [
      'a field that is not known',
      { format: 'folkmoot-dao/1', name: 'acorn', title: 'A', quorum: 4 },
      /quorum is not a field/,
    ],
    ['a version that is not known', { format: 'folkmoot-proposal/9', title: 'A', actions: [] }, /format/],
    [
      'a file that is not there',
      { name: 'acorn', title: 'A', holders: { kind: 'file', path: 'gone.csv' } },
      /no file .*gone\.csv/,
    ],
  ])('refuses %s', async (_, document, message) => {
    await expect(checkRehearsalFile(await written('bad.json', document))).rejects.toThrow(message);
  });
});
