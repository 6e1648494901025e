import { governance } from '../governance/index.js';
import { market } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { learnersColumns, learnersPanels, learnersReporters } from './reporting.js';
import { learnersOutline } from './state.js';
import { learningTrader } from './trader.js';
import { learningVoter } from './voter.js';

/** A trader and a voter who decide by small networks that learn from what their decisions brought. */
export const learners = mechanism({
  outline: learnersOutline,
  title: 'Learning agents',
  uses: [token, staking, governance, market],
  // It is there where its agents are.
  present: () => false,
  words: {},
  create: () => ({}),
  readers: {},
  folds: {},
  archetypes: { learningTrader, learningVoter },
  agentColumns: learnersColumns,
  reporters: learnersReporters,
  panels: learnersPanels,
});
