import type { AttackStage } from '../../stage/attack-stage.js';
import type { DaoAttackScript, TryOutcome } from '../dao-attack-script.js';
import { buyVotes } from '../market/buy-votes.js';
import { openAssault, WHY_IT_ENDED } from '../open-assault.js';
import { missingForQuorum, oppositionOf, type Siege } from '../siege.js';
import { tokensForWeight } from '../votes/vote-weight.js';
import { amountOf, inDollars } from '../words.js';

/** Buys, openly, more votes than usually turn up. */
export const lowTurnoutAmbush: DaoAttackScript = {
  title: 'Low-turnout ambush',
  defence: 'A higher quorum, a longer voting period, alerts to holders, a guardian.',
  play,
};

async function play(siege: Siege, stage: AttackStage): Promise<TryOutcome> {
  const { defenders, attacker } = siege;
  const needed = ambushTokens(siege);
  const sentence = `Buy more votes than the ${defenders.length} usual voters have, propose to take the treasury, and vote For.`;
  const failed = {
    sentence,
    outcome: 'impossible',
    evidence: 'estimate',
    cost: [],
    votesNeeded: needed ?? 0n,
  } as const;
  if (needed === null) return { ...failed, why: 'One account has one vote here, however many tokens it buys.' };
  const purchase = await buyVotes(siege, stage, new Map([[attacker, needed]]));
  if (purchase.lacking !== null) return { ...failed, why: purchase.lacking };
  const { costUsd } = purchase;
  const cost = [{ what: `${amountOf(siege, needed)} bought in the pool`, usd: costUsd }];
  const support = `votes For with ${amountOf(siege, needed)}`;
  const end = await openAssault(siege, stage, {
    who: 'attacker',
    author: attacker,
    supporters: [attacker],
    support,
    opponents: defenders,
  });
  const why =
    end === 'executed' ? `${inDollars(costUsd)} bought more votes than turned up, and a quorum.` : WHY_IT_ENDED[end];
  const outcome = end === 'executed' ? 'succeeds' : 'fails';
  return { sentence, outcome, evidence: 'chain', cost, votesNeeded: needed, why };
}

/** Tokens of one account that outweigh the usual voters, reach the quorum and may propose; `null` when none do. */
export function ambushTokens(siege: Siege): bigint | null {
  const against = oppositionOf(siege.defenders, siege);
  const majority = tokensForWeight(against.weight + 1n, siege.weights, siege.unit);
  if (majority === null) return null;
  return [missingForQuorum(siege, against), siege.threshold, 1n].reduce((a, b) => (a > b ? a : b), majority);
}
