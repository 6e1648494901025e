export type { AgentColumn } from './agent-ledger.js';
export { type Accruals, type AuditQuestion, compareAnswers, question, type Reading, reading } from './chain-audit.js';
export type { ClassifiedTransfer, FlowRules } from './flows.js';
export type * from './frame.js';
export { gini, herfindahl, nakamoto, topDecileShare } from './inequality.js';
export { exactPercent, percent, rounded, roundTokens, shareOf } from './numbers.js';
export type {
  DescribedPanels,
  RecordedMechanism,
  RecorderOptions,
  ReportedContract,
  Reporting,
  TableInput,
} from './recorded-mechanism.js';
export { createRecorder, type Recorder, type Recording } from './recorder.js';
export type {
  FrameParts,
  Invariant,
  News,
  RecordedTick,
  ReportedAgent,
  ReportedArchetype,
  ReportedTransaction,
  Reporter,
  ReporterInput,
} from './reporter.js';
