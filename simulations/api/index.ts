export { FolkmootError, InputError } from '../errors/index.js';
export { checkStudyFiles } from './check-study-files.js';
export * from './contract/index.js';
export { createEngine } from './create-engine.js';
export type { Engine, EngineListener, EngineOptions } from './engine.js';
export { readStudyFile } from './scenario-library.js';
export type { StudyDocument } from './study-document.js';
export { folkmootVersion } from './version.js';
