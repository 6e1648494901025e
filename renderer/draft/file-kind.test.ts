import { expect, it } from 'vitest';
import { fileKind, foreignFile } from './file-kind.js';

const json = (value: object) => JSON.stringify(value);

it.each([
  ['dao.json', json({ format: 'folkmoot-scenario/1', name: 'mine' }), 'study'],
  ['no-format.json', json({ name: 'mine', population: [] }), 'study'],
  ['study.json', json({ format: 'folkmoot-federation/1' }), 'study'],
  ['run.json', json({ format: 'folkmoot-run/1', resolved: {} }), 'run'],
  ['mine.json', json({ format: 'folkmoot-dao/1' }), 'rehearsal'],
  ['proposal.json', json({ format: 'folkmoot-proposal/1' }), 'rehearsal'],
  ['safe.json', json({ version: '1.0', transactions: [] }), 'rehearsal'],
  ['Token.json', json({ abi: [], bytecode: '0x' }), 'rehearsal'],
  ['holders.csv', 'address,balance\n0x1,2\n', 'rehearsal'],
  ['votes.csv', 'voter,proposal,choice\n', 'rehearsal'],
  ['wine.csv', 'acidity,sugar,quality\n1,2,3\n', 'data'],
  ['train-images.idx3-ubyte', '', 'data'],
  ['record.json', json({ format: 'folkmoot-rehearsal/1', dao: {}, proposal: {} }), 'rehearsal'],
  ['calls.txt', '0x7d5e81e2000000', 'rehearsal'],
  ['poll.json', json({ proposal: { choices: ['a'] }, votes: [] }), 'poll'],
  ['snapshot.csv', 'address,choice,voting_power\n0x1,1,2\n', 'poll'],
  ['holders.xlsx', 'PK\u0003\u0004', 'workbook'],
  ['holders.xls', '\u00d0\u00cf', 'foreign'],
  ['broken.json', '{"name": ', 'study'],
])('%s is opened where it belongs, on every page', (name, text, kind) => {
  expect(fileKind(name, text, false)).toBe(kind);
  if (kind !== 'data') expect(fileKind(name, text, true)).toBe(kind);
});

it('takes a table that could be anything for what is on show', () => {
  expect(fileKind('wine.csv', 'acidity,sugar,quality\n', true)).toBe('rehearsal');
});

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
