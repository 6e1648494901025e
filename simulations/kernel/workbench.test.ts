import { expect, it } from 'vitest';
import type { WorkOrder } from '../agents/index.js';
import { createLearningService } from '../learning/index.js';
import { learningSchema } from '../scenario/index.js';
import { Workbench } from './workbench.js';

const parameters = learningSchema.parse({
  trainExamples: 40,
  heldOutExamples: 20,
  testExamples: 20,
  batchSize: 10,
  backend: 'cpu',
});

it('equal orders are done once a tick, and their result does not depend on who asked first', async () => {
  const learning = await createLearningService({ parameters, trainers: 2, seed: 1, workers: 1 });
  try {
    const bench = new Workbench(learning);
    const train = (shard: number): WorkOrder => ({
      kind: 'train',
      shard,
      model: learning.initialModel,
      behaviour: { kind: 'honest' },
      seed: 5,
      round: 1,
    });
    await bench.carryOut([train(0), train(1), train(0)]);
    const first = bench.resultOf<'train'>(train(0) as never);
    await bench.carryOut([train(0)]);
    expect(bench.resultOf<'train'>(train(0) as never)).toBe(first);
    expect([...bench.trained.keys()]).toEqual([0, 1]);

    const updates = [0, 1].map((shard) => {
      const { update, sampleCount } = bench.resultOf<'train'>(train(shard) as never);
      return { update: update!, sampleCount, shard };
    });
    const appraise: WorkOrder = {
      kind: 'appraise',
      model: learning.initialModel,
      updates,
      aggregation: { rule: 'fedAvg' },
      contribution: { rule: 'leaveOneOut' },
    };
    const compare: WorkOrder = {
      kind: 'compare',
      model: learning.initialModel,
      updates,
      aggregations: [{ rule: 'fedAvg' }, { rule: 'trimmedMean', trimPercent: 10 }],
    };
    await bench.carryOut([appraise, compare]);
    expect(bench.resultOf<'appraise'>(appraise as never).scores).toHaveLength(2);
    expect(bench.resultOf<'compare'>(compare as never)).toHaveLength(2);
    expect(bench.loss).toBe(bench.resultOf<'appraise'>(appraise as never).loss);

    bench.beginTick();
    expect(bench.loss).toBeNull();
    expect(() => bench.resultOf<'train'>(train(0) as never)).toThrow(/before it was carried out/);
    await bench.carryOut([train(0)]);
    expect(bench.resultOf<'train'>(train(0) as never)).toEqual(first);
  } finally {
    await learning.close();
  }
});

it('work in a run without learning is refused', async () => {
  const order: WorkOrder = { kind: 'train', shard: 0, model: 'bafk', behaviour: { kind: 'honest' }, seed: 1, round: 1 };
  await expect(new Workbench(null).carryOut([order])).rejects.toThrow(/without learning/);
});
