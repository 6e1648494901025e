import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { app } from './app.js';
import { sharedBrowser } from './browser.js';
import { record } from './records.js';
import { WebContents } from './web-contents.js';

interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

const windows = new Set<BrowserWindow>();

/** As Electron's `BrowserWindow`, over a page of a Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #options: WindowOptions;
  readonly #opened: Promise<Page>;
  #destroyed = false;

  constructor(options: WindowOptions) {
    super();
    this.#options = options;
    record({ kind: 'window', preferences: options.webPreferences });
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    const size = { width: options.width ?? 800, height: options.height ?? 600 };
    this.#opened = sharedBrowser().then((browser) =>
      this.webContents.open(browser, options.webPreferences.preload, size),
    );
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'));
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  page(): Promise<Page> {
    return this.#opened;
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    await this.webContents.load(url);
  }

  reload(): void {
    void this.webContents.reload();
  }

  close(): void {
    if (this.#destroyed) return;
    this.emit('close', { preventDefault: () => undefined });
    this.destroy();
  }

  /** Without asking the page or whoever listens to `close`. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    void this.#opened.then((page) => page.context().close());
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }

  isMaximized = () => false;
  isMinimized = () => false;
  maximize(): void {}
  restore(): void {}
  show(): void {}
  focus(): void {}
}
