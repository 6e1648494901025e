import type { Channel } from './channel.js';

/** What is needed of Electron's `MessagePortMain`. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/**
 * A channel over a message port of the desktop. A port takes whatever it is given and does not say how much waits at its
 * other end. So messages cross as JSON text, whose length is known, and the window answers each with a number: the
 * length of what it has taken.
 */
export function messagePortChannel(port: PortLike): Channel {
  let open = true;
  let waiting = 0;
  const closeListeners: (() => void)[] = [];
  const end = () => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  };
  const close = () => {
    port.close();
    end();
  };
  port.on('close', end);
  return {
    post(message) {
      if (!open) return;
      const text = JSON.stringify(message);
      waiting += text.length;
      port.postMessage(text);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (typeof data === 'number') {
          waiting = Math.max(0, waiting - data);
          return;
        }
        const message = parsed(data);
        if (message === undefined) close();
        else listener(message);
      });
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close,
    backlog: () => waiting,
  };
}

/** What a text of JSON says; `undefined` for anything else. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
