import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { atTournament, participant } from '../../../test/fixtures/tournament.js';
import { address } from '../../../test/fixtures/world.js';
import type { ReportedAgent, ReporterInput } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import { draftOf, finishDraft } from '../../world/index.js';
import { tournamentFolds } from './reading.js';
import { tournamentInAll, tournamentNews, tournamentReporters } from './reporting.js';
import { hexOf } from './scores.js';
import { type TournamentScope, type TournamentState, tournamentOutline } from './state.js';

const account = address(1);
const block = { block: 1, timestamp: 1, transaction: 0 };
const tokens = (amount: number) => BigInt(amount) * TOKEN;
const TARGETS = hexOf(Uint8Array.from([0, 1, 1, 2, 2, 2, 2, 3, 3, 4]));
const predictions = hexOf(Uint8Array.from([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]));

const before: TournamentState = { ...tournamentOutline.empty };
function then(state: TournamentState, work: (draft: ReturnType<typeof draftOf<TournamentState>>) => void) {
  const draft = draftOf<TournamentState>(state);
  work(draft);
  return finishDraft(draft);
}

/** 100 staked and put at risk, then 40 asked back. */
const asked = then(before, (draft) => {
  tournamentFolds.tournamentStaked(draft, { ...block, type: 'tournamentStaked', account, amount: tokens(100) });
  const revealed = { round: 0, account, predictions, atRisk: tokens(100) };
  tournamentFolds.predictionsRevealed(draft, { ...block, type: 'predictionsRevealed', ...revealed });
  const request = { account, amount: tokens(40), releasableAt: 9 };
  tournamentFolds.tournamentReleaseRequested(draft, { ...block, type: 'tournamentReleaseRequested', ...request });
});
const scored = (payout: bigint, fromWaiting: bigint) =>
  then(asked, (draft) => {
    tournamentFolds.targetsResolved(draft, { ...block, type: 'targetsResolved', round: 0, targets: TARGETS });
    const score = { round: 0, account, corr: 983_821_663, mmc: 0, payout, fromWaiting };
    tournamentFolds.predictionsScored(draft, { ...block, type: 'predictionsScored', ...score });
  });

describe('what is read of a tournament', () => {
  it('is who staked, what waits and what a round has at risk', () => {
    expect(asked.stakes.get(account)).toEqual({ staked: tokens(100), waiting: tokens(40), releasableAt: 9 });
    expect(asked.rounds.get(0)).toMatchObject({ atRisk: tokens(100), targets: null });
    expect(before.rounds.size).toBe(0);
  });

  it('is what a score paid, or burnt of all and of what waits', () => {
    expect(scored(tokens(5), 0n)).toMatchObject({ totalStaked: tokens(105), paid: tokens(5), burnt: 0n });
    const lost = scored(-tokens(5), tokens(2));
    expect(lost).toMatchObject({ totalStaked: tokens(95), paid: 0n, burnt: tokens(5), burntWaiting: tokens(2) });
    expect(lost.stakes.get(account)).toMatchObject({ staked: tokens(95), waiting: tokens(38) });
    expect(lost.rounds.get(0)!.entries.get(account)!.score).toMatchObject({ payout: -tokens(5) });
    expect(asked.rounds.get(0)!.targets).toBeNull();
  });

  it('is what was released', () => {
    const released = then(asked, (draft) =>
      tournamentFolds.tournamentStakeReleased(draft, {
        ...block,
        ...{ type: 'tournamentStakeReleased', account, amount: tokens(40) },
      }),
    );
    expect(released).toMatchObject({ totalStaked: tokens(60), released: tokens(40) });
    expect(released.stakes.get(account)).toMatchObject({ staked: tokens(60), waiting: 0n });
  });
});

describe('what is told of a tournament', () => {
  type Input = ReporterInput<TournamentScope>;
  const after = scored(-tokens(5), tokens(2));
  const seen = atTournament({ state: after });
  const scenario = {
    ...seen.scenario,
    population: [
      only<Input['scenario']['population'][number], object>({ archetype: 'tournamentModeller', name: 'few' }),
    ],
  };
  const agents: ReportedAgent[] = [{ ...participant(1), cohort: 'few' }];
  const resolved = { ...block, type: 'targetsResolved', round: 0, targets: TARGETS } as const;
  const input = only<Input, Partial<Input>>({
    view: seen.view,
    previous: atTournament({ state: asked }).view,
    scenario,
    agents,
    events: [resolved],
  });

  it('is how well all predict by stake and alike, and what each cohort has of it', () => {
    const values = new Map(tournamentReporters(scenario).map(({ name, report }) => [name, report(input)]));
    expect(values.get('metaCorr')).toBeCloseTo(0.98382166, 7);
    expect(values.get('metaGain')).toBe(0);
    expect(values.get('tournamentBurnt')).toBe(tokens(5));
    expect(values.get('tournamentWaiting')).toBe(tokens(38));
    expect(values.get('tournamentGain_few')).toBe(-tokens(5));
    expect(values.get('tournamentStake_few')).toBe(tokens(95));
    expect(values.get('tournamentCorr_few')).toBeCloseTo(0.98382166, 7);
    expect(values.get('payoutFactor')).toBe(1);
  });

  it('is each round that was scored, and all of them', () => {
    expect(tournamentNews(input).map(({ sentence }) => sentence)).toEqual([
      'Round 1 of the tournament is scored, the meta model at 0.984: 0 tokens paid and 5 tokens burnt',
    ]);
    expect(tournamentInAll(input)).toContain('5 tokens burnt');
    expect(tournamentInAll({ ...input, view: atTournament({ state: asked }).view })).toBeNull();
  });
});
