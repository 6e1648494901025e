import type { Address } from '../../world/index.js';
import type { Invariant } from './invariant.js';

/** Every delegate has exactly the votes of the tokens delegated to it; so all votes together never exceed the supply. */
export const votesAreBacked: Invariant = {
  name: 'votesAreBacked',
  check: ({ view }) => {
    const backing = new Map<Address, bigint>();
    for (const [holder, delegate] of view.delegates) {
      backing.set(delegate, (backing.get(delegate) ?? 0n) + (view.balances.get(holder) ?? 0n));
    }
    let total = 0n;
    for (const [delegate, votes] of view.votes) {
      const backed = backing.get(delegate) ?? 0n;
      if (votes !== backed) return `${delegate} has ${votes} votes and ${backed} wei of tokens behind them`;
      backing.delete(delegate);
      total += votes;
    }
    for (const [delegate, backed] of backing) {
      if (backed !== 0n) return `${delegate} has no votes and ${backed} wei of tokens delegated to it`;
    }
    return total <= view.supply ? null : `there are ${total} votes and a supply of ${view.supply} wei`;
  },
};
