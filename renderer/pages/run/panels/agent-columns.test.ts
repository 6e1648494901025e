import { describe, expect, it } from 'vitest';
import { agentRow } from '../../../test-support/agents.js';
import { runWords, vocabulary } from '../../../test-support/words.js';
import { agentColumns, matchAgents } from './agent-columns.js';

const columns = agentColumns(runWords.agentColumns, vocabulary);
const column = (name: string) => columns.find(({ id }) => id === name)!;
const rows = [
  agentRow({ agent: 'trainer-10', archetype: 'honestTrainer' }),
  agentRow({ agent: 'trainer-2', archetype: 'honestTrainer' }),
  agentRow({ agent: 'poisoner-1', archetype: 'signFlipper', cohort: 'poisoner' }),
];

describe('the agents table', () => {
  it('finds agents by name, by role in words, and by both together', () => {
    expect(matchAgents(rows, vocabulary, 'trainer', null)).toHaveLength(2);
    expect(matchAgents(rows, vocabulary, 'POISON', null)).toHaveLength(1);
    expect(matchAgents(rows, vocabulary, 'honest 10', null).map(({ agent }) => agent)).toEqual(['trainer-10']);
    expect(matchAgents(rows, vocabulary, 'trainer', 'signFlipper')).toEqual([]);
    expect(matchAgents(rows, vocabulary, '0x7099', null)).toHaveLength(3);
    expect(matchAgents(rows, vocabulary, '0xffff', null)).toEqual([]);
  });

  it('sorts names as people count', () => {
    const { sortBy } = columns[0];
    const sorted = [...rows].sort((a, b) => (sortBy(a) < sortBy(b) ? -1 : 1)).map(({ agent }) => agent);
    expect(sorted).toEqual(['poisoner-1', 'trainer-2', 'trainer-10']);
  });

  it('copies amounts to the last digit', () => {
    const row = agentRow({ values: { balance: '1234567890123456789012' } });
    expect(column('balance').text(row)).toBe('1,235');
    expect(column('balance').exact(row)).toBe('1234.567890123456789012');
    expect(column('balance').title?.(row)).toBe('1,234.567890123456789012 FOLK');
  });

  it('counts another asset in its own decimals and says which it is', () => {
    const row = agentRow({ values: { coins: '2500000' } });
    expect(column('coins')).toMatchObject({ header: 'Coins', unit: 'USD', exportedAs: 'Coins (USD)' });
    expect(column('coins').text(row)).toBe('2.5');
    expect(column('coins').exact(row)).toBe('2.5');
  });

  it('reads scores as points of accuracy, and leaves out what an agent has not', () => {
    expect(column('score').text(agentRow({ values: { score: 0.0123 } }))).toBe('1.23');
    expect(column('score').text(agentRow({ values: { score: -0.00001 } }))).toBe('0.00');
    expect(column('score').exact(agentRow({ values: { score: 0.0123456 } }))).toBe('1.23');
    expect(column('score')).toMatchObject({ unit: 'points', exportedAs: 'Score (points)' });
    expect(column('score').text(agentRow())).toBe('–');
    expect(column('score').exact(agentRow())).toBe('');
  });
});
