import { describe, expect, it } from 'vitest';
import { quietFrame, tokens } from '../../test-support/frames.js';
import { vocabulary } from '../../test-support/words.js';
import { amountsMoved, largestInTick, protocolMap, relativeAmounts } from './protocol-map.js';

const flow = (from: string, to: string, kind: string, amount: string, asset = 'token') => ({
  asset,
  from,
  to,
  kind,
  amount,
  count: 2,
});
const frames = [
  quietFrame(0, { flows: [flow('mint', 'whale', 'genesis', tokens(500))] }),
  quietFrame(1, {
    flows: [
      flow('mint', 'treasury', 'emission', tokens(16)),
      flow('whale', 'stakePool', 'stake', tokens(3)),
      flow('delegate', 'stakePool', 'stake', tokens(1)),
      flow('staker', 'treasury', 'transfer', '9000000', 'stable'),
      flow('staker', 'treasury', 'slash', '0'),
    ],
  }),
  quietFrame(2, { flows: [flow('stakePool', 'whale', 'stakingReward', tokens(1))] }),
];

describe('the protocol map', () => {
  const map = protocolMap(frames, vocabulary);

  it('has an edge for each asset and reason between two groups; holders are one, and the start is none', () => {
    expect(map.edges.map(({ id }) => id)).toEqual([
      'stable.staker.treasury.transfer',
      'token.community.stakePool.stake',
      'token.mint.treasury.emission',
      'token.stakePool.community.stakingReward',
    ]);
    expect([...map.nodes].sort()).toEqual(['community', 'mint', 'stakePool', 'staker', 'treasury']);
  });

  it('is made of all that ever moved, in whatever order', () => {
    expect(protocolMap([...frames].reverse(), vocabulary)).toEqual(map);
  });

  it('adds up what moved along each edge, exactly', () => {
    expect(amountsMoved(frames.slice(0, 2), vocabulary).get('token.community.stakePool.stake')).toEqual({
      wei: BigInt(tokens(4)),
      count: 4,
    });
    expect(amountsMoved(frames.slice(0, 2), vocabulary).has('token.stakePool.community.stakingReward')).toBe(false);
  });

  it('holds an amount against the largest of its own asset', () => {
    const relative = relativeAmounts(amountsMoved(frames, vocabulary), map.edges, vocabulary);
    expect(relative.get('token.mint.treasury.emission')).toBe(1);
    expect(relative.get('token.community.stakePool.stake')).toBe(0.5);
    expect(relative.get('stable.staker.treasury.transfer')).toBe(1);
    expect(relative.has('token.staker.treasury.slash')).toBe(false);
    const ticks = largestInTick(frames, vocabulary);
    expect(Object.fromEntries(ticks)).toEqual({ token: 16, stable: 9 });
    expect(relativeAmounts(amountsMoved(frames.slice(2), vocabulary), map.edges, vocabulary, ticks)).toEqual(
      new Map([['token.stakePool.community.stakingReward', 0.25]]),
    );
  });
});
