import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../../simulations/api/contract/index.js';
import { quietFrame } from '../../test-support/frames.js';
import { closingWords } from './closing-words.js';

const report: RunReport = {
  scenario: 'tiny',
  seed: 1,
  ticks: 8,
  engine: 'anvil',
  backend: 'wasm',
  wallSeconds: 3,
  lostWork: [],
  transactions: { sent: 10, reverted: 0, perSecond: 5 },
  blocks: 9,
  accuracy: { first: 0.42, final: 0.916, best: 0.92 },
  rewards: { byRole: {} },
  supply: { start: '100', end: '110' },
  proposals: { created: 3, executed: 2, defeated: 1 },
  turnout: { mean: 0.2 },
  gini: 0.714,
  invariants: { checked: 100, violated: 0 },
  stageMillis: {},
  peakMemoryMB: 1,
  digest: '0x1',
};
const frames = [quietFrame(0), quietFrame(1), quietFrame(2)];

describe('the closing sentence of a run', () => {
  it('tells the last measured accuracy, what was decided, and how unequal it became', () => {
    expect(closingWords(frames, report, 'finished')).toBe(
      'After all 2 ticks the model reads 91.6\u00a0%, after 42.0\u00a0% in its first round, 2 of 3 proposals are in force, and the Gini coefficient is 0.71',
    );
  });

  it('tells what became of users, fees and price where the run has them', () => {
    const told = ['a token costs 1.03 coins', 'fees bought 900 tokens', '61 users paid 4,210 coins'];
    const outcome = 'a token costs 1.03 coins, fees bought 900 tokens, and 61 users paid 4,210 coins';
    expect(closingWords(frames, { ...report, told }, 'finished')).toMatch(`2 of 3 proposals are in force, ${outcome}`);
    const quiet = { ...report, told, proposals: { created: 0, executed: 0, defeated: 0 } };
    expect(closingWords(frames, quiet, 'finished')).toMatch(`after 42.0\u00a0% in its first round, ${outcome}`);
  });

  it('says nothing of a model where none was trained and something else came of the run', () => {
    const nothing = {
      ...report,
      accuracy: { first: null, final: null, best: null },
      told: ['a token costs 1.03 coins'],
    };
    expect(closingWords(frames, nothing, 'finished')).toBe(
      'After all 2 ticks 2 of 3 proposals are in force, and a token costs 1.03 coins',
    );
    const quiet = { ...nothing, proposals: { created: 0, executed: 0, defeated: 0 } };
    expect(closingWords(frames, quiet, 'finished')).toBe('After all 2 ticks a token costs 1.03 coins');
  });

  it('says that it was stopped, that nothing was learned, and what broke', () => {
    const nothing = { ...report, accuracy: { first: null, final: null, best: null } };
    const words = closingWords(frames, { ...nothing, invariants: { checked: 9, violated: 2 } }, 'stopped');
    expect(words).toMatch(/^Stopped after 2 ticks: no round was settled/);
    expect(words).toContain('2 checks of the books failed');
  });
});
