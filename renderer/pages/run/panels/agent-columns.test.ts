import { describe, expect, it } from 'vitest';
import { agentRow } from '../../../test-support/agents.js';
import { agentColumns, matchAgents } from './agent-columns.js';

const rows = [
  agentRow({ agent: 'trainer-10', archetype: 'honestTrainer' }),
  agentRow({ agent: 'trainer-2', archetype: 'honestTrainer' }),
  agentRow({ agent: 'poisoner-1', archetype: 'signFlipper', cohort: 'poisoner' }),
];

describe('the agents table', () => {
  it('finds agents by name, by role in words, and by both together', () => {
    expect(matchAgents(rows, 'trainer', null)).toHaveLength(2);
    expect(matchAgents(rows, 'POISON', null)).toHaveLength(1);
    expect(matchAgents(rows, 'honest 10', null).map(({ agent }) => agent)).toEqual(['trainer-10']);
    expect(matchAgents(rows, 'trainer', 'signFlipper')).toEqual([]);
    expect(matchAgents(rows, '0x7099', null)).toHaveLength(3);
    expect(matchAgents(rows, '0xffff', null)).toEqual([]);
  });

  it('sorts names as people count', () => {
    const { sortBy } = agentColumns[0]!;
    const sorted = [...rows].sort((a, b) => (sortBy(a) < sortBy(b) ? -1 : 1)).map(({ agent }) => agent);
    expect(sorted).toEqual(['poisoner-1', 'trainer-2', 'trainer-10']);
  });

  it('copies amounts to the last digit', () => {
    const balance = agentColumns.find(({ id }) => id === 'balance')!;
    const row = agentRow({ balance: '1234567890123456789012' });
    expect(balance.text(row)).toBe('1,235');
    expect(balance.exact(row)).toBe('1234.567890123456789012');
  });
});
