import { availableParallelism } from 'node:os';
import { randomStream } from '../random/index.js';
import type { LearningParameters } from '../scenario/index.js';
import { ContentStore } from './content/content-store.js';
import { majorityAccuracy } from './data/baseline-accuracy.js';
import { bytesOfExamples, type Dataset, type ExampleSet, setAside } from './data/example-set.js';
import { loadDataset } from './data/load-dataset.js';
import { splitNotes } from './data/split-notes.js';
import { weightHistograms } from './inspection/weight-histograms.js';
import type { LearningService, LearningServiceOptions } from './learning-service.js';
import { buildModel } from './models/build-model.js';
import { loadModel } from './models/load-model.js';
import { saveModelFolder } from './models/save-model-folder.js';
import { weightCount } from './models/weight-layout.js';
import { dealShards } from './partition/deal-shards.js';
import { applyFeatureNoise } from './partition/feature-noise.js';
import { summariseShards } from './partition/summarise-shards.js';
import { openPool } from './pool/open-pool.js';
import { epsilonNotes } from './privacy/epsilon-notes.js';
import { Appraising } from './service/appraising.js';
import { Combining } from './service/combining.js';
import { PrivacyOffice } from './service/privacy-office.js';
import { CohortTraining, shardOf } from './service/train-cohort.js';
import { ModelVersions, storeModel, type Workshop } from './service/workshop.js';

/**
 * Loads the data, deals it out, makes the first model and starts the workers. Throws an `InputError` for parameters
 * that cannot be met (too few examples, a backend that is not installed) and a `LearningError` for data files that are
 * missing or altered and backends that do not load. Close the service to end its workers.
 */
export async function createLearningService(options: LearningServiceOptions): Promise<LearningService> {
  const { parameters, trainers, seed, workers = availableParallelism(), runsIn, samplingRate = 1 } = options;
  const { dataset, root, shards, notes } = await prepareData(parameters, trainers, seed);
  const spec = await loadModel(parameters.model);
  const model = await buildModel(spec, dataset);
  const weights = weightCount(model.layout);
  const store = new ContentStore(trainers, weights);
  const firstWeights = new Float32Array(new SharedArrayBuffer(4 * weights));
  firstWeights.set(model.initialWeights(randomStream(seed, 'learning', 'initialModel')));

  const { privacy = null, compression = null } = parameters;
  const setup = { seed, model: spec, training: parameters, dataset, root, shards, privacy, compression };
  const { pool, backend } = await openPool(setup, parameters.backend, Math.max(1, workers), runsIn);
  const versions = new ModelVersions();
  const workshop: Workshop = { parameters, seed, dataset, shards, model, weightCount: weights, store, pool, versions };
  const initialModel = await storeModel(workshop, firstWeights);
  const office = privacy && new PrivacyOffice(privacy, trainers, samplingRate);
  const training = new CohortTraining(workshop, office);
  const combining = new Combining(workshop);
  const appraising = new Appraising(workshop, combining);

  return {
    backend,
    shards: summariseShards(shards, dataset.train.labels, dataset.classes, parameters.partition),
    initialModel,
    weightCount: weights,
    data: {
      features: dataset.features,
      classes: dataset.classes,
      classNames: dataset.classNames,
      picture: dataset.picture,
      trainExamples: dataset.train.labels.length,
      heldOutExamples: dataset.heldOut.labels.length,
      testExamples: dataset.test.labels.length,
      majorityAccuracy: majorityAccuracy(dataset),
      notes,
    },
    privacy: office,
    train: (requests, onDone = () => undefined, noise = {}) => training.train(requests, onDone, noise),
    aggregate: (start, updates, rule) => combining.aggregate(start, updates, rule),
    aggregateStale: (start, updates, staleness) => combining.aggregateStale(start, updates, staleness),
    aggregateSecurely: (start, updates, terms) => combining.aggregateSecurely(start, updates, terms),
    evaluate: async (cid, split) => {
      const { tally } = await appraising.appearance(cid, split);
      return { accuracy: tally.correct / tally.examples, loss: tally.loss / tally.examples };
    },
    contributions: (start, updates, rule, contribution) => appraising.contributions(start, updates, rule, contribution),
    outcomes: (cid) => appraising.outcomes(cid),
    effects: (start, updates) => appraising.effects(start, updates),
    predict: async (cid, examples) => {
      const predictions = await appraising.predictions(cid);
      return Uint8Array.from(examples, (example) => predictions[example]!);
    },
    truth: (examples) => Uint8Array.from(examples, (example) => dataset.test.labels[example]!),
    backdoorSuccess: (cid, backdoor) => appraising.backdoorSuccess(cid, backdoor),
    inspect: async (cid, updates) => {
      const deltas = updates.map(({ update }) => store.update(update));
      const [{ confusion, mistakes }, similarity] = await Promise.all([
        appraising.appearance(cid, 'test'),
        deltas.length === 0 ? [] : pool.run({ kind: 'similarity', deltas } as const),
      ]);
      return {
        confusion,
        misclassified: mistakes,
        histograms: weightHistograms(model.layout, store.model(cid)),
        similarity,
        similarityShards: updates.map(({ shard }) => shard),
      };
    },
    content: (cid) => store.bytes(cid),
    hold: (models) => store.hold(models),
    shardBytes: (shard) => bytesOfExamples(dataset.train, dataset.features, shardOf(shards, shard)),
    saveModel: (cid, folder) => saveModelFolder(folder, spec, dataset, store.model(cid), cid),
    close: () => pool.close(),
  };
}

/** The examples of every split, of the server itself and of every trainer. */
async function prepareData(
  parameters: LearningParameters,
  trainers: number,
  seed: number,
): Promise<{ dataset: Dataset; root: ExampleSet; shards: readonly Int32Array[]; notes: readonly string[] }> {
  const { batchSize, partition, aggregation } = parameters;
  const whole = await loadDataset(parameters, seed);
  const { labels } = whole.train;
  const dealNotes: string[] = [];
  const tell = (note: string) => dealNotes.push(note);
  const shards = dealShards({ labels, classes: whole.classes, trainers, batchSize, partition, seed, tell });
  const { part: root, rest: heldOut } = setAside(
    whole.heldOut,
    whole.features,
    aggregation.rule === 'flTrust' ? aggregation.rootExamples : 0,
  );
  const dataset = { ...whole, heldOut };
  return {
    dataset:
      partition.kind === 'featureNoise' ? await applyFeatureNoise(dataset, shards, partition.deviation, seed) : dataset,
    root,
    shards,
    notes: [...splitNotes(whole), ...(whole.notes ?? []), ...dealNotes, ...epsilonNotes(parameters)],
  };
}
