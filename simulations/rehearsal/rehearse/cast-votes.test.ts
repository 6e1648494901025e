import { describe, expect, it } from 'vitest';
import { parseDao } from '../../scenario/index.js';
import { otherDecision } from './cast-votes.js';

const dao = parseDao({
  name: 'sample',
  title: 'Sample',
  governor: { votingRule: { kind: 'conviction' } },
  holders: { kind: 'list', holders: [{ address: `0x${'1'.repeat(40)}`, tokens: '60' }] },
});

describe('a chain that decides otherwise than the rule of the DAO', () => {
  it.each([
    ['defeated', 'executed', /rule \(conviction\) these votes defeat it/],
    ['quorumMissed', 'executionReverted', /these votes miss the quorum/],
    ['passes', 'defeated', /these votes pass it/],
  ] as const)('is told where votes that come to "%s" are %s', (verdict, outcome, words) => {
    expect(otherDecision(dao, verdict, outcome)).toMatch(words);
  });

  it.each([
    ['passes', 'executed'],
    ['passes', 'canceled'],
    ['defeated', 'defeated'],
    ['quorumMissed', 'defeated'],
    ['passes', 'notProposed'],
  ] as const)('is not told where votes that come to "%s" are %s', (verdict, outcome) => {
    expect(otherDecision(dao, verdict, outcome)).toBeNull();
  });
});
