import { afterEach, describe, expect, it } from 'vitest';
import { InputError, LearningError } from '../errors/index.js';
import { type Aggregation, type LearningParameters, learningSchema, type ModelSpec } from '../scenario/index.js';
import { isInstalled } from './backends/installed.js';
import { cidOf } from './content/cid-of.js';
import { createLearningService } from './create-learning-service.js';
import type { LearningService, TrainingBehaviour, WeightedUpdate } from './learning-service.js';
import { ModelVersions } from './service/workshop.js';

const parameters = learningSchema.parse({
  trainExamples: 600,
  heldOutExamples: 150,
  testExamples: 200,
  partition: { kind: 'dirichlet', alpha: 1 },
  model: { kind: 'dense', hiddenUnits: [16] },
  batchSize: 10,
  localSteps: 10,
  backend: 'wasm',
});
const TRAINERS = 6;
const FED_AVG = { rule: 'fedAvg' } as const;
const TRIMMED = { rule: 'trimmedMean', trimPercent: 25 } as const;

const open: LearningService[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

async function start(over: Partial<LearningParameters> = {}, workers = 2, seed = 7): Promise<LearningService> {
  const service = await createLearningService({
    parameters: { ...parameters, ...over },
    trainers: TRAINERS,
    seed,
    workers,
  });
  open.push(service);
  return service;
}

const HONEST: TrainingBehaviour = { kind: 'honest' };
const LAST_LIES: TrainingBehaviour = { kind: 'signFlip', scale: 4 };

/** All trainers' updates of one round; the last trainer behaves as told. */
async function round(service: LearningService, model: string, number = 1, last = HONEST): Promise<WeightedUpdate[]> {
  const requests = Array.from({ length: TRAINERS }, (_, shard) => ({
    shard,
    model,
    behaviour: shard === TRAINERS - 1 ? last : HONEST,
    seed: 1 + 100 * number + shard,
    round: number,
  }));
  const trained = await service.train(requests);
  return trained.map(({ update, sampleCount }, shard) => ({ update: update!, sampleCount, shard }));
}

/** Each update's leave-one-out score. */
async function leaveOneOut(
  service: LearningService,
  model: string,
  updates: readonly WeightedUpdate[],
  rule: Aggregation,
): Promise<readonly number[]> {
  return (await service.contributions(model, updates, rule, { rule: 'leaveOneOut' })).scores;
}

/** Everything that two rounds make, as a list to compare. */
async function history(service: LearningService): Promise<unknown[]> {
  const seen: unknown[] = [service.initialModel, service.shards];
  let model = service.initialModel;
  for (const number of [1, 2]) {
    const updates = await round(service, model, number, LAST_LIES);
    for (const rule of [FED_AVG, TRIMMED]) {
      seen.push(
        updates,
        await leaveOneOut(service, model, updates, rule),
        await service.aggregate(model, updates, rule),
      );
    }
    model = await service.aggregate(model, updates, FED_AVG);
    seen.push(await service.evaluate(model, 'test'), await service.evaluate(model, 'heldOut'));
  }
  return seen;
}

describe('a run of learning', () => {
  it('gives the same bits with one worker and with two, and others with another seed', async () => {
    const [one, two, other] = await Promise.all([start({}, 1), start({}, 2), start({}, 2, 8)]);
    const expected = await history(one);
    expect(await history(two)).toEqual(expected);
    expect((await history(other))[0]).not.toEqual(expected[0]);
    expect(two.shards).not.toEqual(other.shards);
  });

  it('does not depend on the order of the requests', async () => {
    const service = await start();
    const requests = [0, 1, 2, 3].map((shard) => ({
      shard,
      model: service.initialModel,
      behaviour: HONEST,
      seed: 9 + shard,
      round: 1,
    }));
    const forwards = await service.train(requests);
    const backwards = await service.train([...requests].reverse());
    expect([...backwards].reverse()).toEqual(forwards);
  });

  it('learns: after five rounds most test digits are read right', async () => {
    const service = await start({ trainExamples: 1_200, localEpochs: 2, localSteps: undefined });
    let model = service.initialModel;
    const before = await service.evaluate(model, 'test');
    for (let number = 1; number <= 5; number++) {
      model = await service.aggregate(model, await round(service, model, number), FED_AVG);
    }
    const after = await service.evaluate(model, 'test');
    expect(before.accuracy).toBeLessThan(0.3);
    expect(after.accuracy).toBeGreaterThan(0.75);
    expect(after.loss).toBeLessThan(before.loss);
  });

  it('answers questions as its measured accuracy says, and the same ones alike', async () => {
    const service = await start();
    const updates = await round(service, service.initialModel);
    const model = await service.aggregate(service.initialModel, updates, FED_AVG);
    const everything = Array.from({ length: service.data.testExamples }, (_, example) => example);
    const [answers, truth] = [await service.predict(model, everything), service.truth(everything)];
    const right = answers.reduce((sum, answer, i) => sum + (answer === truth[i] ? 1 : 0), 0);
    expect(right / everything.length).toBe((await service.evaluate(model, 'test')).accuracy);
    expect([...(await service.predict(model, [7, 3, 7]))]).toEqual([answers[7], answers[3], answers[7]]);
    expect([...service.truth([7, 3])]).toEqual([truth[7], truth[3]]);
    expect(await service.predict(model, [])).toHaveLength(0);
  });

  it('describes who holds what', async () => {
    const { shards, weightCount, backend } = await start();
    expect(shards.map(({ shard }) => shard)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shards.reduce((sum, { examples }) => sum + examples, 0)).toBe(600);
    expect(shards.every(({ examples, labels }) => labels.reduce((a, b) => a + b) === examples && examples >= 10)).toBe(
      true,
    );
    expect(weightCount).toBe(784 * 16 + 16 + 16 * 10 + 10);
    expect(backend).toBe('wasm');
  });
});

describe('aggregation', () => {
  it('gives the same CID for any order of the updates, and stores what the CID says', async () => {
    const service = await start();
    const updates = await round(service, service.initialModel);
    for (const rule of [FED_AVG, TRIMMED]) {
      const cid = await service.aggregate(service.initialModel, updates, rule);
      expect(await service.aggregate(service.initialModel, [...updates].reverse(), rule)).toBe(cid);
      expect(await cidOf(service.content(cid)!)).toBe(cid);
    }
    for (const { update } of updates) expect(await cidOf(service.content(update)!)).toBe(update);
  });

  it('is the weighted mean of the updates on top of the model', async () => {
    const service = await start();
    const updates = await round(service, service.initialModel);
    const floats = (cid: string) => new Float32Array(service.content(cid)!.buffer as ArrayBuffer);
    const combined = floats(await service.aggregate(service.initialModel, updates, FED_AVG));
    const model = floats(service.initialModel);
    const deltas = updates.map(({ update }) => floats(update));
    for (const i of [0, 5_000, model.length - 1]) {
      const mean = updates.reduce((sum, { sampleCount }, u) => sum + (sampleCount / 600) * deltas[u]![i]!, 0);
      expect(combined[i]).toBeCloseTo(model[i]! + mean, 6);
    }
  });

  it('of nothing gives the same model', async () => {
    const service = await start();
    expect(await service.aggregate(service.initialModel, [], FED_AVG)).toBe(service.initialModel);
    expect(service.content('bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')).toBeUndefined();
  });

  it.each<[string, TrainingBehaviour, Partial<LearningParameters>]>([
    ['noise beyond all bounds', { kind: 'randomWeights', deviation: Number.MAX_VALUE }, {}],
    ['a sum beyond all bounds', { kind: 'scaling', factor: Number.MAX_VALUE }, {}],
    ['signs flipped beyond all bounds', { kind: 'signFlip', scale: Number.MAX_VALUE }, {}],
    [
      'noise under privacy',
      { kind: 'randomWeights', deviation: Number.MAX_VALUE },
      { privacy: { noiseMultiplier: 1, clipNorm: 1, delta: 1e-5 } },
    ],
    [
      'noise that is compressed',
      { kind: 'randomWeights', deviation: Number.MAX_VALUE },
      { compression: { keepPercent: 10, bits: 8, errorFeedback: true } },
    ],
  ])('refuses an update of %s, and says so, so that nobody combines or pays it', async (_, behaviour, over) => {
    const service = await start(over);
    const request = { model: service.initialModel, round: 1 };
    const [sound, broken] = await service.train([
      { ...request, shard: 0, behaviour: HONEST, seed: 1 },
      { ...request, shard: 1, behaviour, seed: 2 },
    ]);
    expect(sound!.update).not.toBeNull();
    expect(broken).toMatchObject({ update: null, lost: 'its update holds values that are no finite numbers' });
    const [next] = await service.train([{ ...request, shard: 1, behaviour: HONEST, seed: 3 }]);
    expect(next!.update).not.toBeNull();
  });
});

it('charges privacy for the noise of an update that is no number, which is in no sum', async () => {
  const privacy = { noiseMultiplier: 1, clipNorm: 1, delta: 1e-5 };
  const services = await Promise.all([start({ privacy }), start({ privacy })]);
  const [sound, broken] = services as [LearningService, LearningService];
  await round(sound, sound.initialModel);
  await round(broken, broken.initialModel, 1, { kind: 'randomWeights', deviation: Number.MAX_VALUE });
  const renyi = (order: number, share: number) => order / (2 * share) + Math.log(1 - 1 / order);
  const epsilon = (share: number) =>
    Math.min(...[2, 3, 4, 5, 6, 7].map((order) => renyi(order, share) - Math.log(1e-5 * order) / (order - 1)));
  expect(sound.privacy!.spent(0).epsilon).toBeCloseTo(epsilon(1), 9);
  expect(broken.privacy!.spent(0).epsilon).toBeCloseTo(epsilon(5 / 6), 9);
});

describe('the model in force', () => {
  it('stays while far more models are tried than memory holds, and what was measured of those stays true', async () => {
    // 1.9 million weights: 128 MiB hold 18 of these models.
    const model: ModelSpec = { kind: 'dense', hiddenUnits: [1024, 1024] };
    const service = await start({ model, localSteps: 1, trainExamples: 60, heldOutExamples: 20, testExamples: 20 });
    const first = await round(service, service.initialModel);
    const inForce = await service.aggregate(service.initialModel, first, FED_AVG);
    const updates = await round(service, inForce, 2);
    const candidates: string[] = [];
    for (let subset = 1; subset < 60; subset++) {
      const some = updates.filter((_, i) => (subset >> i) % 2 === 1);
      candidates.push(await service.aggregate(inForce, some, FED_AVG));
    }
    expect(service.content(candidates[0]!)).toBeUndefined();
    const [again] = await service.train([{ shard: 0, model: inForce, behaviour: HONEST, seed: 3, round: 3 }]);
    expect(again!.update).not.toBeNull();
    expect(await service.aggregate(inForce, [updates[0]!], FED_AVG)).toBe(candidates[0]);
    expect((await service.evaluate(candidates[0]!, 'test')).loss).toBeGreaterThan(0);
  });

  it('keeps what its server optimiser remembers while others are tried', () => {
    const versions = new ModelVersions();
    const velocity = [Float32Array.of(1)];
    versions.add('in force', 'initial', velocity);
    for (let study = 0; study < 100; study++) {
      expect(versions.state('in force')).toBe(velocity);
      versions.add(`candidate ${study}`, 'in force', [Float32Array.of(study)]);
    }
  });
});

describe('leave-one-out contribution', () => {
  it.each([FED_AVG, TRIMMED])('is held-out accuracy with the update minus without it, under $rule', async (rule) => {
    const service = await start();
    const model = service.initialModel;
    const updates = await round(service, model, 1, LAST_LIES);
    const accuracy = async (some: WeightedUpdate[]) =>
      (await service.evaluate(await service.aggregate(model, some, rule), 'heldOut')).accuracy;
    const withAll = await accuracy(updates);
    const scores = await leaveOneOut(service, model, updates, rule);
    for (const [i, score] of scores.entries()) {
      expect(score).toBeCloseTo(withAll - (await accuracy(updates.filter((_, other) => other !== i))), 2);
    }
  });

  it('goes with the updates when their order changes', async () => {
    const service = await start();
    const updates = await round(service, service.initialModel, 1, LAST_LIES);
    const scores = await leaveOneOut(service, service.initialModel, updates, FED_AVG);
    const reversed = await leaveOneOut(service, service.initialModel, [...updates].reverse(), FED_AVG);
    expect([...reversed].reverse()).toEqual(scores);
    expect(new Set(scores).size).toBeGreaterThan(1);
  });

  it('of a single update counts against the unchanged model, and of none is empty', async () => {
    const service = await start();
    const model = service.initialModel;
    const [only] = await round(service, model);
    const after = await service.evaluate(await service.aggregate(model, [only!], FED_AVG), 'heldOut');
    const before = await service.evaluate(model, 'heldOut');
    const [score] = await leaveOneOut(service, model, [only!], FED_AVG);
    expect(score).toBeCloseTo(after.accuracy - before.accuracy, 12);
    expect(score).not.toBe(0);
    expect(await leaveOneOut(service, model, [], FED_AVG)).toEqual([]);
  });
});

describe('what cannot be done', () => {
  // Where everything is installed no backend is turned down.
  it.skipIf(isInstalled('@tensorflow/tfjs-node'))(
    'a backend that is not installed is named, with the way out',
    async () => {
      const failure = await start({ backend: 'node' }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(InputError);
      expect(failure).toMatchObject({ code: 'learning.backendNotInstalled', field: 'learning.backend' });
      expect((failure as InputError).hint).toContain('auto');
    },
  );

  it('more trainers than examples are turned down', async () => {
    await expect(createLearningService({ parameters, trainers: 601, seed: 1 })).rejects.toThrow(InputError);
  });

  it('unknown models, updates and shards are turned down by name', async () => {
    const service = await start();
    const request = { shard: 0, model: service.initialModel, behaviour: HONEST, seed: 1, round: 1 };
    await expect(service.train([{ ...request, model: 'bafy' }])).rejects.toThrow(LearningError);
    await expect(service.train([{ ...request, shard: 6 }])).rejects.toThrow('There is no shard 6.');
    await expect(service.evaluate('bafy', 'test')).rejects.toThrow("The model bafy is not in this run's store.");
    const unknown = [{ update: 'bafy', sampleCount: 1, shard: 0 }];
    await expect(service.aggregate(service.initialModel, unknown, FED_AVG)).rejects.toThrow(/update bafy/);
    await expect(leaveOneOut(service, service.initialModel, unknown, FED_AVG)).rejects.toThrow(/update bafy/);
  });

  it('work after closing is turned down', async () => {
    const service = await start();
    await service.close();
    await expect(service.evaluate(service.initialModel, 'test')).rejects.toThrow('The learning service is closed.');
  });
});

it('takes the fastest backend that loads when the choice is auto', async () => {
  const service = await start({ backend: 'auto' }, 1);
  expect(['node', 'wasm']).toContain(service.backend);
  expect((await service.evaluate(service.initialModel, 'heldOut')).accuracy).toBeLessThan(0.5);
});

it('trains on shards of others as well when it is told to, and hands over their bytes', async () => {
  const service = await start();
  const request = { shard: 0, model: service.initialModel, behaviour: HONEST, seed: 5, round: 1 };
  const [alone, more, none] = await service.train([request, { ...request, also: [2, 3] }, { ...request, also: [] }]);
  const [own, second, third] = [0, 2, 3].map((shard) => service.shards[shard]!.examples);
  expect(more!.sampleCount).toBe(own! + second! + third!);
  expect(more!.update).not.toBe(alone!.update);
  expect(none).toEqual(alone);
  await expect(service.train([{ ...request, also: [TRAINERS] }])).rejects.toThrow(`There is no shard ${TRAINERS}`);
  const bytes = service.shardBytes(2);
  const labels = new Array<number>(service.data.classes).fill(0);
  for (let at = bytes.length / second! - 1; at < bytes.length; at += bytes.length / second!) labels[bytes[at]!]! += 1;
  expect(labels).toEqual(service.shards[2]!.labels);
  expect(() => service.shardBytes(TRAINERS)).toThrow(`There is no shard ${TRAINERS}`);
});
