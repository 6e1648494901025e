import { buildModel, loadDataset, loadModel, splitNotes } from '../learning/index.js';
import type { Scenario } from '../mechanisms/index.js';
import { filesOf } from './learning-files.js';

/**
 * Reads the files that a study names besides its own, and sees whether they can be learnt from and go together: what a
 * run would do first. Answers what was done to the data on the way in, a sentence each.
 *
 * @throws InputError naming file, line, column or layer at fault
 */
export async function checkStudyFiles({
  learning,
  seed,
}: Pick<Scenario, 'learning' | 'seed'>): Promise<readonly string[]> {
  if (filesOf(learning).length === 0) return [];
  const dataset = await loadDataset(learning, seed);
  if (learning.model.kind === 'layersModel') await buildModel(await loadModel(learning.model), dataset);
  return [...splitNotes(dataset), ...(dataset.notes ?? [])];
}
