import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, ipcMain, MessageChannelMain, shell, type WebFrameMain } from 'electron';
import { hostMessages } from '../wire/desktop-messages.js';
import { appOrigin } from './app-scheme.js';
import type { EngineProcess } from './engine-process.js';

/**
 * Answers what the page asks of the main process: a port to the engine (a new one after every reload), and to show
 * a file. The main process hands the port over and never reads what crosses it.
 */
export function answerPageRequests(engine: EngineProcess): void {
  ipcMain.on(hostMessages.connect, (event) => {
    // Without an engine the page waits: going on after a crash loads it anew.
    if (!isTrustedSender(event.senderFrame) || !engine.available()) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.connect(port1);
    event.sender.postMessage(hostMessages.port, null, [port2]);
  });
  ipcMain.handle(hostMessages.showItem, (event, item: unknown) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('Unknown sender.');
    if (typeof item !== 'string' || !path.isAbsolute(item)) throw new Error('An absolute path is needed.');
    const kept = engine.dataFolder();
    if (kept === null || !isWithin(item, kept)) throw new Error('Only what lies in the data folder can be shown.');
    shell.showItemInFolder(path.normalize(item));
  });
}

/**
 * Whether a path leads into a folder, or is it, links followed: what a page asks to be shown must not open network shares
 * or places of the page's choice. By its words first, so that a share is not even looked for.
 */
function isWithin(item: string, folder: string): boolean {
  const leadsInto = (place: string, root: string) => {
    const way = path.relative(root, place);
    return way === '' || !(way.split(path.sep)[0] === '..' || path.isAbsolute(way));
  };
  if (!leadsInto(item, folder)) return false;
  try {
    return leadsInto(realpathSync(item), realpathSync(folder));
  } catch {
    return false;
  }
}

/** Tells the page that the engine ended by itself. */
export function tellEngineStopped(window: BrowserWindow, reason: string): void {
  if (!window.isDestroyed()) window.webContents.send(hostMessages.engineStopped, reason);
}

/** Whether a message came from the top frame of one of our own pages. Everything else is refused. */
function isTrustedSender(frame: WebFrameMain | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  // `URL.origin` is the word "null" for schemes of one's own, so that the parts are compared.
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null;
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}
