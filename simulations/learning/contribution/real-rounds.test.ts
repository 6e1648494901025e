import { beforeAll, describe, expect, it } from 'vitest';
import { learningSchema } from '../../scenario/index.js';
import { createLearningService } from '../create-learning-service.js';
import type { TrainingBehaviour } from '../learning-service.js';
import type { Scores } from './coalition-game.js';

const CLIENTS = 10;
const LABEL_FLIPPER = 8;
const SIGN_FLIPPER = 9;
const ROUNDS = 10;
const FED_AVG = { rule: 'fedAvg' } as const;

interface ScoredRound {
  /** What the round changed the held-out accuracy by. */
  readonly gain: number;
  readonly exact: Scores;
  readonly guided: Scores;
}

const behaviourOf = (shard: number): TrainingBehaviour => {
  if (shard === LABEL_FLIPPER) return { kind: 'labelFlip' };
  return shard === SIGN_FLIPPER ? { kind: 'signFlip', scale: 1 } : { kind: 'honest' };
};

/** The first and the tenth round of learning digits. */
async function scoreRounds(partition: { kind: 'iid' } | { kind: 'dirichlet'; alpha: number }): Promise<ScoredRound[]> {
  const parameters = learningSchema.parse({
    trainExamples: 3_000,
    heldOutExamples: 1_000,
    testExamples: 100,
    partition,
    batchSize: 10,
    backend: 'wasm',
  });
  const service = await createLearningService({ parameters, trainers: CLIENTS, seed: 1, workers: 2 });
  try {
    const scored: ScoredRound[] = [];
    let model = service.initialModel;
    for (let round = 1; round <= ROUNDS; round++) {
      const start = model;
      const requests = Array.from({ length: CLIENTS }, (_, shard) => {
        return { shard, model: start, behaviour: behaviourOf(shard), seed: 100 * round + shard + 1, round };
      });
      const trained = await service.train(requests);
      const updates = trained.map(({ update, sampleCount }, shard) => ({ update: update!, sampleCount, shard }));
      model = await service.aggregate(start, updates, FED_AVG);
      if (round !== 1 && round !== ROUNDS) continue;
      const [before, after] = [await service.evaluate(start, 'heldOut'), await service.evaluate(model, 'heldOut')];
      const sampled = { rule: 'guidedShapley', permutations: 50, tolerancePercent: 0 } as const;
      scored.push({
        gain: after.accuracy - before.accuracy,
        exact: await service.contributions(start, updates, FED_AVG, { rule: 'shapley' }),
        guided: await service.contributions(start, updates, FED_AVG, sampled),
      });
    }
    return scored;
  } finally {
    await service.close();
  }
}

describe.each([
  { data: 'evenly mixed', partition: { kind: 'iid' } },
  { data: 'skewed', partition: { kind: 'dirichlet', alpha: 0.5 } },
] as const)('scores of real rounds on $data digits with two attackers', ({ partition }) => {
  let rounds: readonly ScoredRound[] = [];
  beforeAll(async () => {
    rounds = await scoreRounds(partition);
  });

  it('add up to what each round gained on held-out digits', () => {
    expect(rounds).toHaveLength(2);
    for (const { gain, exact, guided } of rounds) {
      for (const { scores } of [exact, guided]) {
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(gain, 9);
      }
    }
  });

  it('are below zero, and below those of everybody honest, for the attackers', () => {
    for (const { scores } of rounds.map(({ exact }) => exact)) {
      const leastOfHonest = Math.min(...scores.slice(0, LABEL_FLIPPER));
      expect(scores[LABEL_FLIPPER]).toBeLessThan(Math.min(0, leastOfHonest));
      expect(scores[SIGN_FLIPPER]).toBeLessThan(Math.min(0, leastOfHonest));
    }
  });

  it('are near the exact ones for less than a third of the evaluations when guided', () => {
    for (const { exact, guided } of rounds) {
      const distance = Math.hypot(...exact.scores.map((score, i) => score - guided.scores[i]!));
      expect(distance).toBeLessThan(0.4 * Math.hypot(...exact.scores));
      expect(exact.evaluated).toBe(1_024);
      expect(guided.evaluated).toBeLessThan(1_024 / 3);
    }
  });
});
