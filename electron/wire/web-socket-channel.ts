import type { RawData, WebSocket } from 'ws';
import type { Channel } from './channel.js';

/** A channel over a WebSocket. One message is one text frame of JSON; anything else ends the connection. */
export function webSocketChannel(socket: WebSocket): Channel {
  return {
    post(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data: RawData, isBinary: boolean) => {
        if (isBinary) {
          socket.close(1003, 'text frames only');
          return;
        }
        let message: unknown;
        try {
          message = JSON.parse(data.toString());
        } catch {
          socket.close(1007, 'not JSON');
          return;
        }
        listener(message);
      });
    },
    onClose(listener) {
      socket.once('close', listener);
    },
    close() {
      socket.close(1000);
    },
    backlog: () => socket.bufferedAmount,
  };
}
