import { isAbsolute } from 'node:path';
import { InputError } from '../errors/index.js';
import { learningSchema } from '../scenario/index.js';
import type { DatasetResults } from './contract/dataset-commands.js';
import type { Handlers } from './handlers.js';
import { refuseRelativeFiles } from './learning-files.js';
import { inThread } from './thread/in-thread.js';

/** The commands about data. */
export function datasetHandlers(home: string): Pick<Handlers, keyof DatasetResults> {
  return {
    importDataset: (parameters) => inThread('importDataset', { ...parameters, home }),
    describeDataFile: async ({ file }) => {
      if (!isAbsolute(file)) {
        throw new InputError('path-relative', `"${file}" is a path that starts nowhere`, {
          field: 'file',
          value: file,
          hint: 'Give the whole path.',
        });
      }
      return inThread('describeDataFile', file);
    },
    describeDataset: async ({ dataset }) => {
      refuseRelativeFiles(learningSchema.parse({ dataset }));
      return inThread('describeDataset', { dataset });
    },
    previewPartition: async (parameters) => {
      refuseRelativeFiles(parameters.learning);
      return inThread('previewPartition', parameters);
    },
  };
}
