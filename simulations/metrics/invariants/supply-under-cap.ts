import type { Invariant } from './invariant.js';

export const supplyUnderCap: Invariant = {
  name: 'supplyUnderCap',
  check: ({ view, cap }) =>
    view.supply <= cap ? null : `the supply is ${view.supply} wei, more than its cap of ${cap} wei`,
};
