import { Session } from 'node:inspector/promises';
import { backendNamed } from '../../../simulations/learning/backends/backends.js';
import { loadDataset } from '../../../simulations/learning/data/load-dataset.js';
import { buildModel } from '../../../simulations/learning/models/build-model.js';
import { workbench } from '../../../simulations/learning/worker/workbench.js';
import { randomStream } from '../../../simulations/random/index.js';
import { clockedShares } from './clocked-shares.js';
import { sampledShares } from './sampled-shares.js';
import { CLIENTS, type MeasuredBackend, parametersOf, SEED, seedOf } from './setting.js';
import type { Shares } from './shares.js';

/*
 * Profiles what a worker does for one client after another, in a process of its own: `profile-worker.js BACKEND STEPS
 * MODEL CLIENTS`. Sends the shares to its parent. The same code runs as in a worker of the pool.
 */

const backend = process.argv[2] as MeasuredBackend;
const steps = Number(process.argv[3]);
const spec = JSON.parse(process.argv[4]!);

const parameters = parametersOf(backend, spec, steps);
const dataset = await loadDataset(parameters, SEED);
const rows = Int32Array.from({ length: dataset.train.labels.length }, (_, row) => row);
const each = rows.length / CLIENTS;
const shards = Array.from({ length: CLIENTS }, (_, client) => rows.slice(client * each, (client + 1) * each));
const setup = { seed: SEED, backend, model: spec, training: parameters, dataset, root: dataset.heldOut, shards };
const tf = await backendNamed(backend).load();
const bench = await workbench(tf, { ...setup, privacy: null, compression: null });
const model = (await buildModel(spec, dataset)).initialWeights(randomStream(SEED, 'profile'));
const nothingKnown = { previousChange: null, honest: [], leader: null, residual: null, cohort: CLIENTS };

const trainAll = async (clients: number): Promise<void> => {
  for (let client = 0; client < clients; client++) {
    await bench.run({
      kind: 'train',
      model,
      examples: { of: 'shard', shard: client },
      plan: { train: true, relabel: 'none', backdoor: null },
      seed: seedOf(0, client),
      sending: { ...nothingKnown, behaviour: { kind: 'honest' }, round: 1 },
    });
  }
};

const clients = backend === 'cpu' ? 1 : Number(process.argv[5]);
await trainAll(1);
const found =
  backend === 'node'
    ? await clockedShares(tf.backend() as never, () => trainAll(clients))
    : await sampled(() => trainAll(clients));
process.send!(found, () => process.disconnect());

/** What V8's own profiler sees of some work. */
async function sampled(work: () => Promise<void>): Promise<Shares> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  return sampledShares(profile);
}
