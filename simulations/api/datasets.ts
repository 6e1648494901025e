import { FolkmootError } from '../errors/index.js';
import { dealShards, describeCsv, loadDataset, readDataFile, summariseShards } from '../learning/index.js';
import { storeDataset } from '../results/index.js';
import type { DatasetResults } from './contract/dataset-commands.js';
import { type DataFile, type DatasetDescription, MOST_DATASET_BYTES, type ParsedParameters } from './contract/index.js';
import { decodeFiles } from './decode-files.js';

type Loaded = Awaited<ReturnType<typeof loadDataset>>;

/** More than any source has, nearly all of it for training: shrunk to what there is, no row is left over. */
const EVERYTHING = { trainExamples: 1_000_000_000, heldOutExamples: 1, testExamples: 1 };
/** MNIST does not shrink. */
const ALL_OF_MNIST = { trainExamples: 60_000, heldOutExamples: 1_000, testExamples: 9_000 };

/* What is done with data: the work of threads, as a file may have a million rows. */

/** Stores files under the data folder. The same files are stored once. */
export async function importDataset({
  home,
  name,
  files,
}: ParsedParameters<'importDataset'> & { readonly home: string }): Promise<DatasetResults['importDataset']> {
  const paths = await storeDataset(home, name, decodeFiles(files));
  const described: DataFile[] = [];
  for (const path of paths) described.push(await describeFile(path));
  return { files: described };
}

/** What loading a data set would give. */
export async function describeDataset({
  dataset,
}: ParsedParameters<'describeDataset'>): Promise<DatasetResults['describeDataset']> {
  const sizes = dataset.kind === 'mnist' ? ALL_OF_MNIST : EVERYTHING;
  try {
    return { description: described(await loadDataset({ dataset, ...sizes }, 1)), problems: [] };
  } catch (error) {
    if (!(error instanceof FolkmootError)) throw error;
    const { field = 'dataset', message, hint = '' } = error;
    return { description: null, problems: [{ field, message, hint }] };
  }
}

/** Who would hold what. */
export async function previewPartition({
  learning,
  clients,
  seed,
}: ParsedParameters<'previewPartition'>): Promise<DatasetResults['previewPartition']> {
  const { partition, batchSize } = learning;
  const { train, classes } = await loadDataset(learning, seed);
  const { labels } = train;
  const shards = dealShards({ labels, classes, trainers: clients, batchSize, partition, seed });
  return summariseShards(shards, labels, classes, partition);
}

/** An IDX file begins with two zero bytes, which no text does. */
export async function describeFile(path: string): Promise<DataFile> {
  const bytes = await readDataFile(path, MOST_DATASET_BYTES);
  if (bytes[0] === 0 && bytes[1] === 0) return { path, format: 'idx', table: null };
  return { path, format: 'csv', table: await describeCsv(bytes) };
}

function described({ train, heldOut, test, features, classNames, picture, notes = [] }: Loaded): DatasetDescription {
  const counts = new Array<number>(classNames.length).fill(0);
  for (const { labels } of [train, heldOut, test]) for (const label of labels) counts[label]!++;
  return {
    examples: counts.reduce((sum, count) => sum + count, 0),
    features,
    classes: classNames.map((name, label) => ({ name, examples: counts[label]! })),
    picture,
    // That there are fewer examples than all there could be says nothing.
    notes: notes.filter((note) => !note.startsWith('The data have too few examples')),
  };
}
