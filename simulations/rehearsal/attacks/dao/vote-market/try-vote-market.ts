import {
  type AttackStep,
  type HoldingCost,
  VOTE_ROUTES,
  type VoteMarketReport,
  type VoteRoute,
  type VoteRouteControl,
  type VoteRouteReport,
} from '../../attack-report.js';
import { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { plain } from '../words.js';
import { borrowVotes } from './borrow-votes.js';
import { bribeVoters } from './bribe-voters.js';
import { buyAndSell } from './buy-and-sell.js';
import { rentVotes } from './rent-votes.js';
import { type RouteDefinition, type RouteOutcome, type RoutePrice, SECONDS_AN_HOUR } from './route.js';

const DEFINITIONS: Readonly<Record<VoteRoute, RouteDefinition>> = {
  rent: rentVotes,
  buy: buyAndSell,
  borrow: borrowVotes,
  bribe: bribeVoters,
};

interface TryOptions {
  readonly signal?: AbortSignal;
  readonly onRoute?: (title: string) => void;
}

/**
 * Asks what the verdict on a proposal that takes the treasury costs on every way to come by votes, each tried on the chain
 * from the same state, and once more with a defence.
 */
export async function tryVoteMarket(
  context: AttackContext,
  { signal, onRoute }: TryOptions = {},
): Promise<VoteMarketReport> {
  const routes: VoteRouteReport[] = [];
  for (const route of VOTE_ROUTES) {
    signal?.throwIfAborted();
    onRoute?.(DEFINITIONS[route].title);
    const { found, steps } = await fromHere(context, (session) => DEFINITIONS[route].run(context, session));
    signal?.throwIfAborted();
    const control = await fromHere(context, (session) => DEFINITIONS[route].control(context, session, found));
    routes.push(
      reportOf(
        context,
        route,
        found,
        steps,
        control.found === null ? null : { ...control.found, steps: control.steps },
      ),
    );
  }
  const sorted = routes.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || priceOf(a) - priceOf(b));
  const [first] = sorted;
  return {
    routes: sorted,
    cheapest: first?.outcome === 'succeeds' ? first.route : null,
    assumptions: assumptionsOf(context),
  };
}

const ORDER = { succeeds: 0, fails: 1, impossible: 2 } as const;
const priceOf = ({ costUsd }: VoteRouteReport) => costUsd ?? Number.POSITIVE_INFINITY;

/** Does something on the chain, and puts that back to what it was. */
async function fromHere<T>(
  { loaded }: AttackContext,
  act: (session: AttackSession) => Promise<T>,
): Promise<{ readonly found: T; readonly steps: readonly AttackStep[] }> {
  const before = await loaded.chain.snapshot();
  const session = await AttackSession.on(loaded.chain);
  const found = await act(session);
  await loaded.chain.revert(before);
  return { found, steps: session.steps };
}

function reportOf(
  { loaded }: AttackContext,
  route: VoteRoute,
  found: RouteOutcome,
  steps: readonly AttackStep[],
  control: VoteRouteControl | null,
): VoteRouteReport {
  const { price, votesNeeded, votesAvailable, ...outcome } = found;
  const { decimals } = loaded.membership;
  const { ethUsd } = loaded.dao.market;
  return {
    route,
    title: DEFINITIONS[route].title,
    defence: DEFINITIONS[route].defence,
    ...outcome,
    votesNeeded: plain(votesNeeded, decimals),
    votesAvailable: plain(votesAvailable, decimals),
    ...moneyOf(found, ethUsd),
    held: price === null ? [] : holdingCosts(route, found.hours, price, loaded.dao.governor),
    control,
    steps,
  };
}

function moneyOf(
  { price, hours }: RouteOutcome,
  ethUsd: number,
): Pick<VoteRouteReport, 'perVote' | 'costUsd' | 'onceUsd' | 'hourlyUsd' | 'capitalUsd' | 'returnedUsd'> {
  if (price === null) {
    return { perVote: null, costUsd: null, onceUsd: null, hourlyUsd: null, capitalUsd: null, returnedUsd: null };
  }
  const { perVoteUsd, onceUsd, hourlyUsd, capitalUsd, returnedUsd } = price;
  const perVote = { usd: perVoteUsd, eth: ethUsd === 0 ? 0 : perVoteUsd / ethUsd };
  return { perVote, costUsd: onceUsd + hourlyUsd * hours, onceUsd, hourlyUsd, capitalUsd, returnedUsd };
}

/** What it costs to have the votes until the snapshot, and for longer, which no governor with snapshots asks for. */
export function holdingCosts(
  route: VoteRoute,
  hours: number,
  { onceUsd, hourlyUsd, lostByFallUsd }: RoutePrice,
  { votingPeriodSeconds, timelockDelaySeconds }: { votingPeriodSeconds: number; timelockDelaySeconds: number },
): readonly HoldingCost[] {
  const voting = votingPeriodSeconds / SECONDS_AN_HOUR;
  const waiting = timelockDelaySeconds / SECONDS_AN_HOUR;
  const cost = (until: HoldingCost['until'], held: number, more = 0): HoldingCost => ({
    until,
    hours: held,
    costUsd: onceUsd + more + hourlyUsd * held,
  });
  // Rents and bribes are for one vote, and paid once, however long it takes.
  if (route === 'rent' || route === 'bribe') return [cost('vote', hours)];
  return [
    cost('snapshot', hours),
    cost('vote', hours + voting),
    cost('execution', hours + voting + waiting, lostByFallUsd),
  ];
}

function assumptionsOf({ loaded }: AttackContext): readonly string[] {
  const { market } = loaded.dao;
  return [
    `Rent: holders of ${market.rentablePercent} % of voting power have delegated to one market, those who do not usually vote first; they ask ${market.rentPercent} % of a token’s price a vote, ${market.rivalBidEth === 0 ? 'nobody else bids' : `somebody else bids ${market.rivalBidEth} ETH`}, and the market keeps a tenth.`,
    `Buy: one pool at $${market.priceUsd}; others bring its price back before the tokens are sold again. Whoever keeps them until all see that it succeeded sells ${market.priceFallPercent} % lower.`,
    `Borrow: ${market.borrowablePercent} % of the supply are in one lending market that nobody else has borrowed from; ${market.borrowAprPercent} % a year where 45 % are lent, ${market.borrowAprFullPercent} % where all are; ${market.collateralPercent} % collateral, which nobody liquidates.`,
    `Bribe: every holder sells for ${market.bribePercent} % of a token’s price, and votes as it was paid for.`,
    `Money that is tied up would earn ${market.capitalAprPercent} % a year elsewhere. One ETH is $${market.ethUsd.toLocaleString('en-US')}. Gas is not counted.`,
  ];
}
