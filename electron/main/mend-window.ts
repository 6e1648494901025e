import { type BrowserWindow, dialog } from 'electron';

/** A page that ends more often than this (times a minute) is not loaded anew by itself. */
const MOST_ENDS = 3;
const MINUTE = 60_000;

/**
 * Loads the page anew when its process ended, so that nobody sits before a white window, and asks what to do when it
 * hangs. The engine and its runs are in a process of their own and go on.
 */
export function mendWindow(window: BrowserWindow, tell: (text: string) => void): void {
  let ends: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    tell(`the window's process ended: ${reason} (${exitCode})`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    ends = [...ends.filter((time) => now - time < MINUTE), now];
    if (ends.length <= MOST_ENDS) return window.reload();
    void ask(window, 'The window ended several times.', `The last reason was "${reason}".`, 'Close').then((again) => {
      ends = [];
      if (again) window.reload();
      else window.destroy();
    });
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
