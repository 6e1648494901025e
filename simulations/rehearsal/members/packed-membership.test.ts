import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { membershipOf } from './membership-of.js';
import { packMembership, unpackMembership } from './packed-membership.js';

const address = (i: number) => `0x${(i * 7919).toString(16).padStart(40, '0')}` as const;

describe('a membership in columns', () => {
  it('is the same when it is opened, whoever holds and delegates what', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomStream(seed, 'packed');
      const holders = 1 + Math.floor(random.next() * 200);
      // From nothing to more than 128 bits.
      const amounts = Array.from({ length: holders }, () =>
        random.next() < 0.1
          ? 0n
          : BigInt(Math.floor(random.next() * 2 ** 50)) << BigInt(Math.floor(random.next() * 120)),
      );
      const membership = membershipOf({
        holders: { addresses: amounts.map((_, i) => address(i)), balances: [1n, ...amounts.slice(1)] },
        delegations: amounts.flatMap((_, i) =>
          random.next() < 0.3
            ? [
                {
                  delegator: address(i),
                  delegate: address(i + 1 + Math.floor(random.next() * 5)),
                  weight: 1n,
                  ends: null,
                },
              ]
            : [],
        ),
        nonVoting: new Set([address(0)]),
        supplyTokens: null,
        decimals: 18,
        sourceHash: 'ab',
      });
      expect(unpackMembership(packMembership(membership))).toEqual(membership);
      // As a thread is sent it.
      expect(unpackMembership(structuredClone(packMembership(membership)))).toEqual(membership);
    }
  });

  it('keeps what it does not say unsaid', () => {
    const bare = {
      ...{ addresses: [address(1)], balances: [5n], power: [5n], total: 5n, supply: 9n, decimals: 0 },
      sourceHash: '',
    };
    expect(unpackMembership(packMembership(bare))).toEqual(bare);
  });
});
