import { isAbsolute } from 'node:path';
import { InputError } from '../errors/index.js';
import { resolveDatasetFiles, resolveModelFile } from '../learning/index.js';
import type { LearningParameters } from '../scenario/index.js';

/** Fields of a data set that name a file. */
const FILE_FIELDS = ['file', 'images', 'labels'];

/** The files that a study reads besides its own, by field. */
export function filesOf({
  dataset,
  model,
}: LearningParameters): readonly { readonly field: string; readonly path: string }[] {
  const files = Object.entries(dataset)
    .filter(([key]) => FILE_FIELDS.includes(key))
    .map(([key, path]) => ({ field: `learning.dataset.${key}`, path: String(path) }));
  return model.kind === 'layersModel' ? [...files, { field: 'learning.model.file', path: model.file }] : files;
}

/** The same study with the paths of its files made absolute, relative ones from a folder. */
export function withFilesFrom(learning: LearningParameters, folder: string): LearningParameters {
  const { dataset, model } = learning;
  return {
    ...learning,
    dataset: resolveDatasetFiles(dataset, folder),
    model: resolveModelFile(model, folder),
  };
}

/**
 * A study that was not read from a file has no folder that paths could start from.
 * @throws InputError `path-relative` naming the first field with such a path
 */
export function refuseRelativeFiles(learning: LearningParameters): void {
  const relative = filesOf(learning).find(({ path }) => !isAbsolute(path));
  if (relative === undefined) return;
  throw new InputError('path-relative', `${relative.field} is "${relative.path}", a path that starts nowhere`, {
    field: relative.field,
    value: relative.path,
    hint: 'Give the whole path, or put the study into a file and run that: paths in it start from its folder.',
  });
}
