import type { AgentRow } from '../../simulations/api/contract/index.js';
import { tokens } from './frames.js';

/** An agent's row with whatever a test wants changed. */
export function agentRow(change: Partial<AgentRow> = {}): AgentRow {
  return {
    agent: 'trainer-1',
    archetype: 'honestTrainer',
    cohort: 'trainer',
    address: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
    gasUsed: '0',
    active: true,
    ...change,
    values: { balance: tokens(1600), coins: '0', delegate: null, score: null, ...change.values },
  };
}
