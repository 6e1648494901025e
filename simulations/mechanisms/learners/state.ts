import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

/** It has no contracts: what it brings is people. */
export const learnersOutline: Outline<'learners', Record<never, never>, object, never> = {
  name: 'learners',
  section: null,
  contracts: {},
  empty: {},
};
export type LearnersScope = ScopeOf<
  typeof learnersOutline,
  typeof token | typeof staking | typeof governance | typeof market
>;
