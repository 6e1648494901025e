import { emission } from '../emission/index.js';
import { governance } from '../governance/index.js';
import { market } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { training } from '../training/index.js';
import { collaborator, consistentWorker, diversifier, opportunist, specialist } from './archetypes.js';
import { earningColumns, earningPanels, earningReporters } from './reporting.js';
import { earningOutline } from './state.js';

const archetypes = { specialist, consistentWorker, diversifier, opportunist, collaborator };

/** Ways to earn in a DAO with the same hours, compared by what is left after what the hours earn elsewhere. */
export const earning = mechanism({
  outline: earningOutline,
  title: 'Earning strategies',
  uses: [token, staking, governance, rewards, emission, training, market],
  words: {},
  check: ({ population, earning: { hoursPerTick, trainingHours } }) =>
    population.some(({ archetype }) => archetype in archetypes) && trainingHours > hoursPerTick
      ? [
          {
            field: 'earning.trainingHours',
            message: `is ${trainingHours}, more than earning.hoursPerTick = ${hoursPerTick}: nobody could ever train`,
          },
        ]
      : [],
  create: () => ({}),
  readers: {},
  folds: {},
  archetypes,
  agentColumns: earningColumns(archetypes),
  reporters: earningReporters(archetypes),
  panels: earningPanels(archetypes),
});
