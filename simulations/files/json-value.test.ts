import { expect, it } from 'vitest';
import { findNoJson } from './json-value.js';

const circle: Record<string, unknown> = {};
circle.again = circle;
const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;

it.each([
  [null],
  ['text'],
  [{ a: [1, -0, 'x', null, true], b: undefined }],
  [JSON.parse('{"__proto__": {"constructor": 1}}')],
  [Object.assign(Object.create(null) as object, { a: 1 })],
  [nested(200)],
])('takes %j', (value) => expect(findNoJson(value)).toBeNull());

it.each<[string, unknown, string, RegExp]>([
  ['NaN', { a: [0, Number.NaN] }, 'a.1', /is NaN/],
  ['a bigint', { a: 1n }, 'a', /is a bigint/],
  ['a function', [() => 1], '0', /is a function/],
  ['a symbol', Symbol('s'), '', /is a symbol/],
  ['a date', { at: new Date(0) }, 'at', /no plain object/],
  ['a map', new Map(), '', /no plain object/],
  [
    'what throws when it is read',
    {
      get a() {
        throw new Error('no');
      },
    },
    'a',
    /cannot be read/,
  ],
])('finds %s, and where it is', (_, value, place, message) => {
  const found = findNoJson(value);
  expect(found?.path.join('.')).toBe(place);
  expect(found?.message).toMatch(message);
});

it.each([
  ['itself', circle],
  ['5,000 lists', nested(5_000)],
  ['a level too many', nested(201)],
])('finds what lies too deep: %s', (_, value) => {
  expect(findNoJson(value)?.message).toBe('is nested more than 200 levels deep');
});
