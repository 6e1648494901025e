import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import type { Column } from './column.js';
import { encodeColumns } from './encode-columns.js';

const numbers = (...values: number[]): Column => ({ kind: 'number', name: 'n', values: Float64Array.from(values) });
const texts = (...codes: number[]): Column => {
  return { kind: 'category', name: 'c', codes: Int32Array.from(codes), categories: ['a', 'b', 'c'] };
};

/** All rows encoded. */
async function encode(columns: readonly Column[], rows: number, trainRows: readonly number[]) {
  const { features, write, notes } = await encodeColumns(columns, trainRows);
  const inputs = new Float32Array(rows * features);
  for (let row = 0; row < rows; row++) write(row, inputs, row * features);
  return { inputs, features, notes };
}

it('standardises by the training rows alone, and puts a missing number at their mean', async () => {
  const { inputs } = await encode([numbers(1, 3, Number.NaN, 1_000, 5)], 5, [0, 1]);
  expect([...inputs]).toEqual([-1, 1, 0, 998, 3]);
});

it('knows the categories of the training rows alone, a missing one among them', async () => {
  const { inputs, features } = await encode([texts(0, 2, -1, 1, 2)], 5, [0, 1, 2]);
  expect(features).toBe(3);
  expect([...inputs]).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
});

it('leaves out what is the same in all training rows, even where rounding makes its deviation more than 0', async () => {
  const { features, notes } = await encode(
    [numbers(0.1, 0.1, 0.1, 7), numbers(1, 2, 3, 4), texts(1, 1, 1, 0)],
    4,
    [0, 1, 2],
  );
  expect(features).toBe(1);
  expect(notes).toHaveLength(2);
});

it('gives finite numbers of mean 0 and deviation 1, whatever their size', async () => {
  const values = fc.array(fc.double({ min: -3.4e38, max: 3.4e38, noNaN: true }), { minLength: 2, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(values, async (given) => {
      fc.pre(new Set(given.map((x) => Math.fround(x / 1e30))).size > 1);
      const rows = [...given.keys()];
      const { inputs } = await encode([numbers(...given)], rows.length, rows);
      const mean = inputs.reduce((sum, x) => sum + x, 0) / rows.length;
      expect(mean).toBeCloseTo(0, 4);
      expect(inputs.reduce((sum, x) => sum + x * x, 0) / rows.length).toBeCloseTo(1, 3);
    }),
  );
});

it('refuses to learn from nothing', async () => {
  await expect(encode([numbers(1, 1)], 2, [0, 1])).rejects.toThrow(InputError);
});
