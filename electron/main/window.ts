import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow } from 'electron';
import { appOrigin } from './app-scheme.js';
import { readWindowState, rememberWindowState } from './window-state.js';

const preload = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'preload', 'preload.cjs');

/** Opens the window on the page. It shows itself once there is something to see. */
export function openWindow(stateFile: string): BrowserWindow {
  const { maximized, ...bounds } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Folkmoot',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  rememberWindowState(window, stateFile);
  window.once('ready-to-show', () => {
    if (maximized === true) window.maximize();
    window.show();
  });
  void window.loadURL(`${appOrigin}/`);
  return window;
}
