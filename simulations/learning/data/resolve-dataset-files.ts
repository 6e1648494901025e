import { resolve } from 'node:path';
import type { DatasetSpec } from '../../scenario/index.js';

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
