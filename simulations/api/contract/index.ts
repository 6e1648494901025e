export { type Difference, differencesOf, federationSchema } from '../../scenario/index.js';
export * from './allocation-commands.js';
export * from './commands.js';
export {
  type DataFile,
  type DatasetDescription,
  type DatasetProblem,
  MOST_DATASET_BYTES,
} from './dataset-commands.js';
export * from './events.js';
export * from './federation.js';
export type { DisclosureTable, ExamplePictures } from './federation-commands.js';
export * from './poll-commands.js';
export * from './rehearsal-commands.js';
export * from './run.js';
export * from './watch-commands.js';
export * from './workbook-commands.js';
