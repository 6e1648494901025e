import { expect, it } from 'vitest';
import { pixelsOf } from './grey-picture.js';

it('makes every grey byte an opaque pixel, and missing bytes black', () => {
  const base64 = btoa(String.fromCharCode(0, 128, 255));
  expect([...pixelsOf(base64, 4)]).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 255]);
});
