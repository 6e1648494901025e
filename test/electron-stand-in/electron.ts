/* Stands in for the `electron` module of the main process: windows are pages of a Chromium, utility processes are
 * Node.js children, message ports are carried between them. Only what Folkmoot uses is here. */

export { app } from './app.js';
export { protocol } from './app-scheme.js';
export { BrowserWindow } from './browser-window.js';
export { ipcMain } from './ipc-main.js';
export { MessageChannelMain } from './stand-in-port.js';
export { dialog, Menu, screen, session, shell } from './surroundings.js';
export { utilityProcess } from './utility-process.js';
