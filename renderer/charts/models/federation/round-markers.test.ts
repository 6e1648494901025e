import { describe, expect, it } from 'vitest';
import { clientRound, federationRound } from '../../../test-support/rounds.js';
import { roundMarkers } from './round-markers.js';

const seen = (...rounds: Parameters<typeof roundMarkers>[0]) =>
  roundMarkers(rounds, 0.9).map(({ marker, tick }) => [marker.kind, tick, marker.target]);

describe("a federation's markers", () => {
  it('tell the first round that reaches the target, and no later one', () => {
    const rounds = [0.5, 0.91, 0.88, 0.95].map((accuracy, round) => federationRound(round, { accuracy }));
    expect(seen(...rounds)).toEqual([['targetReached', 1, 'round:1']]);
  });

  it('tell once that adversaries take part, and whose', () => {
    const clients = [clientRound(0), clientRound(1, { attack: 'signFlip' }), clientRound(2, { attack: 'sybilClones' })];
    const markers = roundMarkers([federationRound(1, { clients }), federationRound(2, { clients })], 0.9);
    expect(markers).toHaveLength(1);
    expect(markers[0]!.marker.label).toBe('1 sign flipper and 1 Sybil clone take part for the first time');
  });

  it('tell the first spent budget, and every round that lost updates or combined none', () => {
    const round = (number: number, outcome: 'spent' | 'unusable' | 'lost') =>
      federationRound(number, { clients: [clientRound(0, { outcome }), clientRound(1)] });
    expect(seen(round(1, 'spent'), round(2, 'spent'), round(3, 'unusable'), round(4, 'lost'))).toEqual([
      ['budgetSpent', 1, 'round:1'],
      ['leftOut', 3, 'round:3'],
      ['leftOut', 4, 'round:4'],
    ]);
    const same = federationRound(5, { model: 'bafkreisame', parent: 'bafkreisame' });
    expect(seen(same)).toEqual([['nothingCombined', 5, 'round:5']]);
  });

  it('are none where nothing happened', () => {
    expect(seen(federationRound(0), federationRound(1, { clients: [clientRound(0)] }))).toEqual([]);
  });
});
