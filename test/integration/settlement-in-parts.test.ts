import { describe, expect, it } from 'vitest';
import type { Frame, ScenarioDraft } from '../../simulations/api/index.js';
import { runToEnd, withEngine } from '../fixtures/run-to-end.js';

const TRAINERS = 240;
const TICKS = 2;
const digests = new Set<string>();

/** More trainers than one block can pay: a settlement takes two. */
const scenario: ScenarioDraft = {
  name: 'many-trainers',
  title: 'Many trainers',
  ticks: TICKS,
  learning: {
    dataset: { kind: 'synthetic', features: 4, classes: 2, examples: 3000 },
    model: { kind: 'softmax' },
    trainExamples: 1_500,
    heldOutExamples: 200,
    testExamples: 200,
    batchSize: 5,
    backend: 'cpu',
  },
  population: [
    {
      archetype: 'honestTrainer',
      name: 'trainer',
      count: TRAINERS,
      holdings: { totalTokens: '48000' },
      stakeTokens: '150',
    },
    { archetype: 'validator', name: 'validator', count: 3, holdings: { totalTokens: '3000' }, stakeTokens: '150' },
  ],
} as ScenarioDraft;

/** Trainers that a frame's flows paid for training, and what they got in all. */
function paidForTraining({ flows }: Frame) {
  const paid = flows.filter(({ kind }) => kind === 'trainingReward');
  return {
    count: paid.reduce((sum, { count }) => sum + count, 0),
    wei: paid.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
  };
}

describe('a round too large for one block', () => {
  it.each(['anvil', 'ganache'] as const)(
    'is settled within its tick in as many blocks as it takes, on %s',
    async (name) => {
      const { report, frames, run } = await withEngine((engine) =>
        runToEnd(engine, { scenario, overrides: { engine: name } }),
      );
      expect(run.error).toBeNull();
      expect(report.invariants.violated).toBe(0);
      expect(report.transactions).toMatchObject({ reverted: 0 });
      const rounds = frames.filter(({ round }) => round !== null);
      expect(rounds).toHaveLength(TICKS);
      for (const frame of rounds) {
        expect(frame.round).toMatchObject({ participants: TRAINERS });
        expect(paidForTraining(frame)).toEqual({ count: TRAINERS, wei: BigInt(frame.round!.paidToTrainers) });
      }
      // Commitments, reveals, scores, their disclosure, and two parts of the settlement.
      expect(frames.slice(1).map(({ block }, i) => block - frames[i]!.block)).toEqual(Array(TICKS).fill(6));
      digests.add(report.digest);
    },
  );

  it('has one digest on both chains', () => expect(digests.size).toBe(1));
});
