import type { AttackSession } from '../../session/attack-session.js';
import { type AttackContext, oppositionOf } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { attemptTreasuryTransfer, WHY_IT_ENDED } from '../treasury-transfer.js';
import { boughtCoalition } from '../votes/bought-coalition.js';
import { amountOf, inDollars } from '../words.js';

/** Pays holders for their votes. */
export const voteBuying: DaoAttackDefinition = {
  title: 'Vote buying',
  defence: 'Secret ballots, a timelock long enough to leave, a guardian, conviction or locked votes.',
  run,
};

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { loaded, defenders, unit } = context;
  const { bribePercent, priceUsd } = loaded.dao.market;
  const sentence = `Pay holders ${bribePercent} % of a token’s price for each vote, and take the treasury.`;
  const coalition = boughtCoalition(context);
  if (coalition === null) {
    const why = 'All voters together have no quorum.';
    return { sentence, outcome: 'impossible', evidence: 'estimate', cost: [], votesNeeded: context.quorum, why };
  }
  const { tokens } = oppositionOf(coalition, context);
  const usd = ((Number(tokens) / Number(unit)) * priceUsd * bribePercent) / 100;
  const bought = new Set(coalition.map(({ address }) => address));
  const largest = coalition.reduce((a, b) => (b.power > a.power ? b : a));
  const end = await attemptTreasuryTransfer(context, session, {
    who: 'bribed voters',
    author: largest.address,
    supporters: [...bought],
    support: `${bought.size} vote For with ${amountOf(context, tokens)}`,
    opponents: defenders.filter(({ address }) => !bought.has(address)),
  });
  return {
    sentence,
    outcome: end === 'executed' ? 'succeeds' : 'fails',
    evidence: 'chain',
    cost: [{ what: `Bribes for ${bought.size} voters with ${amountOf(context, tokens)}`, usd }],
    votesNeeded: tokens,
    why:
      end === 'executed'
        ? `${bought.size} voters were enough, and their votes cost ${inDollars(usd)}.`
        : WHY_IT_ENDED[end],
  };
}
