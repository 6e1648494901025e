export { findNoJson } from './json-value.js';
export { isReadableFile, NamedFileError, type ReadLimits, readNamedFile } from './named-file.js';
export { type CsvRow, parseCsv, repeatedNames, UnreadableCsv } from './parse-csv.js';
export { parseNestedJson } from './parse-json.js';
export { visibleNames, visibleText } from './visible-text.js';
export { removeQuietly, writeNamedFile, writeWhole } from './write-file.js';
export { workbookTrouble } from './zip-entries.js';
