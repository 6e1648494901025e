import { describe, expect, it } from 'vitest';
import { type WorkKind, type WorkServices, workOf } from '../agents/index.js';
import { createLearningService, type TrainRequest } from '../learning/index.js';
import { type AppraiseOrder, appraise, type StudyOrder, study, train } from '../mechanisms/training/work.js';
import { learningSchema } from '../scenario/index.js';
import { Workbench } from './workbench.js';

const parameters = learningSchema.parse({
  trainExamples: 40,
  heldOutExamples: 20,
  testExamples: 20,
  batchSize: 10,
  backend: 'cpu',
});

interface Sum {
  readonly of: readonly number[];
}

/** Adds numbers up, and notes what it was given at once. */
function adding(name: string): { readonly kind: WorkKind<object, unknown>; readonly batches: (readonly object[])[] } {
  const batches: (readonly object[])[] = [];
  const run = async (orders: readonly object[]) => {
    batches.push(orders);
    return orders.map((order) => Object.values(order).flat().length);
  };
  return { kind: { name, run }, batches };
}
const sum = (...of: number[]): Sum => ({ of });
const services: WorkServices = { learning: null };

describe('a workbench', () => {
  it('does the same order once a tick, and all orders of a kind that come together at once', async () => {
    const bench = new Workbench(services);
    const one = adding('one');
    const other = adding('other');
    const [a, b, c] = [sum(1), sum(1, 2), sum(1, 2, 3)];
    const ask = (kind: WorkKind<object, unknown>, order: Sum) => ({ kind, order });
    await bench.carryOut([ask(one.kind, a), ask(other.kind, c), ask(one.kind, b), ask(one.kind, a)]);
    await bench.carryOut([ask(one.kind, a)]);
    expect(one.batches).toEqual([[a, b]]);
    expect(other.batches).toEqual([[c]]);
    expect([a, b, c].map((order) => bench.resultOf(order))).toEqual([1, 2, 3]);
    expect([...bench.record.keys()]).toEqual(['one', 'other']);
    expect(bench.record.get('one')).toEqual([
      { order: a, result: 1 },
      { order: b, result: 2 },
    ]);
  });

  it('forgets at a new tick, and never tells what was not carried out', async () => {
    const bench = new Workbench(services);
    const { kind, batches } = adding('one');
    const order = sum(1);
    expect(() => bench.resultOf(order)).toThrow(/before it was carried out/);
    await bench.carryOut([{ kind, order }]);
    bench.beginTick();
    expect(() => bench.resultOf(order)).toThrow(/before it was carried out/);
    expect(bench.record.size).toBe(0);
    await bench.carryOut([{ kind, order }]);
    expect(batches).toHaveLength(2);
  });
});

it('training at the workbench: a result does not depend on who asked first, and is the same in another tick', async () => {
  const learning = await createLearningService({ parameters, trainers: 2, seed: 1, workers: 1 });
  try {
    const bench = new Workbench({ learning });
    const carryOut = <Order extends object, Result>(kind: WorkKind<Order, Result>, orders: readonly Order[]) => {
      const opened = {
        name: kind.name,
        run: (given: readonly object[]) =>
          kind.run(
            orders.filter((one) => given.includes(one)),
            { learning },
          ),
      };
      return bench.carryOut(orders.map((order) => ({ kind: opened, order })));
    };
    const trainings = [0, 1].map(
      (shard): TrainRequest => ({
        shard,
        model: learning.initialModel,
        behaviour: { kind: 'honest' },
        seed: 5,
        round: 1,
      }),
    );
    await carryOut(train, trainings);
    const first = workOf(bench.record, train);
    expect(first.map(({ order: { shard } }) => shard)).toEqual([0, 1]);

    const updates = first.map(({ order: { shard }, result: { update, sampleCount } }) => ({
      update: update!,
      sampleCount,
      shard,
    }));
    const order: AppraiseOrder = {
      model: learning.initialModel,
      updates,
      aggregation: { rule: 'fedAvg' },
      contribution: { rule: 'leaveOneOut' },
    };
    const studied: StudyOrder = {
      model: learning.initialModel,
      updates,
      aggregation: { rule: 'fedAvg' },
      aggregations: new Map([
        [0, { rule: 'fedAvg' }],
        [1, { rule: 'trimmedMean', trimPercent: 10 }],
      ]),
      contributions: new Map([[3, { rule: 'cosine' }]]),
    };
    await carryOut(appraise, [order]);
    await carryOut(study, [studied]);
    const [appraised] = workOf(bench.record, appraise);
    expect(appraised!.result.scores).toHaveLength(2);
    expect(appraised!.result).toBe(bench.resultOf(order));
    expect(appraised!.result.loss).toBeGreaterThan(0);
    const { right, scores, effects } = workOf(bench.record, study)[0]!.result;
    const examples = learning.data.heldOutExamples;
    expect([...right].map(([rule, { length }]) => [rule, length])).toEqual([
      [0, examples],
      [1, examples],
    ]);
    expect(scores.get(3)).toHaveLength(2);
    expect(effects.map(({ length }) => length)).toEqual([examples, examples]);
    expect(appraised!.result.effects).toEqual(effects);

    bench.beginTick();
    expect(workOf(bench.record, appraise)).toEqual([]);
    await carryOut(train, trainings.toReversed());
    expect(workOf(bench.record, train).toReversed()).toEqual(first);
  } finally {
    await learning.close();
  }
});

it('training in a run without learning is refused', async () => {
  const order: TrainRequest = { shard: 0, model: 'bafk', behaviour: { kind: 'honest' }, seed: 1, round: 1 };
  expect(() => train.run([order], services)).toThrow(/without learning/);
  await expect(appraise.run([], services)).rejects.toThrow(/without learning/);
});
