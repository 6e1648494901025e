import showBySystem from 'open';
import { createEngine, type EngineOptions, surviveStrayErrors } from '../../simulations/api/index.js';
import { startBrowserHost } from './browser-host.js';
import { PortError } from './port-error.js';

/** Tried when no port is asked for, so that the browser finds its settings again; any free one when it is taken. */
const usualPort = 7373;

export interface ServeOptions extends EngineOptions {
  /** `null`: the usual one, or any free one. */
  readonly port: number | null;
  readonly open: boolean;
  /** Where the one line with the address goes. */
  readonly print: (line: string) => void;
}

/**
 * Starts an engine and its browser host and prints the address.
 * @returns ends both; resolves when nothing of them is left
 */
export async function serve({ port, open, print, ...engineOptions }: ServeOptions): Promise<() => Promise<void>> {
  const unwatch = surviveStrayErrors((text) => process.stderr.write(text));
  const engine = await createEngine(engineOptions);
  try {
    const host = await startBrowserHost({ engine, port: port ?? usualPort }).catch((error: unknown) => {
      if (port !== null || !(error instanceof PortError)) throw error;
      return startBrowserHost({ engine, port: 0 });
    });
    print(`Folkmoot is at ${host.address}`);
    if (open) await openInBrowser(host.address);
    return async () => {
      await host.close();
      await engine.close();
      unwatch();
    };
  } catch (error) {
    await engine.close();
    unwatch();
    throw error;
  }
}

/** Asks the system to show an address. When it cannot, the address is printed anyway: nothing is lost. */
async function openInBrowser(address: string): Promise<void> {
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return;
  try {
    const child = await showBySystem(address);
    child.on('error', () => undefined);
    child.unref();
  } catch {
    // No browser to be found: the person can still open the printed address.
  }
}
