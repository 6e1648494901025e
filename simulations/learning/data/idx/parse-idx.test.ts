import { expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import { parseIdx } from './parse-idx.js';

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
  ['floats', [0, 0, 0x0d, 1, 0, 0, 0, 2, 0x3f, 0xc0, 0, 0, 0xc0, 0x20, 0, 0]],
  ['doubles', [0, 0, 0x0e, 1, 0, 0, 0, 2, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0x04, 0, 0, 0, 0, 0, 0]],
])('reads big-endian %s', (_, bytes) => {
  expect(parseIdx(Uint8Array.from(bytes), 'x')).toEqual({ dimensions: [2], values: Float32Array.of(1.5, -2.5) });
});

it.each([
  ['an empty file', [], 'it ends before its header does'],
  ['a file that ends in its header', twoByThree.slice(0, 9), 'it ends before its header does'],
  ['a file that ends in its values', twoByThree.slice(0, -1), 'its header promises 6 unsigned bytes and 5 follow'],
  ['a file with more values than its header says', [...twoByThree, 1], 'promises 6 unsigned bytes and 7 follow'],
  ['a file that begins otherwise', [1, ...twoByThree.slice(1)], 'it does not begin with two zero bytes'],
  ['a file of 16-bit numbers', [0, 0, 0x0b, ...twoByThree.slice(3)], 'its values have type 0x0b, and only 0x08'],
  ['floats that are not a number', [0, 0, 0x0d, 1, 0, 0, 0, 1, 0x7f, 0xc0, 0, 0], 'value 1 is no finite 32-bit number'],
  ['doubles beyond floats', [0, 0, 0x0e, 1, 0, 0, 0, 1, 0x7f, 0xe0, 0, 0, 0, 0, 0, 0], 'value 1 is no finite'],
  ['a file without dimensions', [0, 0, 8, 0], 'it ends before its header does'],
])('names the file and says what is wrong when it is given %s', (_, bytes, message) => {
  const read = () => parseIdx(Uint8Array.from(bytes), 'digits.idx');
  expect(read).toThrow(InputError);
  expect(read).toThrow('digits.idx is not an IDX file that can be read');
  expect(read).toThrow(message);
});
