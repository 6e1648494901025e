import type { Invariant } from './invariant.js';

export const supplyIsSumOfBalances: Invariant = {
  name: 'supplyIsSumOfBalances',
  check: ({ view }) => {
    let sum = 0n;
    for (const [account, balance] of view.balances) {
      if (balance < 0n) return `the balance of ${account} is ${balance} wei`;
      sum += balance;
    }
    return sum === view.supply ? null : `balances add up to ${sum} wei and the supply is ${view.supply} wei`;
  },
};
