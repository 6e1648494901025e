import { describe, expect, it } from 'vitest';
import type { Frame, ScenarioDraft } from '../../simulations/api/index.js';
import { CONTRIBUTION_RULES } from '../../simulations/scenario/index.js';
import { runToEnd, withEngine } from '../fixtures/run-to-end.js';

const cohort = (archetype: string, name: string, count: number, over: Record<string, unknown> = {}) => ({
  archetype,
  name,
  count,
  holdings: { totalTokens: '4000' },
  stakeTokens: '200',
  ...over,
});

/** A small DAO of four honest trainers, one who sends noise, and four validators. */
function dao(over: Record<string, unknown> = {}): ScenarioDraft {
  return {
    name: 'learning-on-chain',
    title: 'Learning on chain',
    ticks: 4,
    learning: {
      trainExamples: 600,
      heldOutExamples: 200,
      testExamples: 300,
      batchSize: 10,
      backend: 'wasm',
      ...(over.learning as object),
    },
    rewards: over.rewards ?? {},
    population: over.population ?? [
      cohort('honestTrainer', 'trainer', 4),
      cohort('adversary', 'attacker', 1, { attack: { kind: 'gaussian', deviation: 1 } }),
      cohort('validator', 'validator', 4),
    ],
  } as ScenarioDraft;
}

async function run(scenario: ScenarioDraft) {
  const {
    report,
    frames,
    run: summary,
  } = await withEngine((engine) => runToEnd(engine, { scenario: { ...scenario } }));
  expect(summary.error).toBeNull();
  expect(report.invariants.violated).toBe(0);
  expect(report.transactions.reverted).toBe(0);
  return { report, frames };
}

/** Tokens that a group was paid for training, over the whole run. */
function paidForTraining(frames: readonly Frame[], group: string): number {
  return frames
    .flatMap(({ flows }) => flows)
    .filter(({ kind, to }) => kind === 'trainingReward' && to === group)
    .reduce((sum, { amount }) => sum + Number(amount), 0);
}

describe('a DAO', () => {
  it('combines by the rule of its scenario, and a robust one leaves the noise out', async () => {
    const plain = await run(dao());
    const robust = await run(dao({ learning: { aggregation: { rule: 'multiKrum', byzantinePercent: 20 } } }));
    expect(robust.frames.find(({ round }) => round !== null)!.round!.aggregationRule).toBe('multiKrum');
    expect(robust.report.accuracy.final!).toBeGreaterThan(plain.report.accuracy.final! + 0.2);
  });

  it.each(CONTRIBUTION_RULES.filter((rule) => rule !== 'sampleCount' && rule !== 'cosine'))(
    'that pays by %s pays the one who sends noise less than an honest trainer',
    async (contribution) => {
      const { frames } = await run(dao({ rewards: { contribution } }));
      const honest = paidForTraining(frames, 'honestTrainer') / 4;
      expect(honest).toBeGreaterThan(0);
      expect(paidForTraining(frames, 'adversary')).toBeLessThan(honest / 2);
    },
  );

  it('that pays by cosine pays whoever shouts loudest, unless its aggregation rule leaves the noise out', async () => {
    const rewards = { contribution: 'cosine' };
    const { frames: shouted } = await run(dao({ rewards }));
    expect(paidForTraining(shouted, 'adversary')).toBeGreaterThan(paidForTraining(shouted, 'honestTrainer'));
    const learning = { aggregation: { rule: 'multiKrum', byzantinePercent: 20 } };
    const { frames: robust } = await run(dao({ rewards, learning }));
    expect(paidForTraining(robust, 'adversary')).toBeLessThan(paidForTraining(robust, 'honestTrainer') / 8);
  });

  it('pays by private, packed updates as well', async () => {
    const learning = {
      privacy: { clipNorm: 5, noiseMultiplier: 0.001 },
      compression: { keepPercent: 50, bits: 8 },
      optimiser: { kind: 'momentum' },
      serverOptimiser: { kind: 'momentum', momentum: 0.5 },
    };
    const population = [cohort('honestTrainer', 'trainer', 4), cohort('validator', 'validator', 2)];
    const { report } = await run(dao({ learning, population }));
    expect(report.accuracy.final!).toBeGreaterThan(0.5);
  });
});

describe('validators in league with an attacker', () => {
  const withRing = (colluding: number) =>
    dao({
      rewards: { contribution: 'leaveOneOut' },
      population: [
        cohort('honestTrainer', 'trainer', 4),
        cohort('adversary', 'attacker', 1, { attack: { kind: 'gaussian', deviation: 1 } }),
        cohort('validator', 'validator', 5 - colluding),
        cohort('validator', 'ring', colluding, { favours: 'attacker' }),
      ],
    });

  it('change nothing as long as they are fewer than half: the median stays among honest scores', async () => {
    const { frames } = await run(withRing(2));
    expect(paidForTraining(frames, 'adversary')).toBeLessThan(paidForTraining(frames, 'honestTrainer') / 8);
  });

  it('take all the trainers are paid once they are more than half', async () => {
    const { frames } = await run(withRing(3));
    expect(paidForTraining(frames, 'adversary')).toBeGreaterThan(0);
    expect(paidForTraining(frames, 'honestTrainer')).toBe(0);
  });
});
