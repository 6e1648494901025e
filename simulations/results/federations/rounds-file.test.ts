import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RoundsFile } from './rounds-file.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-rounds-'));
  file = join(folder, 'rounds.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(documents: readonly unknown[]): Promise<void> {
  const rounds = await RoundsFile.create(file);
  for (const document of documents) await rounds.append(document);
  await rounds.close();
}

async function reading<T>(work: (rounds: RoundsFile) => T | Promise<T>): Promise<T> {
  const rounds = await RoundsFile.open(file);
  try {
    return await work(rounds);
  } finally {
    await rounds.close();
  }
}

describe('a file of rounds', () => {
  it('gives back what was put in, while it is written and after it was closed', async () => {
    const rounds = await RoundsFile.create(file);
    for (const round of [0, 1, 2]) await rounds.append({ round, name: 'ä\nö "x"' });
    expect(await rounds.read(1, 2)).toEqual([1, 2].map((round) => ({ round, name: 'ä\nö "x"' })));
    await rounds.close();
    expect(await reading((again) => again.read(0, 99))).toHaveLength(3);
    expect(await reading((again) => again.read(3, 99))).toEqual([]);
  });

  it('gives back any JSON, whole or in parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.nat(8), fc.nat(8), async (documents, a, b) => {
        await rm(file, { force: true });
        await written(documents);
        // As JSON has it: −0 comes back as 0.
        const expected = JSON.parse(JSON.stringify(documents)) as unknown[];
        expect(await reading((rounds) => rounds.read(a, b))).toEqual(expected.slice(a, Math.max(a, b + 1)));
      }),
      { numRuns: 60 },
    );
  });

  it('that was cut at any byte still gives every whole line, and says how much was torn', async () => {
    const documents = [{ round: 0 }, { round: 1, text: 'é' }, { round: 2 }];
    await written(documents);
    const bytes = await readFile(file);
    for (let length = bytes.length; length >= 0; length--) {
      await truncate(file, length);
      const whole = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
      await reading(async (rounds) => {
        expect(await rounds.read(0, 9)).toEqual(documents.slice(0, whole));
        expect(rounds.tornBytes).toBe(length - (bytes.subarray(0, length).lastIndexOf(10) + 1));
      });
    }
  });

  it('longer than one reading finds every line', async () => {
    const long = 'x'.repeat(700_000);
    await written([long, long, 'short', long]);
    expect(await reading((rounds) => [rounds.count, rounds.tornBytes])).toEqual([4, 0]);
    expect(await reading((rounds) => rounds.read(2, 2))).toEqual(['short']);
  });

  it('with a line that is no JSON is damaged, and is left as it is', async () => {
    await written([1]);
    await appendFile(file, '{broken\n');
    await expect(reading((rounds) => rounds.read(0, 1))).rejects.toMatchObject({
      code: 'store-corrupted',
      field: file,
    });
    expect(await reading((rounds) => rounds.read(0, 0))).toEqual([1]);
    expect(await readFile(file, 'utf8')).toBe('1\n{broken\n');
  });

  it('is never overwritten, and a missing one is an error with its name', async () => {
    await writeFile(file, '1\n');
    await expect(RoundsFile.create(file)).rejects.toMatchObject({ field: file });
    await rm(file);
    await expect(RoundsFile.open(file)).rejects.toMatchObject({ field: file, exitCode: 2 });
  });
});
