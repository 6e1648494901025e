// @ts-check
import { expect, it } from 'vitest';
import { isAtLeast } from './node-version.mjs';

it.each([
  ['v20.19.0', true],
  ['v20.20.2', true],
  ['v22.0.0', true],
  ['v24.1.0', true],
  ['v20.18.9', false],
  ['v18.20.0', false],
  ['v9.99.0', false],
])('Node.js %s is at least 20.19: %s', (version, answer) => {
  expect(isAtLeast(version, '>=20.19')).toBe(answer);
});
