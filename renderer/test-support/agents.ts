import type { AgentRow } from '../../simulations/api/contract/index.js';
import { tokens } from './frames.js';

/** An agent's row with whatever a test wants changed. */
export function agentRow(change: Partial<AgentRow> = {}): AgentRow {
  return {
    agent: 'trainer-1',
    archetype: 'honestTrainer',
    cohort: 'trainer',
    address: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
    balance: tokens(1600),
    staked: tokens(400),
    cooling: '0',
    votes: '0',
    delegate: null,
    rewards: '0',
    trainingRewards: '0',
    validationRewards: '0',
    stakingRewards: '0',
    slashed: '0',
    gasUsed: '0',
    ballots: 0,
    score: null,
    trainAccuracy: null,
    trainLoss: null,
    active: true,
    ...change,
  };
}
