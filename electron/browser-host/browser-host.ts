import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../../simulations/api/index.js';
import { listPageFiles, rendererFolder, securityHeaders } from '../page/index.js';
import { openEngineSockets } from './engine-sockets.js';
import { answerPageRequest } from './page-requests.js';
import { PortError } from './port-error.js';
import { addressOf, answerSessionRequests } from './session-requests.js';
import { createSessions } from './sessions.js';

export interface BrowserHostOptions {
  /** Served to every browser that was let in; closed by whoever made it. */
  readonly engine: Engine;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built window; `out/renderer` by default. */
  readonly pageFolder?: string;
}

export interface BrowserHost {
  readonly port: number;
  /** Holds the one-time token: whoever opens it first is let in, and may let others in. */
  readonly address: string;
  /** Ends every connection and gives the port back. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Serves the window and its engine to the browsers on this machine that are let in.
 * @throws {PortError} when the port is taken or may not be used
 */
export async function startBrowserHost({ engine, port, pageFolder }: BrowserHostOptions): Promise<BrowserHost> {
  const files = await listPageFiles(pageFolder ?? rendererFolder());
  const server = createServer();
  await listen(server, port);
  const actualPort = (server.address() as AddressInfo).port;
  const sessions = createSessions();
  const headers = securityHeaders([`ws://127.0.0.1:${actualPort}`, `ws://localhost:${actualPort}`]);
  const sessionRequests = answerSessionRequests(sessions, actualPort, headers);
  server.on('request', (request, response) => {
    if (!sessionRequests.answer(request, response))
      answerPageRequest({ port: actualPort, files, headers }, request, response);
  });
  const closeSockets = openEngineSockets(server, engine, sessions, actualPort);

  let closing: Promise<void> | null = null;
  return {
    port: actualPort,
    address: addressOf(actualPort, sessions.firstToken),
    close() {
      closing ??= Promise.all([
        closeSockets(),
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
      ]).then(() => undefined);
      return closing;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(PortError.from(error, port)));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
}
