import type { Invariant } from './invariant.js';

export const flowsSumToTransfers: Invariant = {
  name: 'flowsSumToTransfers',
  check: ({ events, flows }) => {
    let moved = 0n;
    let transfers = 0;
    for (const event of events) {
      if (event.type !== 'transfer') continue;
      moved += event.amount;
      transfers += 1;
    }
    const shown = flows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const count = flows.reduce((sum, row) => sum + row.count, 0);
    if (shown === moved && count === transfers) return null;
    return `flows show ${shown} wei in ${count} transfers, the token's events ${moved} wei in ${transfers}`;
  },
};
