import type { Page } from 'playwright-core';
import { BrowserWindow } from './browser-window.js';

/** What a test may ask of the window of an application under the stand-in. */
export type Request =
  | { readonly do: 'evaluate'; readonly code: string }
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'wait-for-text'; readonly text: string; readonly timeout: number }
  | { readonly do: 'screenshot'; readonly file: string }
  | { readonly do: 'reload' }
  | { readonly do: 'crash' }
  | { readonly do: 'fail-load' }
  | { readonly do: 'hang' }
  | { readonly do: 'close' };

async function act(window: BrowserWindow, page: Page, request: Request): Promise<unknown> {
  switch (request.do) {
    case 'evaluate':
      return page.evaluate(request.code);
    case 'press':
      return page.keyboard.press(request.key);
    case 'wait-for-text':
      return page.getByText(request.text).first().waitFor({ timeout: request.timeout });
    case 'screenshot':
      await page.screenshot({ path: request.file });
      return null;
    case 'reload':
      return window.webContents.reload();
    case 'crash':
      return window.webContents.forcefullyCrashRenderer();
    case 'fail-load':
      return window.webContents.failToLoad();
    case 'hang':
      return void window.emit('unresponsive');
    case 'close':
      return window.close();
  }
}

process.on('message', (message: { standIn?: string; id?: number; request?: Request }) => {
  if (message.standIn !== 'request' || message.request === undefined) return;
  const { id, request } = message;
  const answer = async () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    await window.webContents.loaded;
    return act(window, await window.page(), request);
  };
  answer().then(
    (value) => process.send?.({ standIn: 'answer', id, value }),
    (error: unknown) => process.send?.({ standIn: 'answer', id, error: String(error) }),
  );
});
