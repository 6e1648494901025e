import type { Metric, PlannedRun } from '../../experiments/index.js';
import type { Federation } from '../../scenario/index.js';
import { longWork, shortWork } from '../../threads/index.js';
import type { CommandResults, DataFile, ExamplePictures, ParsedParameters } from '../contract/index.js';

/**
 * The commands outside rehearsals that hold a thread for long, and so are done in one of their own. Each loads its part of
 * the engine only when it is asked for.
 */
export const THREAD_WORKS = {
  importDataset: shortWork(
    async (
      parameters: ParsedParameters<'importDataset'> & { readonly home: string },
    ): Promise<CommandResults['importDataset']> => {
      const { importDataset } = await import('../datasets.js');
      return importDataset(parameters);
    },
  ),
  describeDataFile: shortWork(async (file: string): Promise<DataFile> => {
    const { describeFile } = await import('../datasets.js');
    return describeFile(file);
  }),
  describeDataset: shortWork(
    async (parameters: ParsedParameters<'describeDataset'>): Promise<CommandResults['describeDataset']> => {
      const { describeDataset } = await import('../datasets.js');
      return describeDataset(parameters);
    },
  ),
  previewPartition: shortWork(
    async (parameters: ParsedParameters<'previewPartition'>): Promise<CommandResults['previewPartition']> => {
      const { previewPartition } = await import('../datasets.js');
      return previewPartition(parameters);
    },
  ),
  examplePictures: shortWork(
    async (asked: {
      readonly federation: Federation;
      readonly examples: readonly number[];
    }): Promise<ExamplePictures> => {
      const { examplePictures } = await import('../example-pictures.js');
      return examplePictures(asked.federation, asked.examples);
    },
  ),
  previewAllocation: shortWork(
    async (parameters: ParsedParameters<'previewAllocation'>): Promise<CommandResults['previewAllocation']> => {
      const { previewAllocation } = await import('../allocations.js');
      return previewAllocation(parameters);
    },
  ),
  importAllocation: shortWork(
    async (parameters: ParsedParameters<'importAllocation'>): Promise<CommandResults['importAllocation']> => {
      const { importAllocation } = await import('../allocations.js');
      return importAllocation(parameters);
    },
  ),
  exportAllocation: shortWork(
    async (parameters: ParsedParameters<'exportAllocation'>): Promise<CommandResults['exportAllocation']> => {
      const { exportAllocation } = await import('../allocations.js');
      return exportAllocation(parameters);
    },
  ),
  readWorkbook: shortWork(
    async ({ name, base64 }: ParsedParameters<'readWorkbook'>): Promise<CommandResults['readWorkbook']> => {
      const { readWorkbook } = await import('../workbooks.js');
      return readWorkbook(name, base64);
    },
  ),
  measureRun: longWork(async (asked: PlannedRun & { readonly metrics: readonly Metric[] }, context) => {
    const { measureOnce } = await import('../../experiments/index.js');
    return measureOnce(asked, asked.metrics, context);
  }, 'by itself'),
  examine: longWork(async (home: string): Promise<CommandResults['getDoctor']> => {
    const { examine } = await import('../doctor.js');
    return examine(home);
  }, 'by itself'),
};
