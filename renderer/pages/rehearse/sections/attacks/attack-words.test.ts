import { describe, expect, it } from 'vitest';
import { attacksSentence, byDanger, dollars } from './attack-words.js';

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
    expect(attacksSentence({ attacks, cheapest: 'voteBuying', ...rest })).toBe(
      '2 of 3 attacks succeed. The cheapest: vote buying, for $90,000 if what its card supposes holds.',
    );
    expect(attacksSentence({ attacks: attacks.slice(0, 1), cheapest: null, ...rest })).toBe(
      'None of 1 attacks succeeds.',
    );
  });

  it('cost dollars', () => {
    expect(dollars(1_234_567)).toBe('$1.23\u00a0M');
    expect(dollars(-5000)).toBe('−$5,000');
  });
});
