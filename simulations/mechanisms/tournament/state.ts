import { PredictionTournament } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';
import { tournamentSection } from './section.js';

type OfAccount = Fact & { readonly account: Address };
type OfRound = Fact & { readonly round: number };

/** Amounts are wei, scores 1/10^9, times Unix seconds. */
export type TournamentFact =
  | (OfAccount & { readonly type: 'tournamentStaked' | 'tournamentStakeReleased'; readonly amount: bigint })
  | (OfAccount & {
      readonly type: 'tournamentReleaseRequested';
      readonly amount: bigint;
      readonly releasableAt: number;
    })
  | (OfAccount & OfRound & { readonly type: 'predictionsCommitted'; readonly commitment: Hex })
  | (OfAccount & OfRound & { readonly type: 'predictionsRevealed'; readonly predictions: Hex; readonly atRisk: bigint })
  | (OfRound & { readonly type: 'targetsResolved'; readonly targets: Hex })
  | (OfAccount &
      OfRound & {
        readonly type: 'predictionsScored';
        readonly corr: number;
        readonly mmc: number;
        readonly payout: bigint;
        readonly fromWaiting: bigint;
      });
export const tournamentEvents = eventsOf<TournamentFact>();

/** What somebody's predictions scored (1/10^9), and what its stake gained, or lost where it is below 0 (wei). */
export interface PredictionScore {
  readonly corr: number;
  readonly mmc: number;
  readonly payout: bigint;
}

/** What somebody revealed in a round. */
export interface Entry {
  /** A byte a row. */
  readonly predictions: Hex;
  /** Wei. */
  readonly atRisk: bigint;
  /** `null` until the round is scored. */
  readonly score: PredictionScore | null;
}

/** A round that somebody took part in. */
export interface TournamentRound {
  readonly entries: ReadonlyMap<Address, Entry>;
  /** Wei, of all. */
  readonly atRisk: bigint;
  /** A byte a row; `null` until they are known. */
  readonly targets: Hex | null;
}

/** Amounts are wei. */
export interface TournamentStake {
  /** In all, and what of it waits to be released. */
  readonly staked: bigint;
  readonly waiting: bigint;
  /** When it is free (Unix seconds). */
  readonly releasableAt: number;
}
export const NO_STAKE: TournamentStake = { staked: 0n, waiting: 0n, releasableAt: 0 };

/** Amounts are wei. */
export interface TournamentState {
  readonly stakes: ReadonlyMap<Address, TournamentStake>;
  readonly rounds: ReadonlyMap<number, TournamentRound>;
  readonly totalStaked: bigint;
  /** Ever staked, released, paid and burnt. */
  readonly stakedIn: bigint;
  readonly released: bigint;
  readonly paid: bigint;
  readonly burnt: bigint;
  /** What of it waited to be released. */
  readonly burntWaiting: bigint;
}

const contracts = { tournament: PredictionTournament };
export const tournamentOutline: Outline<
  'tournament',
  typeof contracts,
  TournamentState,
  TournamentFact,
  typeof tournamentSection
> = {
  name: 'tournament',
  section: tournamentSection,
  contracts,
  empty: {
    stakes: new Map(),
    rounds: new Map(),
    totalStaked: 0n,
    stakedIn: 0n,
    released: 0n,
    paid: 0n,
    burnt: 0n,
    burntWaiting: 0n,
  },
};
export type TournamentScope = ScopeOf<typeof tournamentOutline, typeof token>;
export type TournamentTerms = TournamentScope['scenario']['tournament'];
