import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeBrowser } from './browser.js';

const folder = process.env.FOLKMOOT_STAND_IN_FOLDER ?? '';
const lockFile = path.join(folder, 'instance.lock');

/** As Electron's `app`: gets ready once the main module has been evaluated; quits in the documented order. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #ready: Promise<void>;
  #becomeReady: () => void = () => undefined;
  #quitting = false;
  #holdsLock = false;

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
  }

  whenReady = () => this.#ready;
  getName = () => 'folkmoot';
  getVersion = () => '0.1.0';
  getAppPath = () => process.cwd();
  getLocale = () => 'en';

  getPath(_name: string): string {
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  requestSingleInstanceLock(): boolean {
    try {
      const owner = Number(readFileSync(lockFile, 'utf8'));
      process.kill(owner, 0);
      return false;
    } catch {
      mkdirSync(folder, { recursive: true });
      writeFileSync(lockFile, String(process.pid));
      this.#holdsLock = true;
      return true;
    }
  }

  /** Called by the launcher when the main module has been evaluated. */
  moduleEvaluated(): void {
    this.#becomeReady();
    this.emit('ready');
  }

  exit(code: number): void {
    if (this.#holdsLock) rmSync(lockFile, { force: true });
    void closeBrowser().finally(() => process.exit(code));
  }

  quit(): void {
    if (!this.#quitting) {
      this.#quitting = true;
      this.emit('before-quit', {});
    }
    void this.#closeAll();
  }

  async #closeAll(): Promise<void> {
    const { BrowserWindow } = await import('./browser-window.js');
    for (const window of BrowserWindow.getAllWindows()) window.close();
    let prevented = false;
    this.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    this.emit('quit', {}, 0);
    if (this.#holdsLock) rmSync(lockFile, { force: true });
    await closeBrowser();
    process.exit(0);
  }
}

export const app = new App();
