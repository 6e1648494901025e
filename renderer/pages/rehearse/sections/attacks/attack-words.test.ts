import { describe, expect, it } from 'vitest';
import { attacksSentence, byDanger, dollars, toTheCent, voteMarketSentence } from './attack-words.js';

const attack = (
  name: 'voteBuying' | 'lastMinuteFlip' | 'sybilDelegation',
  outcome: 'succeeds' | 'fails' | 'impossible',
  costUsd: number | null,
) => ({
  attack: name,
  title: 'Vote buying',
  sentence: '',
  outcome,
  evidence: 'chain' as const,
  costUsd,
  cost: [],
  votesNeeded: '0',
  gainUsd: 0,
  why: '',
  defence: '',
  steps: [],
});

describe('attacks on a DAO', () => {
  const attacks = [
    attack('sybilDelegation', 'fails', 10),
    attack('lastMinuteFlip', 'succeeds', 2_500_000),
    attack('voteBuying', 'succeeds', 90_000),
  ];

  it('stand the cheapest that succeeds first', () => {
    expect(byDanger(attacks).map(({ attack: name }) => name)).toEqual([
      'voteBuying',
      'lastMinuteFlip',
      'sybilDelegation',
    ]);
  });

  it('are summed up in a sentence', () => {
    const rest = { assumptions: [], seconds: 1 };
    const premise = 'if holders sell a vote for 1 % of a token’s price';
    const supposed = attacks.map((each) => (each.attack === 'voteBuying' ? { ...each, premise } : each));
    expect(attacksSentence({ attacks: supposed, cheapest: 'voteBuying', ...rest })).toBe(
      '2 of 3 attacks succeed. The cheapest: vote buying, for $90,000, if holders sell a vote for 1 % of a token’s price.',
    );
    expect(attacksSentence({ attacks: attacks.slice(0, 1), cheapest: null, ...rest })).toBe(
      'None of 1 attacks succeeds.',
    );
  });

  it('say which way to the verdict is cheapest, and what that supposes', () => {
    expect(voteMarketSentence({ routes: [], cheapest: null, assumptions: [] })).toMatch(/not to be had/);
    const words = { title: 'Rent votes', premise: 'if somebody rents', sentence: '', why: '', defence: '' };
    const money = {
      costUsd: 385,
      onceUsd: 385,
      hourlyUsd: 0,
      capitalUsd: 385,
      returnedUsd: 0,
      perVote: null,
      hours: 1,
    };
    const route = {
      ...words,
      ...money,
      route: 'rent' as const,
      outcome: 'succeeds' as const,
      evidence: 'chain' as const,
      votesNeeded: '1',
      votesAvailable: '2',
      held: [],
      cost: [],
      steps: [],
      control: null,
    };
    expect(voteMarketSentence({ routes: [route], cheapest: 'rent', assumptions: [] })).toBe(
      'The cheapest way to a verdict that takes the treasury: rent votes, for $385, if somebody rents.',
    );
  });

  it('cost dollars to the cent, or less than one', () => {
    expect(toTheCent(0.0002)).toBe('under $0.01');
    expect(toTheCent(-30_917.697)).toBe('−$30,917.70');
  });

  it('cost dollars', () => {
    expect(dollars(1_234_567)).toBe('$1.23\u00a0M');
    expect(dollars(-5000)).toBe('−$5,000');
  });
});
