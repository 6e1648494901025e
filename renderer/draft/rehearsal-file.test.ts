import { expect, it } from 'vitest';
import { kindOfRehearsalFile } from './rehearsal-file.js';

it.each([
  ['"HolderAddress","Balance","PendingBalanceUpdate"\n"0xab","1","No"', 'holders'],
  [`{"0x${'ab'.repeat(20)}": "12.5"}`, 'holders'],
  ['[{"address": "0xab", "balance": "1"}]', 'holders'],
  ['Member,Proposal ID,Created,Choice,Voting Power\n', 'votes'],
  ['Proposal ID,Title,Type,Start,End,Status\n', 'proposals'],
  ['Snapshot ID,Type,Title,Started,Ended,Threshold,Status,Total VP,MANA VP,DELEGATED VP,Votes', 'proposals'],
  ['delegator,delegate\n0x1,0x2', 'delegations'],
  ['{"format":"folkmoot-dao/1","name":"ens"}', 'dao'],
  ['{"format":"folkmoot-rehearsal/1","dao":{}}', 'record'],
  ['{"format":"folkmoot-proposal/1","title":"Pay"}', 'proposal'],
  ['{"version":"1.0","chainId":"1","transactions":[]}', 'proposal'],
  ['0x7d5e81e2000000', 'proposal'],
  ['{"contractName":"Vault","abi":[],"bytecode":"0x"}', 'artifact'],
  ['{"half": ', null],
  ['a,b,c\n1,2,3', null],
] as const)('%j is brought as: %s', (text, kind) => {
  expect(kindOfRehearsalFile(text)).toBe(kind);
});
