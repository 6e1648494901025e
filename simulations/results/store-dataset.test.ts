import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeDataset } from './store-dataset.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-datasets-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const stored = () => readdir(join(home, 'datasets'));

describe("a data set's files", () => {
  it('are stored under their name and content, and answered with their paths', async () => {
    const [path, ...others] = await storeDataset(home, 'wine', [file('wine.csv', 'a,b\n1,2\n')]);
    expect(others).toEqual([]);
    expect(basename(path!)).toBe('wine.csv');
    expect(basename(dirname(path!))).toMatch(/^wine-[0-9a-f]{8}$/);
    expect(await readFile(path!, 'utf8')).toBe('a,b\n1,2\n');
  });

  it('are stored once when they are given twice, also at the same time', async () => {
    const give = () => storeDataset(home, 'wine', [file('a.idx', 'x'), file('b.idx', 'y')]);
    const answers = await Promise.all([give(), give(), give()]);
    expect(new Set(answers.flat()).size).toBe(2);
    expect(await stored()).toHaveLength(1);
  });

  it('are told apart by their content and by where one file ends', async () => {
    await storeDataset(home, 'wine', [file('a', 'xy'), file('b', 'z')]);
    await storeDataset(home, 'wine', [file('a', 'x'), file('b', 'yz')]);
    expect(await stored()).toHaveLength(2);
  });

  it('that were changed in their folder are not taken for those given', async () => {
    const [path] = await storeDataset(home, 'wine', [file('wine.csv', 'a,b\n')]);
    await writeFile(path!, 'changed');
    await expect(storeDataset(home, 'wine', [file('wine.csv', 'a,b\n')])).rejects.toMatchObject({
      code: 'dataset-differs',
      field: dirname(path!),
    });
    expect(await readFile(path!, 'utf8')).toBe('changed');
  });

  it('that cannot be written leave nothing behind', async () => {
    await writeFile(join(home, 'datasets'), 'a file in the way');
    await expect(storeDataset(home, 'wine', [file('wine.csv', 'a')])).rejects.toMatchObject({ exitCode: 2 });
    expect(await readdir(home)).toEqual(['datasets']);
  });
});
