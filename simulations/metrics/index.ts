export { type ChainAudit, chainAudit } from './chain-audit.js';
export type * from './frame.js';
export { gini } from './inequality/gini.js';
export { herfindahl } from './inequality/herfindahl.js';
export { nakamoto } from './inequality/nakamoto.js';
export { topDecileShare } from './inequality/top-share.js';
export { createRecorder, type Recorder, type RecorderOptions, type Recording } from './recorder.js';
export type {
  RecordedTick,
  ReportedAgent,
  ReportedLearning,
  ReportedTransaction,
} from './reporter-input.js';
