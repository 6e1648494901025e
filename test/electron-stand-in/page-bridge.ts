/*
 * Runs in the page before anything else: gives the preload its `require('electron')` and connects it to the main
 * process. It is turned into text, so that it must not use anything from outside of itself.
 */

interface PageGlobal {
  [name: string]: unknown;
  postMessage: unknown;
}

type Preload = (
  require: (name: string) => unknown,
  process: { platform: string },
  module: object,
  exports: object,
) => void;

/** @param preload the preload's CommonJS as a function, run with a `require` that knows `electron` alone */
export function pageBridge(preload: Preload, platform: string): void {
  // Runs in the page: what is put there is what the preload reads.
  const page = globalThis as unknown as PageGlobal;
  const toMain = page.folkmootStandInToMain as (message: unknown) => Promise<unknown>;
  delete page.folkmootStandInToMain;
  type Listener = (event: { ports: unknown[] }, ...args: unknown[]) => void;
  interface PagePort {
    postMessage(data: unknown): void;
    close(): void;
    onmessage: ((event: { data: unknown }) => void) | null;
    onclose: (() => void) | null;
    addEventListener(type: string, listener: () => void): void;
  }
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, PagePort>();
  const Channel = page.MessageChannel as new () => { port1: PagePort; port2: PagePort };

  const openPort = (id: number) => {
    const { port1, port2 } = new Channel();
    ports.set(id, port2);
    port2.onmessage = ({ data }) => void toMain({ kind: 'port', id, data });
    port2.addEventListener('close', () => void toMain({ kind: 'port-closed', id }));
    return port1;
  };
  Object.defineProperty(page, 'folkmootStandInFromMain', {
    value: (message: { kind: string; id: number; channel: string; data: unknown[]; ports: number[] }) => {
      if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data);
      if (message.kind === 'port-closed') ports.get(message.id)?.close();
      if (message.kind !== 'message') return;
      const event = { ports: message.ports.map(openPort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.data);
    },
  });

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(page, name, { value: Object.freeze(api), enumerable: true }),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => void toMain({ kind: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) => toMain({ kind: 'invoke', channel, args }),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`);
    return electron;
  };
  preload(require, { platform }, { exports: {} }, {});
}
