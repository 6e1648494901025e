import { expect, it } from 'vitest';
import { isPoll } from './poll-file.js';

it.each([
  ['{"proposal":{"choices":["a"]},"votes":[]}', true],
  ['{"data":{"proposal":{},"votes":[]}}', true],
  ['{"data":{"proposal":{"id":"0x1","votes":[]}}}', true],
  ['{"choices":["a"],"votes":[]}', true],
  ['address,choice,voting_power,timestamp,author_ipfs_hash,reason\n0x1,1,2,3,Qm,', true],
  ['"voter","choice.1","choice.2","vp"\n', true],
  ['Member,Proposal ID,Created,Choice,Voting Power\n', false],
  ['address,balance\n0x1,2', false],
  ['{"format":"folkmoot-proposal/1","title":"Pay"}', false],
  ['{"half": ', false],
])('%j is a poll: %s', (text, expected) => {
  expect(isPoll(text)).toBe(expected);
});
