import type { DaoAttackDefinition } from '../dao-attack-definition.js';
import { bribePremise, bribeVoters } from '../vote-market/bribe-voters.js';

/** Pays holders for their votes. */
export const voteBuying: DaoAttackDefinition = {
  title: 'Vote buying',
  premise: bribePremise,
  defence: bribeVoters.defence,
  run: async (context, session) => {
    const { sentence, outcome, evidence, cost, why, votesNeeded } = await bribeVoters.run(context, session);
    return { sentence, outcome, evidence, cost, why, votesNeeded };
  },
};
