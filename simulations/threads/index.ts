export type { TellProgress, WorkContext } from './messages.js';
export { serveWorks } from './serve-works.js';
export { type Sealed, seal, unseal } from './shared-bytes.js';
export type { ThreadOptions } from './thread-pool.js';
export {
  endIdleThreads,
  type InputOf,
  longWork,
  type ResultOf,
  shortWork,
  type ThreadWorks,
  threadEntry,
  worksInThreads,
} from './thread-works.js';
