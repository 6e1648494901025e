import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../../simulations/api/index.js';
import { serveEngine, webSocketChannel } from '../wire/index.js';
import { isForThisHost, isFromThisHost } from './request-origin.js';
import type { Sessions } from './sessions.js';

/** A watcher that has not answered a ping for this long (ms) is gone. */
const heartbeat = 15_000;
/** A watcher that does not answer the goodbye is cut off after this time (ms). */
const farewell = 500;
/** The largest message taken (bytes): a data set of 64 MiB brought along fits, as base64. */
const maxPayload = 92_000_000;

/** The subprotocol that is spoken; beside it a page offers `key.` and its key, as it can set no header here. */
const protocol = 'folkmoot';

/** Opens the way to the engine at `/engine` for those who were let in. Returns what closes it
 * and resolves when no watcher is left. */
export function openEngineSockets(
  server: Server,
  engine: Engine,
  sessions: Sessions,
  port: number,
): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  });
  const alive = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const status = refusal(request, sessions, port);
    if (status !== null) {
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      // The close that follows an error ends the service; the error itself has nothing to add.
      socket.on('error', () => socket.terminate());
      serveEngine(engine, webSocketChannel(socket));
    });
  });

  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, heartbeat).unref();

  return () =>
    new Promise((resolve) => {
      clearInterval(timer);
      sockets.close(() => resolve());
      for (const socket of sockets.clients) {
        socket.close(1001, 'Folkmoot is ending');
        setTimeout(() => socket.terminate(), farewell).unref();
      }
    });
}

/** Why a request to upgrade is refused, as a status line's end, or null when it may pass. */
function refusal(request: IncomingMessage, sessions: Sessions, port: number): string | null {
  if (!isForThisHost(request, port)) return '421 Misdirected Request';
  // A browser always says which page opens a WebSocket, and the same-origin policy does not hold here.
  if (request.headers.origin === undefined || !isFromThisHost(request)) return '403 Forbidden';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const key = offered.find((one) => one.startsWith('key.'))?.slice('key.'.length);
  if (key === undefined || !offered.includes(protocol) || !sessions.knows(key)) return '401 Unauthorized';
  if (request.url !== '/engine') return '404 Not Found';
  return null;
}
