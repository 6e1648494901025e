import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { hostMessages, pageMessages } from '../wire/desktop-messages.js';
import { pageWindow } from './page-window.js';

/*
 * The sandboxed bridge. It hands the engine's port to the page and offers two small commands; it holds no port
 * itself and passes no other message on.
 */

contextBridge.exposeInMainWorld('folkmootHost', {
  kind: 'desktop',
  platform: process.platform,
  /** Shows a run's folder or an exported file in the system's file manager. */
  showItem: (path: string) => ipcRenderer.invoke(hostMessages.showItem, path),
});

const { origin } = pageWindow.location;

pageWindow.addEventListener('message', (event) => {
  if (event.source !== pageWindow || event.origin !== origin) return;
  if ((event.data as { type?: unknown } | null)?.type === pageMessages.ready) ipcRenderer.send(hostMessages.connect);
});

ipcRenderer.on(hostMessages.port, (event: IpcRendererEvent) => {
  pageWindow.postMessage({ type: pageMessages.port }, origin, event.ports);
});

ipcRenderer.on(hostMessages.engineStopped, (_event, reason: string) => {
  pageWindow.postMessage({ type: pageMessages.engineStopped, reason }, origin);
});
