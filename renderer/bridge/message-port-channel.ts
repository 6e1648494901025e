import type { Channel } from './channel.js';

const ready = 'folkmoot:ready';
const enginePort = 'folkmoot:engine-port';
const engineStopped = 'folkmoot:engine-stopped';

/** Asks the desktop shell for the engine's port and waits until it arrives. */
export function openMessagePort(page: Window): Promise<Channel> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent<{ type?: unknown } | null>) => {
      if (event.source !== page || event.data?.type !== enginePort) return;
      const port = event.ports[0];
      if (port === undefined) return;
      page.removeEventListener('message', receive);
      resolve(portChannel(page, port));
    };
    page.addEventListener('message', receive);
    page.postMessage({ type: ready }, page.location.origin);
  });
}

function portChannel(page: Window, port: MessagePort): Channel {
  let closed: (reason: string) => void = () => {};
  const end = (reason: string) => {
    page.removeEventListener('message', stopped);
    port.close();
    closed(reason);
  };
  const stopped = (event: MessageEvent<{ type?: unknown; reason?: unknown } | null>) => {
    if (event.source === page && event.data?.type === engineStopped) end(String(event.data.reason));
  };
  page.addEventListener('message', stopped);
  port.addEventListener('close', () => end('The engine has ended.'));
  return {
    post: (message) => port.postMessage(JSON.stringify(message)),
    // Texts of JSON come in; how long the one just taken was goes back, so that the engine knows what still waits here.
    onMessage(listener) {
      port.onmessage = ({ data }: MessageEvent<string>) => {
        try {
          listener(JSON.parse(data));
        } finally {
          port.postMessage(data.length);
        }
      };
    },
    onClose(listener) {
      closed = listener;
    },
    close: () => port.close(),
  };
}
