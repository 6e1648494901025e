// @ts-check
import { expect, it } from 'vitest';
import { branchesOf } from './coverage.mjs';

it("reads which branches of which file nobody went through from forge's report", () => {
  const lcov = [
    'TN:',
    'SF:src/A.sol',
    'DA:3,1',
    'BRDA:3,0,0,5',
    'BRDA:3,0,1,0',
    'BRDA:8,1,0,-',
    'end_of_record',
    'SF:src/Plain.sol',
    'DA:1,1',
    'end_of_record',
    'SF:src/B.sol',
    'BRDA:2,0,0,1',
  ].join('\n');
  expect(branchesOf(lcov)).toEqual([
    { file: 'src/A.sol', hit: 1, all: 3, missed: [3, 8] },
    { file: 'src/B.sol', hit: 1, all: 1, missed: [] },
  ]);
});
