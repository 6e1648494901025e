import { describe, expect, it } from 'vitest';
import { PredictionTournament } from '../../../contracts/bindings/index.js';
import { atTournament, TOURNAMENT, TOURNAMENT_WEEK } from '../../../test/fixtures/tournament.js';
import { address } from '../../../test/fixtures/world.js';
import { decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { ownReturns, type RiskTaste, riskStake, shareToRisk } from './risking.js';
import type { TournamentState } from './state.js';

const taste: RiskTaste = { firstShare: 0.2, largestShare: 0.8, memoryRounds: 4, leastRounds: 3, caution: 0 };
const me = address(1);

/** Rounds in which this account had so large a correlation and nothing else, with little at risk; and a stake of tokens. */
function scoredBy(corrs: readonly number[], staked: bigint, waiting = 0n, releasableAt = 0): Partial<TournamentState> {
  const rounds = corrs.map((corr, number) => {
    const score = { corr: corr * 1e9, mmc: 0, payout: 0n };
    const entries = new Map([[me, { predictions: '0x' as const, atRisk: 0n, score }]]);
    return [number, { entries, atRisk: 0n, targets: '0x' as const }] as const;
  });
  return {
    rounds: new Map(rounds),
    stakes: new Map([[me, { staked: staked * TOKEN, waiting: waiting * TOKEN, releasableAt }]]),
  };
}
type Setting = Parameters<typeof atTournament>[0];
const callsOf = (setting: Setting, own = taste) =>
  riskStake(own)(atTournament({ week: 9, ...setting })).flatMap((intent) =>
    'calls' in intent
      ? intent.calls.flatMap(({ to, data }) => {
          if (to !== TOURNAMENT) return [];
          const call = decodeCall(PredictionTournament, data)!;
          return [[call.functionName, ...call.args]];
        })
      : [],
  );

describe('the part of a fortune to risk', () => {
  it.each([
    ['all, where it only ever gains', [0.01, 0.03], 0, 1],
    ['nothing, where it loses on the whole', [0.01, -0.03], 0, 0],
    ['the mean over the mean square', [2, -1], 0, 0.2],
    ['less where it is cautious', [2, -1, 2, -1], 0.1, (0.5 - 0.1 * Math.sqrt(2.25 / 3)) / 2.5],
    ['nothing where it is too cautious', [2, -1], 1, 0],
    ['none to be had where there is nothing to win', [0, 0], 1, null],
  ])('is %s', (_, returns, caution, share) => {
    const found = shareToRisk(returns, caution);
    if (share === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(share, 12);
  });
});

describe('a modeller’s returns', () => {
  it('are those of its last scored rounds by its own scores', () => {
    const state = scoredBy([0.01, 0.02, -0.04, 0.1], 0n);
    expect(ownReturns(atTournament({ state }), 3)).toEqual([0.015, -0.03, 0.05]);
    expect(ownReturns(atTournament({ state, self: { ...atTournament({}).self, address: address(2) } }), 3)).toEqual([]);
  });
});

describe('a modeller', () => {
  it('stakes a part of its tokens before it can judge, and all that it dares once it gains', () => {
    expect(callsOf({ tokens: 100n })).toEqual([['stake', 20n * TOKEN]]);
    expect(callsOf({ tokens: 80n, state: scoredBy([0.02, 0.02], 20n) })).toEqual([]);
    expect(callsOf({ tokens: 80n, state: scoredBy([0.02, 0.02, 0.02], 20n) })).toEqual([['stake', 60n * TOKEN]]);
  });

  it('asks all of its stake back once its scores cost it, and waits', () => {
    const bad = [-0.02, -0.02, -0.02];
    expect(callsOf({ tokens: 80n, state: scoredBy(bad, 20n) })).toEqual([['requestRelease', 20n * TOKEN]]);
    const waiting = { tokens: 80n, state: scoredBy(bad, 20n, 20n, 10 * TOURNAMENT_WEEK) };
    expect(callsOf(waiting)).toEqual([]);
    expect(callsOf({ ...waiting, week: 10 })).toEqual([['withdraw']]);
  });

  it('does not ask for more while some waits, as that would wait anew', () => {
    const state = scoredBy([-0.02, -0.02, -0.02], 50n, 20n, 10 * TOURNAMENT_WEEK);
    expect(callsOf({ tokens: 50n, state })).toEqual([]);
    expect(callsOf({ tokens: 50n, state, week: 10 })).toEqual([['withdraw'], ['requestRelease', 30n * TOKEN]]);
  });

  it('does not trouble for little, and leaves all as it is where nothing is to be won', () => {
    expect(callsOf({ tokens: 25n, state: scoredBy([0.02, 0.02, 0.02], 75n) })).toEqual([]);
    expect(callsOf({ tokens: 50n, state: scoredBy([0, 0, 0], 50n) })).toEqual([]);
  });

  it('stakes all that it may where nothing burns', () => {
    expect(callsOf({ tokens: 100n, section: { burns: false } })).toEqual([['stake', 80n * TOKEN]]);
  });
});
