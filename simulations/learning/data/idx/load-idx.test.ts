import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { loadIdx } from './load-idx.js';

const sizes = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-idx-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An IDX file of bytes or floats, made here and not by the code under test. */
function idx(dimensions: readonly number[], values: readonly number[], floats = false): Buffer {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.set([0, 0, floats ? 0x0d : 0x08, dimensions.length]);
  dimensions.forEach((size, i) => {
    header.writeUInt32BE(size, 4 + 4 * i);
  });
  const body = Buffer.alloc(values.length * (floats ? 4 : 1));
  values.forEach((value, i) => {
    if (floats) body.writeFloatBE(value, 4 * i);
    else body[i] = value;
  });
  return Buffer.concat([header, body]);
}

let pairs = 0;
async function load(images: Buffer, labels: Buffer) {
  const pair = { images: join(folder, `${++pairs}-images`), labels: join(folder, `${pairs}-labels`) };
  await Promise.all([writeFile(pair.images, images), writeFile(pair.labels, labels)]);
  return loadIdx({ kind: 'idx', ...pair }, sizes, 1);
}

/** 30 examples of 12 values; the first value is the label. */
const labels = Array.from({ length: 30 }, (_, i) => i % 3);
const values = labels.flatMap((label, i) => [label, ...new Array<number>(11).fill(i)]);

describe.each([
  ['vectors', [30, 12], null],
  ['grey pictures', [30, 3, 4], { height: 3, width: 4, channels: 1 }],
  ['colour pictures', [30, 2, 2, 3], { height: 2, width: 2, channels: 3 }],
])('a pair of files of %s', (_, dimensions, picture) => {
  it.each([false, true])('becomes a dataset in which every example keeps its label (floats: %s)', async (floats) => {
    const dataset = await load(idx(dimensions, values, floats), idx([30], labels));
    expect(dataset).toMatchObject({ features: 12, classes: 3, classNames: ['0', '1', '2'], picture });
    const { train, heldOut, test } = dataset;
    expect([train, heldOut, test].map((set) => set.labels.length)).toEqual([24, 2, 4]);
    for (const { inputs, labels: own } of [train, heldOut, test]) {
      expect(inputs).toBeInstanceOf(floats ? Float32Array : Uint8Array);
      expect([...own.keys()].map((row) => inputs[12 * row])).toEqual([...own]);
    }
  });
});

it('may be compressed', async () => {
  expect(await load(gzipSync(idx([30, 12], values)), gzipSync(idx([30], labels)))).toEqual(
    await load(idx([30, 12], values), idx([30], labels)),
  );
});

it.each([
  ['counts that differ', idx([30, 12], values), idx([29], labels.slice(1)), 'it holds 29 labels, and'],
  ['labels of floats', idx([30, 12], values), idx([30], labels, true), 'its labels are not bytes'],
  ['labels in a table', idx([30, 12], values), idx([30, 1], labels), 'its dimensions are 30 × 1'],
  [
    'one class only',
    idx([30, 12], values),
    idx(
      [30],
      labels.map(() => 7),
    ),
    'it does not hold two different labels',
  ],
  ['examples without values', idx([30, 0], []), idx([30], labels), 'its dimensions are 30 × 0'],
  ['a plain list as examples', idx([30], labels), idx([30], labels), 'its dimensions are 30'],
  ['five dimensions', idx([30, 1, 1, 1, 12], values), idx([30], labels), 'its dimensions are 30 × 1 × 1 × 1 × 12'],
  ['swapped files', idx([30], labels), idx([30, 12], values), 'cannot be learnt from'],
  ['a text', Buffer.from('a,b\n1,2\n'), idx([30], labels), 'it does not begin with two zero bytes'],
  ['no examples', idx([0, 12], []), idx([0], []), 'two different labels'],
])('says what is wrong with %s', async (_, images, own, message) => {
  const error: unknown = await load(images, own).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).toContain(message);
  expect((error as InputError).hint).toBeTruthy();
});
