import { type BrowserDoor, browserDoor } from './browser-door.js';
import type { OpenChannel } from './channel.js';
import { openMessagePort } from './message-port-channel.js';

declare global {
  interface Window {
    /** What the desktop shell offers; absent in a browser. */
    readonly folkmootHost?: {
      readonly kind: 'desktop';
      readonly platform: string;
      /** Shows a file or folder in the system's file manager. */
      showItem(path: string): Promise<unknown>;
    };
  }
}

/** How this page reaches its engine: a port on the desktop, a WebSocket in a browser. */
export interface Host {
  readonly open: OpenChannel;
  /** `null` on the desktop, where nobody has to be let in. */
  readonly door: BrowserDoor | null;
}

export function hostOf(page: Window): Host {
  if (page.folkmootHost?.kind === 'desktop') return { open: () => openMessagePort(page), door: null };
  const door = browserDoor(page);
  return { open: door.open, door };
}
