import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { buyVotes } from '../market/buy-votes.js';
import { attemptTreasuryTransfer, WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensToWin } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';

/** Buys, openly, more votes than usually turn up. */
export const lowTurnoutAmbush: DaoAttackDefinition = {
  title: 'Low-turnout ambush',
  defence: 'A higher quorum, a longer voting period, alerts to holders, a guardian.',
  run,
};

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { defenders, attacker } = context;
  const needed = tokensToWin(context);
  const sentence = `Buy more votes than the ${defenders.length} usual voters have, propose to take the treasury, and vote For.`;
  const failed = {
    sentence,
    outcome: 'impossible',
    evidence: 'estimate',
    cost: [],
    votesNeeded: needed ?? 0n,
  } as const;
  if (needed === null) return { ...failed, why: 'One account has one vote here, however many tokens it buys.' };
  const purchase = await buyVotes(context, session, new Map([[attacker, needed]]));
  if (purchase.lacking !== null) return { ...failed, why: purchase.lacking };
  const { costUsd } = purchase;
  const cost = [{ what: `${amountOf(context, needed)} bought in the pool`, usd: costUsd }];
  const support = `votes For with ${amountOf(context, needed)}`;
  const end = await attemptTreasuryTransfer(context, session, {
    who: 'attacker',
    author: attacker,
    supporters: [attacker],
    support,
    opponents: defenders,
  });
  const why =
    end === 'executed' ? `${inDollars(costUsd)} bought more votes than exchanged up, and a quorum.` : WHY_IT_ENDED[end];
  const outcome = end === 'executed' ? 'succeeds' : 'fails';
  return { sentence, outcome, evidence: 'chain', cost, votesNeeded: needed, why };
}
