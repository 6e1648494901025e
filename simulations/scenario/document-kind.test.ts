import { expect, it } from 'vitest';
import { documentKind } from './document-kind.js';

it.each([
  [{ format: 'folkmoot-scenario/1' }, 'scenario'],
  [{ format: 'folkmoot-federation/1' }, 'federation'],
  [{ name: 'without-a-format' }, 'scenario'],
])('a document tells by its format what it is: %j', (json, kind) => {
  expect(documentKind(json)).toBe(kind);
});

it.each([
  [{ format: 'folkmoot-federation/2' }, /format "folkmoot-federation\/2"/],
  [{ format: 7 }, /format 7/],
  [{ format: 'toString' }, /format "toString"/],
  [[], /no JSON object/],
  [null, /no JSON object/],
  ['text', /no JSON object/],
])('a document of another kind is refused with the formats there are: %j', (json, message) => {
  const attempt = () => documentKind(json, 'my.json');
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(expect.objectContaining({ code: 'document-unknown', exitCode: 2 }));
  expect(attempt).toThrow(/my\.json/);
});
