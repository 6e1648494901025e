import { expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { parseIdx } from './idx.js';

const twoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60];

it('reads dimensions and values', () => {
  const { dimensions, values } = parseIdx(Uint8Array.from(twoByThree), 'x');
  expect(dimensions).toEqual([2, 3]);
  expect([...values]).toEqual([10, 20, 30, 40, 50, 60]);
});

it('reads bytes that begin inside a larger buffer', () => {
  const bytes = Uint8Array.from([9, 9, 9, ...twoByThree]).subarray(3);
  expect([...parseIdx(bytes, 'x').values]).toEqual([10, 20, 30, 40, 50, 60]);
});

it.each([
  ['an empty file', []],
  ['a file that ends in its header', twoByThree.slice(0, 9)],
  ['a file that ends in its values', twoByThree.slice(0, -1)],
  ['a file with more values than its header says', [...twoByThree, 1]],
  ['a file that begins otherwise', [1, ...twoByThree.slice(1)]],
  ['a file of floats', [0, 0, 13, ...twoByThree.slice(3)]],
  ['a file without dimensions', [0, 0, 8, 0]],
])('names the file when it is given %s', (_, bytes) => {
  const read = () => parseIdx(Uint8Array.from(bytes), 'digits.idx');
  expect(read).toThrow(LearningError);
  expect(read).toThrow(/digits\.idx is not an IDX file/);
});
