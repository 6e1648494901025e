import type { IncomingMessage } from 'node:http';

/**
 * Whether a request was addressed to this host by its own name. A page of another site that had its name pointed at
 * 127.0.0.1 (DNS rebinding) still says its own name here.
 */
export function isForThisHost(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host;
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` || (port === 80 && host === '127.0.0.1');
}

/** Whether the page that sent the request, when it says so, is one of this host. */
export function isFromThisHost(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}
