import { expect, it } from 'vitest';
import { idxHeader, idxPair } from './idx-header.js';

const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28, 7);
const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 3, 4);

it('reads how many pictures of which size there are', () => {
  expect(idxHeader(images)).toEqual({ type: 8, sizes: [2, 28, 28], offset: 16 });
});

it.each([
  ['a text', new TextEncoder().encode('a,b\n1,2')],
  ['a header cut short', images.slice(0, 9)],
  ['nothing', new Uint8Array()],
])('finds no header in %s', (_, bytes) => {
  expect(idxHeader(bytes)).toBeNull();
});

it('tells examples from labels, in whichever order they come', () => {
  const [one, two] = [{ header: idxHeader(images)! }, { header: idxHeader(labels)! }];
  expect(idxPair([one, two])).toEqual([one, two]);
  expect(idxPair([two, one])).toEqual([one, two]);
  expect(idxPair([one, one])).toBeNull();
});
