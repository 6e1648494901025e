import { ConstantProductPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeCall } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { gatherTokens } from '../market/gather-tokens.js';
import { usdOf } from '../market/pool-price.js';
import { type RoundTrip, roundTrip } from '../market/round-trip.js';
import { openTokenMarket, type TokenMarket } from '../market/token-market.js';
import { WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensToWin } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';
import { type HeldVote, voteWithHeldTokens } from './held-tokens.js';
import { heldForAPeriod } from './holding-period.js';
import { capitalAnHour, outcomeOf, type RouteDefinition, type RouteOutcome } from './route.js';

/** Who trades the pool's price back to the market's, and sells when the attack is seen to have succeeded. */
const OTHERS: Address = accountOf('rehearsal/other traders');

/** Buys tokens for the snapshot and sells them after it. */
export const buyAndSell: RouteDefinition = {
  title: 'Buy votes and sell the tokens again',
  defence: 'Votes count only after a holding period or a lock; a higher quorum; a longer voting delay makes it dearer.',
  run: (context, session) => run(context, session),
  control: (context, session, found) =>
    heldForAPeriod(context, session, found, async (defended) => (await tried(defended, session))?.vote.end ?? null),
};

async function run(context: AttackContext, session: AttackSession): Promise<RouteOutcome> {
  const { pool, loaded } = context;
  const { priceUsd, priceFallPercent } = loaded.dao.market;
  const needed = tokensToWin(context);
  const found = {
    premise: `if the pool has ${amountOf(context, pool.tokens)} at $${priceUsd}`,
    sentence: `Buy ${needed === null ? 'votes' : amountOf(context, needed)} before the snapshot, sell them after it, and vote For with what the snapshot says.`,
    votesNeeded: needed ?? 0n,
    votesAvailable: pool.tokens,
    hours: 0,
    cost: [],
    price: null,
  };
  const impossible = (why: string): RouteOutcome => ({ ...found, outcome: 'impossible', evidence: 'estimate', why });
  if (needed === null) return impossible('One account has one vote here, however many tokens it buys.');
  const sums = roundTrip(needed, pool, priceFallPercent);
  if (sums === null) {
    return impossible(`${amountOf(context, needed)} are needed, and the market has ${amountOf(context, pool.tokens)}.`);
  }
  const trip = await tried(context, session);
  if (trip === null) {
    return impossible(`${amountOf(context, needed)} are needed, and those who do not usually vote have fewer to sell.`);
  }
  const { vote, returned, resold } = trip;
  const capitalUsd = usdOf(sums.paid);
  const returnedUsd = usdOf(returned);
  const hourlyUsd = capitalAnHour(capitalUsd, context);
  const onceUsd = capitalUsd - returnedUsd;
  const how = resold ? '' : ' Too few tokens are left for others to trade with: what came back is by the sums.';
  return {
    ...found,
    outcome: outcomeOf(vote.end),
    evidence: 'chain',
    hours: vote.hours,
    cost: [
      { what: `${amountOf(context, needed)} bought in the pool`, usd: capitalUsd },
      { what: 'The same sold again after the snapshot', usd: -returnedUsd },
      {
        what: `The money that was tied up, ${loaded.dao.market.capitalAprPercent} % a year`,
        usd: hourlyUsd * vote.hours,
      },
    ],
    why:
      (vote.end === 'executed'
        ? `The snapshot counted tokens that were gone when the vote began; buying and selling lost ${inDollars(onceUsd)}.`
        : WHY_IT_ENDED[vote.end]) + how,
    price: {
      perVoteUsd: onceUsd / (Number(needed) / Number(context.unit)),
      onceUsd,
      hourlyUsd,
      capitalUsd,
      returnedUsd,
      lostByFallUsd: usdOf(sums.back - sums.backFallen),
    },
  };
}

interface Tried {
  readonly vote: HeldVote;
  /** Dollars with 18 decimals, as the chain says where the sale was made there. */
  readonly returned: bigint;
  readonly resold: boolean;
}

/** Buys, votes and sells on the chain. `null` where there are not that many tokens. */
async function tried(context: AttackContext, session: AttackSession): Promise<Tried | null> {
  const { attacker, token, loaded, pool } = context;
  const needed = tokensToWin(context);
  const sums = needed === null ? null : roundTrip(needed, pool, 0);
  if (needed === null || sums === null) return null;
  const market = await openTokenMarket(context, session);
  if (market.found < needed) return null;
  const lived = market.found === pool.tokens;
  const others = lived ? await gatherTokens(context, session, sums.arbitrage, OTHERS) : 0n;
  await fund(context, session, market, sums, lived);
  const resold = lived && others === sums.arbitrage;
  await loaded.chain.admit([attacker, OTHERS, market.pool.address]);
  const vote = await voteWithHeldTokens({
    context,
    session,
    who: 'attacker',
    support: `votes For with the ${amountOf(context, needed)} of the snapshot`,
    acquire: async () => {
      const what = `buys ${amountOf(context, needed)} for ${inDollars(usdOf(sums.paid))}${lived ? '' : ' by the sums'}, and delegates to itself`;
      const buying = lived
        ? sale(market, attacker, market.dollars.address, sums.paid)
        : {
            from: market.pool.address,
            to: token.address,
            data: encodeCall(VotesToken, 'transfer', [attacker, needed]),
          };
      await session.transactTogether('attacker', what, [
        buying,
        { from: attacker, to: token.address, data: encodeCall(VotesToken, 'delegate', [attacker]) },
      ]);
    },
    giveBack: async () => {
      const amount = await session.read(token, 'balanceOf', [attacker]);
      if (!resold) {
        const data = encodeCall(VotesToken, 'transfer', [market.pool.address, amount]);
        const what = `sells them for ${inDollars(usdOf(sums.back))} by the sums`;
        await session.transactTogether('attacker', what, [{ from: attacker, to: token.address, data }]);
        return;
      }
      const what = `sells them again, after others brought the price back to $${loaded.dao.market.priceUsd}`;
      await session.transactTogether('attacker', what, [
        sale(market, OTHERS, token.address, sums.arbitrage),
        sale(market, attacker, token.address, amount),
      ]);
    },
  });
  const returned = resold ? await session.read(market.dollars, 'balanceOf', [attacker]) : sums.back;
  return { vote, returned, resold };
}

/** Dollars to buy with, and leave for the pool to take what is sold. */
async function fund(
  { attacker, loaded, token }: AttackContext,
  session: AttackSession,
  { pool, dollars }: TokenMarket,
  { paid, arbitrage }: RoundTrip,
  lived: boolean,
): Promise<void> {
  if (!lived) return;
  await session.prepare(loaded.chain.deployer, dollars, 'mint', [attacker, paid]);
  await session.prepare(attacker, dollars, 'approve', [pool.address, paid]);
  await session.prepare(attacker, token, 'approve', [pool.address, 2n ** 256n - 1n]);
  await session.prepare(OTHERS, token, 'approve', [pool.address, arbitrage]);
}

const sale = ({ pool }: TokenMarket, from: Address, sold: Address, amount: bigint) => ({
  from,
  to: pool.address,
  data: encodeCall(ConstantProductPool, 'sell', [sold, amount]),
});
