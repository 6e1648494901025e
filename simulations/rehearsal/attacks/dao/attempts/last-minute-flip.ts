import type { AttackSession } from '../../session/attack-session.js';
import { type AttackContext, missingForQuorum } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { HostileProposal } from '../hostile-proposal.js';
import { buyVotes } from '../market/buy-votes.js';
import { type TransferEnd, WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensForWeight } from '../votes/vote-weight.js';
import { amountOf } from '../words.js';

const NOBODY = { tokens: 0n, weight: 0n };

/** Lets a proposal look dead, and votes in the last block. */
export const lastMinuteFlip: DaoAttackDefinition = {
  title: 'Last-minute flip',
  defence: 'A late-quorum extension gives everybody time to answer; a timelock and a guardian come after it.',
  run,
};

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { attacker, defenders } = context;
  const majority = tokensForWeight(1n, context.weights, context.unit) ?? 1n;
  const needed = [missingForQuorum(context, NOBODY), context.threshold].reduce((a, b) => (a > b ? a : b), majority);
  const sentence =
    'Buy just a quorum, propose to take the treasury, and vote in the last block; the usual voters see it only then.';
  const purchase = await buyVotes(context, session, new Map([[attacker, needed]]));
  if (purchase.lacking !== null) {
    const why = purchase.lacking;
    return { sentence, outcome: 'impossible', evidence: 'estimate', cost: [], votesNeeded: needed, why };
  }
  const cost = [{ what: `${amountOf(context, needed)} bought in the pool`, usd: purchase.costUsd }];
  const found = { sentence, cost, votesNeeded: needed };
  const { end, answered } = await flip(context, session);
  if (end === 'executed') {
    const why =
      answered > 0n
        ? 'Voting was extended, and those who answered were too few.'
        : `Voting was over before any of the ${defenders.length} usual voters could answer.`;
    return { ...found, outcome: 'succeeds', evidence: 'chain', why };
  }
  const why =
    end === 'defeated' && answered > 0n
      ? 'The late quorum extended the voting, and the usual voters answered in time.'
      : WHY_IT_ENDED[end];
  return { ...found, outcome: 'fails', evidence: 'chain', why };
}

async function flip(
  context: AttackContext,
  session: AttackSession,
): Promise<{ readonly end: TransferEnd; readonly answered: bigint }> {
  const { loaded, attacker, defenders, drain } = context;
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author: attacker,
    who: 'attacker',
  });
  if (proposal === null) return { end: 'notProposed', answered: 0n };
  const last = await proposal.deadline;
  await proposal.vote('attacker', 'votes For in the last block', [attacker], 'for', last);
  const against = defenders.map(({ address }) => address);
  const what = `${against.length} see it and try to vote Against`;
  const answered = await proposal.vote('usual voters', what, against, 'against', last + 1n);
  if (!(await proposal.close())) return { end: 'defeated', answered };
  return { end: (await proposal.carryOut('attacker', true)) ? 'executed' : 'stopped', answered };
}
