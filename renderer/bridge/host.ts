import type { OpenChannel } from './channel.js';
import { openMessagePort } from './message-port-channel.js';
import { engineAddress, openWebSocket } from './web-socket-channel.js';

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
export function hostChannel(page: Window): OpenChannel {
  return page.folkmootHost?.kind === 'desktop'
    ? () => openMessagePort(page)
    : () => openWebSocket(engineAddress(page.location));
}
