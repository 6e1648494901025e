import { VotesToken } from '../../../../../contracts/bindings/index.js';
import { accountOf, encodeCall } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import { type AttackContext, oppositionOf } from '../attack-context.js';
import type { DaoAttackDefinition } from '../dao-attack-definition.js';
import { usdOf } from '../market/pool-price.js';
import { attemptTreasuryTransfer, type TransferEnd, WHY_IT_ENDED } from '../treasury-transfer.js';
import { boughtCoalition } from '../votes/bought-coalition.js';
import type { Voter } from '../votes/defenders.js';
import { amountOf, inDollars } from '../words.js';
import { defendedDao } from './defended-dao.js';
import { outcomeOf, type RouteDefinition, type RouteOutcome, SECONDS_AN_HOUR } from './route.js';

const GUARDIAN = accountOf('rehearsal/guardian of a control');

/** Pays holders for each vote. */
export const bribeVoters: RouteDefinition = {
  title: 'Bribe voters',
  defence: 'Secret ballots, a timelock long enough to leave, a guardian, conviction or locked votes.',
  run: (context, session) => run(context, session),
  control: async (context, session) => {
    const coalition = boughtCoalition(context);
    if (coalition === null) return null;
    const defended = await defendedDao(context, session, { holdingPeriodSeconds: 0, guardian: GUARDIAN });
    if (defended === null) return null;
    const end = await bribed(defended, session, coalition);
    return {
      defence: 'The same rules, and a guardian who may cancel until it is executed.',
      outcome: outcomeOf(end),
      why: end === 'executed' ? 'It is carried out all the same.' : WHY_IT_ENDED[end],
    };
  },
};

/** What bribes suppose: nobody knows whether holders sell, and for how much. */
export const bribePremise = ({ loaded }: Pick<AttackContext, 'loaded'>): string =>
  `if holders sell a vote for ${loaded.dao.market.bribePercent} % of a token’s price`;

async function run(context: AttackContext, session: AttackSession): Promise<RouteOutcome> {
  const { loaded, unit } = context;
  const { bribePercent, priceUsd } = loaded.dao.market;
  const found = {
    premise: bribePremise(context),
    sentence: `Pay holders ${bribePercent} % of a token’s price for each vote, and take the treasury.`,
    votesAvailable: context.voters.reduce((sum, { power }) => sum + power, 0n),
  };
  const coalition = boughtCoalition(context);
  if (coalition === null) {
    return {
      ...found,
      outcome: 'impossible',
      evidence: 'estimate',
      why: 'All voters together have no quorum.',
      votesNeeded: context.quorum,
      hours: 0,
      cost: [],
      price: null,
    };
  }
  const { tokens } = oppositionOf(coalition, context);
  const perVoteUsd = (priceUsd * bribePercent) / 100;
  const usd = (Number(tokens) / Number(unit)) * perVoteUsd;
  const end = await bribed(context, session, coalition);
  return {
    ...found,
    outcome: outcomeOf(end),
    evidence: 'chain',
    votesNeeded: tokens,
    hours: loaded.dao.governor.votingPeriodSeconds / SECONDS_AN_HOUR,
    cost: [{ what: `Bribes for ${coalition.length} voters with ${amountOf(context, tokens)}`, usd }],
    why:
      end === 'executed'
        ? `${coalition.length} voters were enough, and their votes cost ${inDollars(usd)}.`
        : WHY_IT_ENDED[end],
    price: { perVoteUsd, onceUsd: usd, hourlyUsd: 0, capitalUsd: usd, returnedUsd: 0, lostByFallUsd: 0 },
  };
}

/** Bribed voters vote For, and are paid once everybody has seen how they voted; all others of the usual ones vote Against. */
async function bribed(
  context: AttackContext,
  session: AttackSession,
  coalition: readonly Voter[],
): Promise<TransferEnd> {
  const { loaded, defenders, attacker, unit } = context;
  const { market } = loaded.dao;
  const bought = new Set(coalition.map(({ address }) => address));
  const largest = coalition.reduce((a, b) => (b.power > a.power ? b : a));
  const { tokens } = oppositionOf(coalition, context);
  const perToken = BigInt(Math.round(market.priceUsd * market.bribePercent * 1e4)) * 10n ** 12n;
  const bribes = coalition.map(({ address, power }) => ({ address, dollars: (power * perToken) / unit }));
  const total = bribes.reduce((sum, { dollars }) => sum + dollars, 0n);
  const dollars = await session.deploy(VotesToken, ['Dollars', 'USD', 18n, loaded.chain.deployer]);
  await session.prepare(loaded.chain.deployer, dollars, 'mint', [attacker, total]);
  return attemptTreasuryTransfer(context, session, {
    who: 'bribed voters',
    author: largest.address,
    supporters: [...bought],
    support: `${bought.size} vote For with ${amountOf(context, tokens)}`,
    opponents: defenders.filter(({ address }) => !bought.has(address)),
    afterVotes: async () => {
      const what = `pays ${inDollars(usdOf(total))} to the ${bribes.length} who voted For`;
      await session.transactTogether(
        'attacker',
        what,
        bribes.map(({ address, dollars: amount }) => ({
          from: attacker,
          to: dollars.address,
          data: encodeCall(VotesToken, 'transfer', [address, amount]),
        })),
      );
    },
  });
}

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
