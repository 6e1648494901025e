export { FolkmootError, InputError } from '../errors/index.js';
export { visibleText } from '../files/index.js';
export { idleParties } from '../mechanisms/index.js';
export {
  chanceSentence,
  flipWords,
  inWords,
  neededWords,
  REPORT_FORMATS,
  type ReportFormat,
} from '../rehearsal/index.js';
export { checkStudyFiles } from './check-study-files.js';
export * from './compare-scenarios.js';
export * from './contract/index.js';
export { createEngine } from './create-engine.js';
export type { Engine, EngineListener, EngineOptions } from './engine.js';
export { endAtOnce, surviveStrayErrors } from './process-end.js';
export { checkRehearsalFile } from './rehearsal/check-rehearsal-file.js';
export { connectDao } from './rehearsal/connect-dao.js';
export { backtestFiles, tallyPollFile } from './rehearsal/past-votes-files.js';
export { rehearseFiles, repeatRehearsal } from './rehearsal/rehearse-files.js';
export { prepareReportFolder, writeReportFile } from './rehearsal/report-files.js';
export { type WatchFiles, watchFiles } from './rehearsal/watch-files.js';
export { readStudyFile } from './scenario-library.js';
export type { StudyDocument } from './study-document.js';
export { folkmootVersion } from './version.js';
