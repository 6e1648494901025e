/** Channels between the preload and the main process. */
export const hostMessages = {
  /** preload → main: the page is ready to receive a port. */
  connect: 'folkmoot:connect',
  /** main → preload: here is the page's end of the port. */
  port: 'folkmoot:port',
  /** main → preload: the engine ended by itself; carries the reason in words. */
  engineStopped: 'folkmoot:engine-stopped',
  /** preload → main: show a file or folder in the system's file manager. */
  showItem: 'folkmoot:show-item',
} as const;

/** Types of the window messages between the page and the preload. */
export const pageMessages = {
  ready: 'folkmoot:ready',
  port: 'folkmoot:engine-port',
  engineStopped: 'folkmoot:engine-stopped',
} as const;

/** Messages from the main process to the engine's process. */
export type EngineMessage =
  /** A watcher; its port travels along. */
  | { readonly type: 'connect' }
  /** Close everything and end. */
  | { readonly type: 'stop' };

/** Messages from the engine's process to the main process. */
export type EngineNotice =
  | { readonly type: 'ready'; readonly dataFolder: string }
  /** The engine could not start; the process ends. */
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | null };
