import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type ScenarioDraft } from '../../simulations/api/index.js';

export interface LongRunBench {
  readonly ticks: number;
  readonly agents: number;
  /** Mean milliseconds a tick, over ticks 11 to 110: the first ten warm up. */
  readonly firstMillis: number;
  /** The same over the last hundred ticks. */
  readonly lastMillis: number;
  readonly ratio: number;
  readonly transactions: number;
  readonly peakMemoryMB: number;
}

const WARM_UP = 10;
const WINDOW = 100;

/**
 * 200 agents that act again and again: stakers that claim and stake anew, voters, delegates, proposers and 24
 * trainers with validators whose rounds go through all phases on chain. Training itself is kept as small as it can
 * be, so that what is timed is what could grow: the chain, the index, the statistics and the store.
 */
const CROWD = {
  name: 'crowd',
  title: 'Two hundred active agents',
  tickSeconds: 604_800,
  governance: { proposalThresholdTokens: '1000', quorumPercent: 4 },
  emission: { schedule: 'exponential', tokensPerEpoch: '2000', decayPercent: 0.1 },
  staking: { slashSharePercent: 0 },
  learning: {
    trainExamples: 480,
    heldOutExamples: 20,
    testExamples: 20,
    batchSize: 20,
    localSteps: 1,
    model: { kind: 'softmax' },
  },
  population: [
    { archetype: 'honestTrainer', name: 'trainer', count: 24, holdings: { totalTokens: '48000' } },
    { archetype: 'validator', name: 'validator', count: 4, holdings: { totalTokens: '40000' }, stakeTokens: '5000' },
    { archetype: 'staker', name: 'staker', count: 112, holdings: { totalTokens: '800000' } },
    { archetype: 'delegator', name: 'delegator', count: 20, holdings: { totalTokens: '90000' } },
    { archetype: 'delegate', name: 'delegate', count: 5, holdings: { totalTokens: '15000' } },
    { archetype: 'informedVoter', name: 'voter', count: 33, holdings: { totalTokens: '165000' }, stakeShare: 0.5 },
    { archetype: 'proposer', name: 'proposer', count: 2, holdings: { totalTokens: '16000' } },
  ],
} as const satisfies ScenarioDraft;

/** Times every tick of a long run with many agents: does a tick take longer as history grows? */
export async function benchLongRun(ticks: number): Promise<LongRunBench> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const engine = await createEngine({ dataFolder });
  try {
    const millis: number[] = [];
    let last = 0;
    const ended = new Promise<{ transactions: number; peakMemoryMB: number }>((resolve, reject) => {
      engine.subscribe((_, payload) => {
        if ('frame' in payload) {
          if (payload.frame.tick > 0) millis.push(performance.now() - last);
          last = performance.now();
        }
        if ('report' in payload)
          resolve({ transactions: payload.report.transactions.sent, peakMemoryMB: payload.report.peakMemoryMB });
        if ('run' in payload && payload.run.error !== null) reject(new Error(payload.run.error.message));
      });
    });
    await engine.handle('startRun', { scenario: CROWD, overrides: { ticks } });
    const { transactions, peakMemoryMB } = await ended;
    const firstMillis = mean(millis.slice(WARM_UP, WARM_UP + WINDOW));
    const lastMillis = mean(millis.slice(-WINDOW));
    return { ticks, agents: 200, firstMillis, lastMillis, ratio: lastMillis / firstMillis, transactions, peakMemoryMB };
  } finally {
    await engine.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
