import type { Channel } from './channel.js';

/** The engine's address for a page served by the browser host. */
export function engineAddress(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/engine`;
}

/**
 * A channel over a WebSocket: each message is one text frame of JSON.
 *
 * @param key of this browser; a page can set no header here, so that it is offered as a subprotocol
 */
export function openWebSocket(address: string, key: string, restarted: boolean): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, ['folkmoot', `key.${key}`]);
    let opened = false;
    let listener: (message: unknown) => void = () => {};
    let closed: (reason: string) => void = () => {};
    socket.onopen = () => {
      opened = true;
      resolve({
        restarted,
        post(message) {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
        },
        onMessage(next) {
          listener = next;
        },
        onClose(next) {
          closed = next;
        },
        close: () => socket.close(1000),
      });
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') listener(JSON.parse(data));
    };
    socket.onclose = ({ reason }) => {
      const text = reason || 'The engine does not answer.';
      if (opened) closed(text);
      else reject(new Error(text));
    };
  });
}
