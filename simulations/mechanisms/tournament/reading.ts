import type { DomainEvent, Draft, FactOf } from '../../world/index.js';
import { type Entry, NO_STAKE, type TournamentFact, type TournamentRound, type TournamentState } from './state.js';

type EventOf<T extends TournamentFact['type']> = DomainEvent<FactOf<TournamentFact, T>>;
type TournamentDraft = Draft<TournamentState>;

const EMPTY: TournamentRound = { entries: new Map(), atRisk: 0n, targets: null };

/** A round's copy that its block may change. */
const copyOf = (round: TournamentRound) => ({ ...round, entries: new Map(round.entries) });

function roundOf(draft: TournamentDraft, number: number) {
  if (!draft.rounds.has(number)) draft.rounds.set(number, EMPTY);
  return draft.rounds.own(number, copyOf);
}

/** What the tournament's facts do to its state. */
export const tournamentFolds = {
  tournamentStaked(draft: TournamentDraft, { account, amount }: EventOf<'tournamentStaked'>) {
    const before = draft.stakes.get(account) ?? NO_STAKE;
    draft.stakes.set(account, { ...before, staked: before.staked + amount });
    draft.totalStaked += amount;
    draft.stakedIn += amount;
  },
  tournamentReleaseRequested(
    draft: TournamentDraft,
    { account, amount, releasableAt }: EventOf<'tournamentReleaseRequested'>,
  ) {
    const before = draft.stakes.get(account) ?? NO_STAKE;
    draft.stakes.set(account, { ...before, waiting: before.waiting + amount, releasableAt });
  },
  tournamentStakeReleased(draft: TournamentDraft, { account, amount }: EventOf<'tournamentStakeReleased'>) {
    const before = draft.stakes.get(account) ?? NO_STAKE;
    draft.stakes.set(account, { ...before, staked: before.staked - amount, waiting: before.waiting - amount });
    draft.totalStaked -= amount;
    draft.released += amount;
  },
  predictionsRevealed(
    draft: TournamentDraft,
    { round: number, account, predictions, atRisk }: EventOf<'predictionsRevealed'>,
  ) {
    const round = roundOf(draft, number);
    const entry: Entry = { predictions, atRisk, score: null };
    round.entries.set(account, entry);
    round.atRisk += atRisk;
  },
  targetsResolved(draft: TournamentDraft, { round, targets }: EventOf<'targetsResolved'>) {
    roundOf(draft, round).targets = targets;
  },
  predictionsScored(
    draft: TournamentDraft,
    { round: number, account, corr, mmc, payout, fromWaiting }: EventOf<'predictionsScored'>,
  ) {
    const round = roundOf(draft, number);
    const entry = round.entries.get(account);
    if (entry !== undefined) round.entries.set(account, { ...entry, score: { corr, mmc, payout } });
    const before = draft.stakes.get(account) ?? NO_STAKE;
    if (payout !== 0n)
      draft.stakes.set(account, {
        ...before,
        staked: before.staked + payout,
        waiting: before.waiting - fromWaiting,
      });
    draft.totalStaked += payout;
    if (payout > 0n) draft.paid += payout;
    else draft.burnt -= payout;
    draft.burntWaiting += fromWaiting;
  },
};
