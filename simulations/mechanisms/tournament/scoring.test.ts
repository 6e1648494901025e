import { describe, expect, it } from 'vitest';
import { PredictionTournament } from '../../../contracts/bindings/index.js';
import { atTournament, participant } from '../../../test/fixtures/tournament.js';
import { address } from '../../../test/fixtures/world.js';
import { decodeCall } from '../../chain/index.js';
import { eraOf, eraOfRound } from './eras.js';
import { hexOf, scoreRound } from './scores.js';
import { publishScores } from './scoring.js';
import type { TournamentRound } from './state.js';

/** A round of so many participants, who all predict the same. */
const roundOf = (count: number): TournamentRound => ({
  entries: new Map(
    Array.from({ length: count }, (_, one) => [
      address(100 + one),
      { predictions: hexOf(Uint8Array.from({ length: 40 }, (_row, row) => 6 * row)), atRisk: 1n, score: null },
    ]),
  ),
  atRisk: BigInt(count),
  targets: null,
});

/** What the scorer of that number calls, in a week and by a round 1 of so many. */
function calls(week: number, round: TournamentRound, number = 11) {
  const self = participant(number, 'roundScorer');
  const seen = atTournament({ self, week, state: { rounds: new Map([[1, round]]) } });
  const { view, now } = seen;
  const made = publishScores(seen).flatMap((intent) =>
    'decide' in intent
      ? intent
          .decide({ view, now, next: now + 1, findings: [] })
          .map(({ data }) => decodeCall(PredictionTournament, data)!)
      : [],
  );
  return { seen, made };
}

describe('a scorer', () => {
  it('publishes a round’s targets, and the score of whoever revealed, once they are known', () => {
    const round = roundOf(2);
    // Round 1 opens in week 1, and its targets are known 20 days later.
    expect(calls(3, round).made).toEqual([]);
    const { seen, made } = calls(4, round);
    const { targets } = eraOf(seen.scenario, eraOfRound(1, seen.scenario));
    expect(made.map(({ functionName }) => functionName)).toEqual(['resolve', 'score']);
    expect(made[0]!.args).toEqual([1n, hexOf(targets)]);
    const right = [...scoreRound(round, targets).scores].map(([account, { corr, mmc }]) => ({
      account,
      corr: BigInt(corr),
      mmc: BigInt(mmc),
    }));
    expect(made[1]!.args).toEqual([1n, right]);
  });

  it('publishes in parts that fit a block, each round once, and leaves it to the first of several', () => {
    expect(calls(4, roundOf(130)).made.map(({ functionName }) => functionName)).toEqual([
      'resolve',
      'score',
      'score',
      'score',
    ]);
    expect(calls(4, { ...roundOf(2), targets: '0x' }).made).toEqual([]);
    expect(calls(4, roundOf(2), 12).made).toEqual([]);
  });
});
