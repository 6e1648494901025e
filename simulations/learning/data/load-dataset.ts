import { resolve } from 'node:path';
import type { DatasetSpec, LearningParameters } from '../../scenario/index.js';
import { loadCsv } from './csv/load-csv.js';
import type { Dataset } from './example-set.js';
import { loadIdx } from './idx/load-idx.js';
import { loadIris } from './iris.js';
import { loadMnist } from './mnist/load-mnist.js';
import { loadSynthetic } from './synthetic.js';
import { loadMessages } from './text/load-messages.js';
import { loadSpam } from './text/load-spam.js';

/** What fixes, with the seed, a run's examples. */
export type DatasetParameters = Pick<
  LearningParameters,
  'dataset' | 'trainExamples' | 'heldOutExamples' | 'testExamples'
>;

/**
 * Loads a dataset and draws its three disjoint splits, fixed by the seed, into shared memory. A source with fewer
 * examples than the splits ask for in sum shrinks them in proportion, which a note tells; only MNIST, which has 70,000,
 * refuses.
 * Files must be named by absolute paths (`resolveDatasetFiles`). Throws an `InputError` for files and parameters at
 * fault and a `LearningError` for an installed data package that is missing or altered.
 */
export async function loadDataset(parameters: DatasetParameters, seed: number): Promise<Dataset> {
  const dataset = await loadSource(parameters, seed);
  const { trainExamples, heldOutExamples, testExamples } = parameters;
  const [train, heldOut, test] = [dataset.train, dataset.heldOut, dataset.test].map(({ labels }) => labels.length);
  if (train === trainExamples && heldOut === heldOutExamples && test === testExamples) return dataset;
  const shrunk =
    `The data have too few examples for the splits asked for (${trainExamples} to train on, ${heldOutExamples} held ` +
    `out, ${testExamples} to test on): they became ${train}, ${heldOut} and ${test}.`;
  return { ...dataset, notes: [shrunk, ...(dataset.notes ?? [])] };
}

async function loadSource(parameters: DatasetParameters, seed: number): Promise<Dataset> {
  const { dataset } = parameters;
  switch (dataset.kind) {
    case 'mnist':
      return loadMnist(parameters, seed);
    case 'iris':
      return loadIris(parameters, seed);
    case 'csv':
      return loadCsv(dataset, parameters, seed);
    case 'idx':
      return loadIdx(dataset, parameters, seed);
    case 'synthetic':
      return loadSynthetic(dataset, parameters, seed);
    case 'spam':
      return loadSpam(dataset, parameters, seed);
    case 'messages':
      return loadMessages(dataset, parameters, seed);
  }
}

/** The dataset with its files named by absolute paths; relative ones are meant from the folder. */
export function resolveDatasetFiles(dataset: DatasetSpec, folder: string): DatasetSpec {
  switch (dataset.kind) {
    case 'csv':
    case 'messages':
      return { ...dataset, file: resolve(folder, dataset.file) };
    case 'idx':
      return { ...dataset, images: resolve(folder, dataset.images), labels: resolve(folder, dataset.labels) };
    default:
      return dataset;
  }
}
