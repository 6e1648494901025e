export { listPageFiles, type PageFile } from './page-files.js';
export { rendererFolder } from './renderer-folder.js';
export { securityHeaders } from './security-headers.js';
