export { contentSecurityPolicy, securityHeaders } from './content-security-policy.js';
export { listPageFiles, type PageFile } from './page-files.js';
export { rendererFolder } from './renderer-folder.js';
