export { type BrowserHost, type BrowserHostOptions, startBrowserHost } from './browser-host.js';
export { PortError } from './port-error.js';
export { type ServeOptions, serve } from './serve.js';
