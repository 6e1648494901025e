import type { PortLike } from '../wire/index.js';

/** A message from the main process, with the ports that came along. */
export interface ParentMessage {
  readonly data: unknown;
  readonly ports: readonly PortLike[];
}

/** What Electron gives a utility process to talk to its parent with. */
export interface ParentPort {
  on(event: 'message', listener: (message: ParentMessage) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
}

/** @throws Error when this is not a utility process */
export function parentPort(): ParentPort {
  // Electron adds it to the process; its types come with Electron alone.
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (port === undefined) throw new Error('The engine process must be started by the desktop host.');
  return port;
}
