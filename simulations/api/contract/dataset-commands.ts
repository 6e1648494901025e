import { z } from 'zod';
import type { CsvDescription, ShardSummary } from '../../learning/index.js';
import { datasetSchema, learningSchema } from '../../scenario/index.js';

/** Largest data set that can be brought along, in bytes. */
export const MOST_DATASET_BYTES = 64 * 1024 * 1024;

const fileName = z
  .string()
  .regex(/^(?!\.)[\w .()+-]{0,99}[\w()+-]$/, 'must be a plain file name: letters, digits, spaces and . _ ( ) + -');

/** Commands about data: bring it along, look at it, see who would hold what. Nothing is trained. */
export const datasetParameters = {
  /** Stores files under the data folder. The same files are stored once. */
  importDataset: z.strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be lower-case letters, digits and dashes, e.g. "wine"'),
    files: z
      .array(z.strictObject({ name: fileName, base64: z.string().max(Math.ceil(MOST_DATASET_BYTES / 3) * 4) }))
      .min(1)
      .max(8),
  }),
  /** Looks through a file: the columns of a table, or that it is an IDX file. */
  describeDataFile: z.strictObject({ file: z.string().min(1).max(4096) }),
  /** What loading a data set would give. Paths are absolute. */
  describeDataset: z.strictObject({ dataset: datasetSchema }),
  /** Who would hold what. */
  previewPartition: z.strictObject({
    learning: learningSchema,
    clients: z.int().min(1).max(10_000),
    seed: z.int().min(0).default(1),
  }),
} as const;

/** What they answer. */
export interface DatasetResults {
  importDataset: { readonly files: readonly DataFile[] };
  describeDataFile: DataFile;
  describeDataset: {
    /** `null` when it cannot be loaded. */
    readonly description: DatasetDescription | null;
    readonly problems: readonly DatasetProblem[];
  };
  previewPartition: readonly ShardSummary[];
}

/** A file of data, by its absolute path. */
export interface DataFile {
  readonly path: string;
  readonly format: 'csv' | 'idx';
  /** Columns and problems of a table; `null` for an IDX file. */
  readonly table: CsvDescription | null;
}

/** A data set as models would see all of it. */
export interface DatasetDescription {
  readonly examples: number;
  /** Values in an example. */
  readonly features: number;
  readonly classes: readonly { readonly name: string; readonly examples: number }[];
  readonly picture: { readonly height: number; readonly width: number; readonly channels: number } | null;
  /** What was left out, dropped or filled in: a sentence each. */
  readonly notes: readonly string[];
}

export interface DatasetProblem {
  /** File or field at fault. */
  readonly field: string;
  readonly message: string;
  readonly hint: string;
}
