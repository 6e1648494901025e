import path from 'node:path';
import { app, type BrowserWindow, dialog, session, shell } from 'electron';
import log from 'electron-log/main.js';
import { listPageFiles, rendererFolder } from '../page/index.js';
import { registerAppScheme, serveAppScheme } from './app-scheme.js';
import { showCrashDialog } from './crash-dialog.js';
import { createEngineProcess } from './engine-process.js';
import { denyPermissions, lockDownContents } from './lock-down.js';
import { mendWindow } from './mend-window.js';
import { setMenu } from './menu.js';
import { answerPageRequests, tellEngineStopped } from './page-requests.js';
import { openWindow } from './window.js';

/*
 * The desktop's main process: one instance, one window, one engine in a process of its own.
 * It owns their lives and nothing else.
 */

registerAppScheme();
lockDownContents(app);
log.errorHandler.startCatching({ showDialog: false });

let window: BrowserWindow | null = null;

const engine = createEngineProcess({
  env: process.env,
  onOutput: (text) => log.info(`[engine] ${text.trimEnd()}`),
  onCrash(reason) {
    log.error(reason);
    if (window === null) return;
    tellEngineStopped(window, reason);
    void showCrashDialog(app, window, engine, reason);
  },
});

function showWindow(): void {
  window = openWindow(path.join(app.getPath('userData'), 'window.json'));
  mendWindow(window, (text) => log.warn(text));
  window.on('closed', () => {
    window = null;
  });
}

async function start(): Promise<void> {
  serveAppScheme(session.defaultSession.protocol, await listPageFiles(rendererFolder()));
  denyPermissions(session.defaultSession);
  setMenu(app, {
    openLogFile: () => void shell.openPath(log.transports.file.getFile().path),
  });
  answerPageRequests(engine);
  showWindow();
  process.send?.('ready');
}

/** Without a window there is nobody to tell later: say it now and end. */
function giveUp(error: unknown): void {
  log.error(error);
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Folkmoot could not start', `${reason}\n\nRun \`npm start\` in its folder to build it anew.`);
  app.exit(1);
}

let engineEnded = false;
function quitInOrder(event: { preventDefault(): void }): void {
  if (engineEnded) return;
  event.preventDefault();
  void engine.stop().finally(() => {
    engineEnded = true;
    app.quit();
  });
}

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('will-quit', quitInOrder);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (window === null) showWindow();
  });
  // Whoever started this from a terminal can end it, and takes it along when it is gone.
  process.on('message', (message) => {
    if (message === 'quit') app.quit();
  });
  process.on('disconnect', () => app.quit());

  // Not awaited at the top: Electron gets ready only once this module has been evaluated.
  void app.whenReady().then(start).catch(giveUp);
}
