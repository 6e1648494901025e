import { type BrowserWindow, dialog } from 'electron';

/** A page that ends, or fails to load, more often than this (times a minute) is not loaded anew by itself. */
const MOST_ENDS = 3;
const MINUTE = 60_000;

/** A load that another load took the place of: nothing went wrong. */
const ABORTED = -3;

/**
 * Loads the page anew when its process ended or it could not be loaded, so that nobody sits before a white window, and asks what to do when it
 * hangs. The engine and its runs are in a process of their own and go on.
 */
export function mendWindow(window: BrowserWindow, tell: (text: string) => void): void {
  let ends: number[] = [];
  let offering = false;
  const mend = (reason: string) => {
    if (window.isDestroyed() || offering) return;
    const now = Date.now();
    ends = [...ends.filter((time) => now - time < MINUTE), now];
    if (ends.length <= MOST_ENDS) return window.reload();
    offering = true;
    void ask(window, 'The window ended several times.', `The last reason was "${reason}".`, 'Close').then((again) => {
      offering = false;
      ends = [];
      if (window.isDestroyed()) return;
      if (again) window.reload();
      else window.destroy();
    });
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    tell(`the window's process ended: ${reason} (${exitCode})`);
    if (reason !== 'clean-exit') mend(reason);
  });
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    tell(`the window's page could not be loaded: ${description} (${code})`);
    mend(description);
  });

  let asking = false;
  window.on('unresponsive', () => {
    if (asking) return;
    asking = true;
    tell('the window does not answer');
    void ask(window, 'The window does not answer.', 'What runs goes on meanwhile.', 'Wait').then((again) => {
      asking = false;
      // A page that hangs does not hear a reload: its process has to end first, which loads it anew.
      if (again && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    });
  });
}

/** Whether the page is to be loaded anew. */
async function ask(window: BrowserWindow, message: string, detail: string, otherwise: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Folkmoot',
    message,
    detail,
    buttons: ['Load it anew', otherwise],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
