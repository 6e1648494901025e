import type { DatasetSpec } from '../../../scenario/index.js';
import type { Dataset } from '../example-set.js';
import { readDataFile } from '../read-data-file.js';
import type { SplitSizes } from '../split-rows.js';
import { prepareCsv } from './prepare-csv.js';

/** The largest CSV file that is read. */
export const MOST_CSV_BYTES = 64 * 1024 * 1024;

/** Reads and prepares a CSV file, see `prepareCsv`. */
export async function loadCsv(
  spec: Extract<DatasetSpec, { kind: 'csv' }>,
  sizes: SplitSizes,
  seed: number,
): Promise<Dataset> {
  const bytes = await readDataFile(spec.file, MOST_CSV_BYTES);
  return (await prepareCsv(bytes, spec.file, spec, sizes, seed)).dataset;
}
