import type { Invariant } from './invariant.js';

export const stakesAreCovered: Invariant = {
  name: 'stakesAreCovered',
  check: ({ view }) => {
    let active = 0n;
    let cooling = 0n;
    for (const [account, stake] of view.stakes) {
      if (stake.active < 0n || stake.cooling < 0n) return `the stake of ${account} is below zero`;
      active += stake.active;
      cooling += stake.cooling;
    }
    if (active !== view.totalStaked) return `stakes add up to ${active} wei and the total is ${view.totalStaked} wei`;
    const held = view.balances.get(view.contracts.stakePool) ?? 0n;
    return active + cooling <= held ? null : `the stake pool owes ${active + cooling} wei and holds ${held} wei`;
  },
};
