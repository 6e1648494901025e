import { type Dataset, type ExampleSource, gatherExamples } from './example-set.js';
import type { SplitRows } from './split-rows.js';

/** A source's examples and what they are, before they are split. */
export type UnsplitExamples = Omit<ExampleSource, 'rows'> & Pick<Dataset, 'features' | 'classNames' | 'picture'>;

/** Puts the splits of a source into shared memory. */
export async function datasetOfSplits(source: UnsplitExamples, rows: SplitRows): Promise<Dataset> {
  const { inputs, labels, features, classNames, picture } = source;
  const gather = (chosen: readonly number[]) => gatherExamples(features, [{ inputs, labels, rows: chosen }]);
  return {
    features,
    classes: classNames.length,
    classNames,
    picture,
    train: await gather(rows.train),
    heldOut: await gather(rows.heldOut),
    test: await gather(rows.test),
  };
}
