import { describe, expect, it } from 'vitest';
import { type AnyFact, address, FactIndexer } from '../../../test/fixtures/world.js';
import { type Address, ZERO_ADDRESS } from '../../world/index.js';

const holder = address(1);
const other = address(2);
const first = address(8);
const second = address(9);
const delegated = (delegator: Address, to: Address): AnyFact => ({ type: 'delegateChanged', delegator, to });
const tokenAfter = (...facts: readonly AnyFact[]) => {
  const indexer = new FactIndexer();
  indexer.apply(1, ...facts);
  return indexer.view.token;
};

describe('who votes with whose tokens', () => {
  it('is whom they were last delegated to', () => {
    const { delegates } = tokenAfter(delegated(holder, first), delegated(other, first), delegated(holder, second));
    expect([...delegates]).toEqual([
      [holder, second],
      [other, first],
    ]);
  });

  it('is nobody once they are delegated to nobody', () => {
    expect([...tokenAfter(delegated(holder, first), delegated(holder, ZERO_ADDRESS)).delegates]).toEqual([]);
  });
});

it('votes are what was last told of each delegate, none left where all went to another', () => {
  const { votes } = tokenAfter(
    { type: 'votesChanged', delegate: first, votes: 5n },
    { type: 'votesChanged', delegate: first, votes: 0n },
    { type: 'votesChanged', delegate: second, votes: 5n },
  );
  expect([...votes]).toEqual([
    [first, 0n],
    [second, 5n],
  ]);
});
