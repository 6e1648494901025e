import type { VoteRouteControl, VoteRouteReport } from '../../attack-report.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import type { TransferEnd } from '../treasury-transfer.js';

/** What one way to come by votes was found to do. Votes are in the token's smallest unit. */
export interface RouteOutcome
  extends Pick<VoteRouteReport, 'premise' | 'sentence' | 'outcome' | 'evidence' | 'why' | 'hours' | 'cost'> {
  readonly votesNeeded: bigint;
  readonly votesAvailable: bigint;
  /** `null` where nothing can be had, so that nothing has a price. */
  readonly price: RoutePrice | null;
}

/** What it costs, in USD. */
export interface RoutePrice {
  readonly perVoteUsd: number;
  readonly onceUsd: number;
  readonly hourlyUsd: number;
  readonly capitalUsd: number;
  readonly returnedUsd: number;
  /** What more is lost when tokens are kept until the attack is seen to have succeeded. */
  readonly lostByFallUsd: number;
}

/** A way to come by votes. */
export interface RouteDefinition extends Pick<VoteRouteReport, 'title' | 'defence'> {
  readonly run: (context: AttackContext, session: AttackSession) => Promise<RouteOutcome>;
  /** Tries it with a defence. `null` where this DAO cannot have it. */
  readonly control: (
    context: AttackContext,
    session: AttackSession,
    found: RouteOutcome,
  ) => Promise<Omit<VoteRouteControl, 'steps'> | null>;
}

/** Whether a vote on taking the treasury went as the attacker wanted. */
export const outcomeOf = (end: TransferEnd): 'succeeds' | 'fails' => (end === 'executed' ? 'succeeds' : 'fails');

export const SECONDS_AN_HOUR = 3_600;
export const HOURS_A_YEAR = 8_760;

/** What money that is tied up would have earned in an hour. */
export const capitalAnHour = (usd: number, { loaded }: Pick<AttackContext, 'loaded'>): number =>
  (usd * loaded.dao.market.capitalAprPercent) / 100 / HOURS_A_YEAR;
