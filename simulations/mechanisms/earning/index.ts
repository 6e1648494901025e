import { budgets } from '../budgets/index.js';
import { emission } from '../emission/index.js';
import { governance } from '../governance/index.js';
import { grants } from '../grants/index.js';
import { market } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { training } from '../training/index.js';
import { collaborator, consistentWorker, diversifier, networker, opportunist, specialist } from './archetypes.js';
import { earningColumns, earningPanels, earningReporters, NETWORKER } from './reporting.js';
import { earningOutline } from './state.js';

const archetypes = { specialist, consistentWorker, diversifier, opportunist, collaborator, networker };
/** Those whose work is rounds of training. */
const TRAINS = new Set(Object.keys(archetypes).filter((archetype) => archetype !== NETWORKER));

/** Ways to earn in a DAO with the same hours, compared by what is left after what the hours earn elsewhere. */
export const earning = mechanism({
  outline: earningOutline,
  title: 'Earning strategies',
  uses: [token, staking, governance, rewards, emission, training, market],
  mayUse: [grants, budgets],
  words: {},
  check: ({ population, grants: section, earning: { hoursPerTick, trainingHours, networkingHours } }) => {
    const lives = (kinds: ReadonlySet<string>) => population.some(({ archetype }) => kinds.has(archetype));
    const networkers = lives(new Set([NETWORKER]));
    const over = (field: string, hours: number, what: string) => ({
      field: `earning.${field}`,
      message: `is ${hours}, and earning.hoursPerTick = ${hoursPerTick}: nobody could ever ${what}`,
    });
    return [
      ...(lives(TRAINS) && trainingHours > hoursPerTick ? [over('trainingHours', trainingHours, 'train')] : []),
      ...(networkers && networkingHours >= hoursPerTick ? [over('networkingHours', networkingHours, 'work')] : []),
      ...(networkers && section === undefined
        ? [{ field: 'grants', message: 'is left out, and networkers live on bounties: nothing would ever pay them' }]
        : []),
    ];
  },
  create: () => ({}),
  readers: {},
  folds: {},
  archetypes,
  agentColumns: earningColumns(archetypes),
  reporters: earningReporters(archetypes),
  panels: earningPanels(archetypes),
});
