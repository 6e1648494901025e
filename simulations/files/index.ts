export { isReadableFile, NamedFileError, type ReadLimits, readNamedFile } from './named-file.js';
export { parseNestedJson } from './parse-json.js';
export { visibleText } from './visible-text.js';
