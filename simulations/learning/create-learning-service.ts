import { availableParallelism } from 'node:os';
import { InputError } from '../errors/index.js';
import { randomStream } from '../random/index.js';
import type { Aggregation } from '../scenario/index.js';
import { combineInRanges } from './aggregation/combine-in-ranges.js';
import { canonicalUpdates } from './canonical-updates.js';
import { bytesOfWeights, cidOf } from './content/cid-of.js';
import { ContentStore } from './content/content-store.js';
import { Memo } from './content/memo.js';
import { leaveOneOut } from './contribution/leave-one-out.js';
import { loadDataset } from './data/choose-examples.js';
import type {
  Cid,
  EvaluationSplit,
  LearningService,
  LearningServiceOptions,
  TrainRequest,
  WeightedUpdate,
} from './learning-service.js';
import { buildModel } from './models/build-model.js';
import { weightCount } from './models/weight-layout.js';
import { dealShards } from './partition/deal-shards.js';
import { summariseShards } from './partition/summarise-shards.js';
import { openPool } from './pool/open-pool.js';
import type { Tally } from './training/cross-entropy.js';

/** Rounds are asked for again within a tick or two; a few hundred answers of a few bytes cover any of it. */
const REMEMBERED = 512;

/**
 * Loads the data, deals it out, makes the first model and starts the workers. Throws an `InputError` for parameters
 * that cannot be met (too few examples, a backend that is not installed) and a `LearningError` for data files that are
 * missing or altered and backends that do not load. Close the service to end its workers.
 */
export async function createLearningService(options: LearningServiceOptions): Promise<LearningService> {
  const { parameters, trainers, seed, workers = availableParallelism() } = options;
  const dataset = await loadDataset(parameters, seed);
  const { features, classes } = dataset;
  const { labels } = dataset.train;
  const { batchSize, partition } = parameters;
  const shards = dealShards({ labels, classes, trainers, batchSize, partition, seed });

  const model = buildModel(parameters.model, features, classes);
  const weights = weightCount(model.layout);
  const firstWeights = new Float32Array(new SharedArrayBuffer(4 * weights));
  firstWeights.set(model.initialWeights(randomStream(seed, 'learning', 'initialModel')));
  const store = new ContentStore(trainers, weights);
  const addModel = async (values: Float32Array): Promise<Cid> => {
    const cid = await cidOf(bytesOfWeights(values));
    store.addModel(cid, values);
    return cid;
  };
  const initialModel = await addModel(firstWeights);

  const setup = { model: parameters.model, training: parameters, dataset, shards };
  const { pool, backend } = await openPool(setup, parameters.backend, Math.max(1, workers));

  const aggregates = new Memo<Cid>(REMEMBERED);
  const evaluations = new Memo<Tally>(REMEMBERED);
  const contributions = new Memo<readonly number[]>(REMEMBERED);

  const trainOne = async ({ shard, model: start, behaviour, seed: workSeed }: TrainRequest) => {
    const examples = shards[shard];
    if (!examples) throw unknownShard(shard, trainers);
    const job = { kind: 'train', model: store.model(start), shard, behaviour, seed: workSeed } as const;
    return { ...(await pool.run(job)), sampleCount: examples.length };
  };

  const aggregate = async (start: Cid, updates: readonly WeightedUpdate[], rule: Aggregation): Promise<Cid> => {
    const base = store.model(start);
    const canonical = canonicalUpdates(store, updates);
    if (canonical.origins.length === 0) return start;
    return aggregates.get(`${start} ${JSON.stringify(rule)} ${canonical.key}`, async () => {
      const [combined] = await combineInRanges(pool, 'all', rule, base, canonical.updates);
      return addModel(combined!);
    });
  };

  const tally = (cid: Cid, split: EvaluationSplit): Promise<Tally> => {
    const values = store.model(cid);
    return evaluations.get(`${cid} ${split}`, () => pool.run({ kind: 'evaluate', weights: values, split } as const));
  };

  return {
    backend,
    shards: summariseShards(shards, labels, classes, partition),
    initialModel,
    weightCount: weights,
    train: async (requests) => {
      const trained = await Promise.all(requests.map(trainOne));
      store.addUpdates(trained.map(({ cid, update }) => ({ cid, weights: update })));
      return trained.map(({ cid, sampleCount, trainLoss, trainAccuracy }) => {
        return { update: cid, sampleCount, trainLoss, trainAccuracy };
      });
    },
    aggregate,
    evaluate: async (cid, split) => {
      const { correct, loss, examples } = await tally(cid, split);
      return { accuracy: correct / examples, loss: loss / examples };
    },
    leaveOneOut: async (start, updates, rule) => {
      const base = store.model(start);
      const { updates: sorted, origins, key } = canonicalUpdates(store, updates);
      const scores = await contributions.get(`${start} ${JSON.stringify(rule)} ${key}`, async () => {
        const withAll = await tally(await aggregate(start, updates, rule), 'heldOut');
        return origins.length === 0 ? [] : leaveOneOut(pool, rule, base, sorted, withAll);
      });
      const inGivenOrder = new Array<number>(updates.length).fill(0);
      origins.forEach((origin, i) => {
        inGivenOrder[origin] = scores[i]!;
      });
      return inGivenOrder;
    },
    content: (cid) => store.bytes(cid),
    close: () => pool.close(),
  };
}

function unknownShard(shard: number, trainers: number): InputError {
  return new InputError('learning.shardUnknown', `There is no shard ${shard}.`, {
    field: 'shard',
    value: shard,
    hint: `Shards are numbered from 0 to ${trainers - 1}.`,
  });
}
