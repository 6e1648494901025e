import { type App, type BrowserWindow, dialog } from 'electron';
import type { EngineProcess } from './engine-process.js';

/** Says that the engine ended by itself, and offers to go on with a new one. */
export async function showCrashDialog(
  app: App,
  window: BrowserWindow,
  engine: EngineProcess,
  reason: string,
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Folkmoot',
    message: 'The engine stopped.',
    detail: `${reason}\n\nWhat its runs had computed is kept. Restarting opens the window on a new engine.`,
    buttons: ['Restart', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) return app.quit();
  engine.revive();
  // It may have been closed behind the question; the next one starts the engine.
  if (!window.isDestroyed()) window.reload();
}
