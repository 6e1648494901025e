import { ConfigurableGovernor } from '../../../../../contracts/bindings/index.js';
import { encodeCall } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { buyVotes } from '../market/buy-votes.js';
import { WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensToOutvote } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';
import { holdingsOf, type RentableVotes, rentableVotes } from './rentable-votes.js';
import { etherOf, openRental, type RentalOptions, type RentalResult, rentAndVote } from './rental.js';
import { outcomeOf, type RouteDefinition, type RouteOutcome } from './route.js';

const WEI = 1e18;
/** Moments between a proposal and its snapshot that holders need to leave. */
const TIME_TO_LEAVE = 3n;

/** Rents the votes of holders who have delegated to a market, as LobbyFi’s customers do. */
export const rentVotes: RouteDefinition = {
  title: 'Rent votes',
  defence:
    'A voting delay in which delegators see the proposal and leave the market; a market that screens or caps what it rents; buying the votes back; a timelock and a guardian.',
  run,
  control: async (context, session, found) => {
    if (found.price === null) return null;
    const leave = context.votingDelay >= TIME_TO_LEAVE;
    const { result } = await tried(context, session, leave ? 'holdersLeave' : 'counterBid');
    if (result === null) return null;
    return {
      defence: leave
        ? 'The holders see the proposal, and leave the market before its snapshot.'
        : 'The snapshot comes with the proposal, too soon to leave: the usual voters bid a wei more for the same votes.',
      outcome: outcomeOf(result.end),
      why: leave
        ? 'Nothing was left to rent, and nobody else was for it.'
        : 'The highest bid decides: the rented votes were cast Against. How far each side goes is a matter of money.',
    };
  },
};

async function run(context: AttackContext, session: AttackSession): Promise<RouteOutcome> {
  const { loaded, unit } = context;
  const { market } = loaded.dao;
  const asked = await rentableHere(context);
  const needed = tokensToOutvote(context, asked.opponents) ?? context.quorum;
  const found = {
    premise: `if holders of ${market.rentablePercent} % of voting power rent their votes out for ${market.rentPercent} % of a token’s price`,
    sentence: `Bid in the auction of ${amountOf(context, asked.votes)} that holders have delegated to a rental market; the highest bid decides how all are cast.`,
    votesNeeded: needed,
    votesAvailable: asked.votes,
    hours: 0,
    cost: [],
    price: null,
  };
  const impossible = (why: string): RouteOutcome => ({ ...found, outcome: 'impossible', evidence: 'estimate', why });
  if (asked.votes === 0n) return impossible('No holder rents votes out.');
  if (!(await canRent(context))) {
    return impossible('The governor does not tell snapshots and deadlines as the market’s contract asks for them.');
  }
  const { result, lacking, thresholdUsd } = await tried(context, session, 'none');
  if (result === null) return impossible(`To be allowed to propose: ${lacking}`);
  const reserve = (Number(asked.votes) / Number(unit)) * reservePerVote(context);
  const bidEth = result.paidWei === null ? reserve : Number(result.paidWei) / WEI;
  const rentUsd = bidEth * market.ethUsd;
  const cost = [
    {
      what: `Rent of ${amountOf(context, asked.votes)}: ${etherOf(result.paidWei ?? 0n)} ETH at $${market.ethUsd.toLocaleString('en-US')}`,
      usd: rentUsd,
    },
    ...(thresholdUsd === 0
      ? []
      : [{ what: `${amountOf(context, context.threshold)} to be allowed to propose`, usd: thresholdUsd }]),
  ];
  const onceUsd = rentUsd + thresholdUsd;
  return {
    ...found,
    outcome: outcomeOf(result.end),
    evidence: 'chain',
    hours: result.hours,
    cost,
    why: whyOf(context, asked, needed, result, rentUsd),
    price: {
      perVoteUsd: rentUsd / (Number(asked.votes) / Number(unit)),
      onceUsd,
      hourlyUsd: 0,
      capitalUsd: onceUsd,
      returnedUsd: 0,
      lostByFallUsd: 0,
    },
  };
}

function whyOf(
  context: AttackContext,
  { votes }: RentableVotes,
  needed: bigint,
  { end, won }: RentalResult,
  rentUsd: number,
): string {
  if (end === 'executed')
    return `The attacker’s bid was the highest: all rented votes were cast For, for ${inDollars(rentUsd)}.`;
  if (!won) return 'Nobody took the attacker’s bid.';
  if (end === 'defeated' && votes < needed) {
    return `All that is for rent is ${amountOf(context, votes)}, and ${amountOf(context, needed)} are needed.`;
  }
  return WHY_IT_ENDED[end];
}

interface Tried {
  readonly result: RentalResult | null;
  readonly lacking: string | null;
  /** What it cost to be allowed to propose. */
  readonly thresholdUsd: number;
}

async function tried(
  context: AttackContext,
  session: AttackSession,
  defence: RentalOptions['defence'],
): Promise<Tried> {
  const { threshold, attacker, loaded } = context;
  const purchase = threshold > 0n ? await buyVotes(context, session, new Map([[attacker, threshold]])) : null;
  if (purchase !== null && purchase.lacking !== null) {
    return { result: null, lacking: purchase.lacking, thresholdUsd: 0 };
  }
  const options: RentalOptions = {
    rentable: await rentableHere(context),
    reserveWei: BigInt(Math.round(reservePerVote(context) * WEI)),
    rivalWei: BigInt(Math.round(loaded.dao.market.rivalBidEth * 1e9)) * 10n ** 9n,
    defence,
  };
  const market = await openRental(context, session, options);
  const result = await rentAndVote(context, session, market, options);
  return { result, lacking: null, thresholdUsd: purchase?.costUsd ?? 0 };
}

const rentableHere = async (context: AttackContext): Promise<RentableVotes> =>
  rentableVotes(context, await holdingsOf(context), context.loaded.dao.market.rentablePercent);

/** Least rent of one token's votes, in ETH. */
const reservePerVote = ({ loaded }: AttackContext): number => {
  const { priceUsd, rentPercent, ethUsd } = loaded.dao.market;
  return ethUsd === 0 ? 0 : (priceUsd * rentPercent) / 100 / ethUsd;
};

/** Whether a governor answers what the market's contract asks it. */
async function canRent({ loaded }: AttackContext): Promise<boolean> {
  if (loaded.protocol !== undefined && loaded.protocol !== 'openZeppelin') return false;
  const [answer] = await loaded.chain.call([
    { to: loaded.governor, data: encodeCall(ConfigurableGovernor, 'clock', []) },
  ]);
  return answer !== undefined && 'data' in answer && answer.data !== '0x';
}
