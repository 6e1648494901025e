import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNestedJson } from './parse-json.js';

it('reads what JSON.parse reads, brackets and quotes in strings too', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseNestedJson(text)).toEqual(JSON.parse(text));
    }),
  );
  expect(parseNestedJson(`"${'['.repeat(5_000)}\\"${'{'.repeat(5_000)}"`)).toHaveLength(10_001);
  expect(parseNestedJson(`[${'[],'.repeat(5_000)}1]`)).toHaveLength(5_001);
});

it.each([
  ['arrays', '['.repeat(5_000) + ']'.repeat(5_000)],
  ['objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['both', `${'[{"a":'.repeat(2_500)}1${'}]'.repeat(2_500)}`],
  ['a million', '['.repeat(1_000_000)],
  ['what is behind a string', `{"[": "\\\\", "b": ${'['.repeat(300)}${']'.repeat(300)}}`],
])('refuses what is nested too deep, and says where: %s', (_, text) => {
  expect(() => parseNestedJson(text)).toThrow(/nested more than 200 levels deep at position \d+/);
});

it.each(['', '{', '[1,]', '{"a":1', 'nul', '"\\'])('refuses what is no JSON: %j', (text) => {
  expect(() => parseNestedJson(text)).toThrow(SyntaxError);
});
