import type { AttackStage } from '../../stage/attack-stage.js';
import type { DaoAttackScript, TryOutcome } from '../dao-attack-script.js';
import { openAssault, WHY_IT_ENDED } from '../open-assault.js';
import { oppositionOf, type Siege } from '../siege.js';
import { boughtCoalition } from '../votes/bought-coalition.js';
import { amountOf, inDollars } from '../words.js';

/** Pays holders for their votes. */
export const voteBuying: DaoAttackScript = {
  title: 'Vote buying',
  defence: 'Secret ballots, a timelock long enough to leave, a guardian, conviction or locked votes.',
  play,
};

async function play(siege: Siege, stage: AttackStage): Promise<TryOutcome> {
  const { loaded, defenders, unit } = siege;
  const { bribePercent, priceUsd } = loaded.dao.market;
  const sentence = `Pay holders ${bribePercent} % of a token’s price for each vote, and take the treasury.`;
  const coalition = boughtCoalition(siege);
  if (coalition === null) {
    const why = 'All voters together have no quorum.';
    return { sentence, outcome: 'impossible', evidence: 'estimate', cost: [], votesNeeded: siege.quorum, why };
  }
  const { tokens } = oppositionOf(coalition, siege);
  const usd = ((Number(tokens) / Number(unit)) * priceUsd * bribePercent) / 100;
  const bought = new Set(coalition.map(({ address }) => address));
  const largest = coalition.reduce((a, b) => (b.power > a.power ? b : a));
  const end = await openAssault(siege, stage, {
    who: 'bribed voters',
    author: largest.address,
    supporters: [...bought],
    support: `${bought.size} vote For with ${amountOf(siege, tokens)}`,
    opponents: defenders.filter(({ address }) => !bought.has(address)),
  });
  return {
    sentence,
    outcome: end === 'executed' ? 'succeeds' : 'fails',
    evidence: 'chain',
    cost: [{ what: `Bribes for ${bought.size} voters with ${amountOf(siege, tokens)}`, usd }],
    votesNeeded: tokens,
    why:
      end === 'executed'
        ? `${bought.size} voters were enough, and their votes cost ${inDollars(usd)}.`
        : WHY_IT_ENDED[end],
  };
}
