export { type ChainAudit, chainAudit } from './chain-audit.js';
export type * from './frame.js';
export { createRecorder, type Recorder, type RecorderOptions, type Recording } from './recorder.js';
export type {
  RecordedTick,
  ReportedAgent,
  ReportedLearning,
  ReportedTransaction,
} from './reporter-input.js';
