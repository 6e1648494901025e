import type { Channel } from './channel.js';

/** What is needed of Electron's `MessagePortMain`. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A channel over a message port of the desktop. Messages cross as structured clones. */
export function messagePortChannel(port: PortLike): Channel {
  let open = true;
  const closeListeners: (() => void)[] = [];
  const end = () => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  };
  port.on('close', end);
  return {
    post(message) {
      if (open) port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      port.close();
      end();
    },
    backlog: () => 0,
  };
}
