import { expect, it } from 'vitest';
import { foreignFile } from './foreign-file.js';

it.each([
  ['voters.json', '{"format":"folkmoot-voters/1"}', /past votes/],
  ['holders.ods', 'PK\u0003\u0004', /as CSV/],
  ['report.pdf', '%PDF-1.7', /no text/],
  ['picture.png', '\u0089PNG\u0000', /no text/],
])('%s belongs on no page, and is told where it does', (name, text, words) => {
  expect(foreignFile(name, text)).toMatch(words);
});

it.each([
  ['mine.json', '{"name":"mine","population":[]}'],
  ['broken.json', '{"name": '],
  ['holders.csv', 'address,balance\n0x1,2'],
  ['calls.txt', '0x7d5e81e2000000'],
])('%s is not one of these', (name, text) => {
  expect(foreignFile(name, text)).toBeNull();
});
