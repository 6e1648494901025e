import { describe, expect, it } from 'vitest';
import { atTournament } from '../../../test/fixtures/tournament.js';
import { address } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { tournamentBooksBalance, tournamentScoresAreRight } from './invariants.js';
import { hexOf } from './scores.js';
import type { PredictionScore, TournamentRound, TournamentState } from './state.js';

const [ann, ben] = [address(1), address(2)];
const tokens = (amount: number) => BigInt(amount) * TOKEN;
const stakeOf = (staked: number, waiting = 0) => ({
  staked: tokens(staked),
  waiting: tokens(waiting),
  releasableAt: 0,
});

describe('a tournament’s books', () => {
  // A fund of 100, of which 5 were paid; 60 were staked, 20 released and 2 burnt.
  const right = {
    stakes: new Map([
      [ann, stakeOf(40, 40)],
      [ben, stakeOf(3)],
    ]),
    totalStaked: tokens(43),
    ...{ stakedIn: tokens(60), released: tokens(20), paid: tokens(5), burnt: tokens(2) },
  };
  const complaint = (state: Partial<TournamentState>, held = 138) =>
    tournamentBooksBalance(
      atTournament({ section: { fundTokens: '100' }, state: { ...right, ...state }, held: tokens(held) }),
    );

  it('are what it holds: the fund and everybody’s stake', () => {
    expect(complaint({})).toBeNull();
    expect(complaint({}, 139)).toBeNull();
    expect(complaint({}, 137)).toContain('holds');
    expect(complaint({ burnt: 0n })).toContain('its books say');
    expect(complaint({ totalStaked: tokens(44) })).toContain('its books say');
    expect(complaint({ paid: tokens(101) })).toContain('more than it had');
    expect(complaint({ stakes: new Map([[ann, stakeOf(43, 44)]]) })).toContain('wait');
  });
});

describe('a tournament’s scores', () => {
  const RISING = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const MIXED = [30, 30, 10, 200, 50, 50, 120, 70, 255, 180];
  const bytes = (values: readonly number[]) => hexOf(Uint8Array.from(values));
  const targets = bytes([0, 1, 1, 2, 2, 2, 2, 3, 3, 4]);
  const good = { corr: 983_821_663, mmc: 0, payout: tokens(50) };
  const other = { corr: 576_760_479, mmc: 45_243_285, payout: 0n };
  const roundOf = (first: PredictionScore | null, differences: Partial<TournamentRound> = {}): TournamentRound => ({
    entries: new Map([
      [ann, { predictions: bytes(RISING), atRisk: tokens(1_000), score: first }],
      [ben, { predictions: bytes(MIXED), atRisk: 0n, score: other }],
    ]),
    atRisk: tokens(1_000),
    targets,
    ...differences,
  });
  const complaint = (round: TournamentRound, before?: TournamentRound) =>
    tournamentScoresAreRight({
      ...atTournament({ state: { rounds: new Map([[0, round]]) } }),
      previous: atTournament({ state: { rounds: new Map(before === undefined ? [] : [[0, before]]) } }).view,
    });

  it('are what predictions and targets give, and pay what they give', () => {
    expect(complaint(roundOf(good))).toBeNull();
    expect(complaint(roundOf({ ...good, payout: tokens(7) }))).toBeNull();
    expect(complaint(roundOf({ ...good, corr: good.corr + 1 }))).toContain('its predictions give');
    expect(complaint(roundOf({ ...good, payout: tokens(50) + 1n }))).toContain('were due');
    expect(complaint(roundOf({ ...good, payout: -1n }))).toContain('were due');
  });

  it('are given to all, after the targets, on what was at risk', () => {
    expect(complaint(roundOf(null))).toContain('has no score');
    expect(complaint(roundOf(good, { targets: null }))).toContain('before its targets were known');
    expect(complaint(roundOf(good, { atRisk: tokens(999) }))).toContain('does not add up');
  });

  it('are looked at when they change', () => {
    const wrong = roundOf(null);
    expect(complaint(wrong, wrong)).toBeNull();
  });
});
