import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { routeRequests, toPageUrl, toSchemeUrl } from './app-scheme.js';
import { ipcMain } from './ipc-main.js';
import { pageBridge } from './page-bridge.js';
import { type LinkMessage, PortLink } from './port-link.js';
import { record } from './records.js';
import type { StandInPort } from './stand-in-port.js';

type FromPage =
  | LinkMessage
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: unknown[] };
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** As Electron's `WebContents`, over a page of a Chromium. */
export class WebContents extends EventEmitter {
  #page: Page | null = null;
  #link: PortLink | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #navigating = false;
  #becomeLoaded: () => void = () => undefined;
  /** Resolves when the first document is complete. */
  readonly loaded = new Promise<void>((resolve) => {
    this.#becomeLoaded = resolve;
  });

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Opens the page with its preload, before any script of its own runs. */
  async open(browser: Browser, preload: string, size: { width: number; height: number }): Promise<Page> {
    const context = await browser.newContext({ viewport: size });
    await routeRequests(context, (url, inNewWindow) => (inNewWindow ? this.#mayOpen(url) : this.#mayNavigate(url)));
    const page = await context.newPage();
    this.#page = page;
    await page.exposeBinding('folkmootStandInToMain', (source, message: FromPage) => {
      const frame = { url: toSchemeUrl(source.frame.url()), parent: source.frame.parentFrame() };
      return this.#receive(frame, message);
    });
    const source = readFileSync(preload, 'utf8');
    const wrapped = `(require, process, module, exports) => {${source}\n}`;
    await page.addInitScript(`(${pageBridge})(${wrapped}, ${JSON.stringify(process.platform)})`);
    page.on('popup', (popup) => void popup.close());
    page.on('domcontentloaded', () => this.emit('dom-ready'));
    page.on('console', (message) => record({ kind: 'console', level: message.type(), text: message.text() }));
    page.on('pageerror', (error) => record({ kind: 'console', level: 'error', text: String(error) }));
    return page;
  }

  async load(url: string): Promise<void> {
    await this.#navigate((page) => page.goto(toPageUrl(url)));
  }

  async reload(): Promise<void> {
    await this.#navigate((page) => page.reload());
  }

  /** Tells that the page's process ended, as Electron does; a page of a Chromium never comes back from a real crash. */
  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  /** Tells that a page could not be loaded, as Electron does of its top frame. */
  failToLoad(): void {
    this.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'folkmoot://app/', true);
  }

  send(channel: string, ...args: unknown[]): void {
    this.#link?.post(args, [], channel);
  }

  postMessage(channel: string, message: unknown, ports: readonly StandInPort[] = []): void {
    this.#link?.post([message], ports, channel);
  }

  /** A new document: what the old one held is closed, as a browser does. */
  async #navigate(go: (page: Page) => Promise<unknown>): Promise<void> {
    const page = this.#page;
    if (page === null) return;
    this.#link?.end();
    this.#link = new PortLink((message) => {
      const deliver = (given: LinkMessage) =>
        // Runs in the page, where the bridge put it.
        (globalThis as unknown as { folkmootStandInFromMain(message: LinkMessage): void }).folkmootStandInFromMain(
          given,
        );
      // A page that is just going away takes nothing any more.
      void page.evaluate(deliver, message).catch(() => undefined);
    });
    this.#navigating = true;
    await go(page).finally(() => {
      this.#navigating = false;
    });
    this.#becomeLoaded();
  }

  #mayOpen(url: string): boolean {
    const { action } = this.#openHandler({ url });
    record({ kind: 'window-open', url, action });
    return action === 'allow';
  }

  #mayNavigate(url: string): boolean {
    if (this.#navigating) return true;
    let prevented = false;
    this.emit('will-navigate', { url, preventDefault: () => (prevented = true) });
    record({ kind: 'will-navigate', url, prevented });
    return !prevented;
  }

  #receive(senderFrame: { url: string; parent: unknown }, message: FromPage): unknown {
    const event = { sender: this, senderFrame };
    if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...message.args);
    if (message.kind === 'invoke') return ipcMain.invoke(message.channel, event, message.args);
    this.#link?.receive(message);
    return undefined;
  }
}
