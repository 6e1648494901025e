import { once } from 'node:events';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventPayload } from '../../simulations/api/index.js';
import { createEventOutbox } from './event-outbox.js';
import { messagePortChannel, type PortLike } from './message-port-channel.js';

/** Node's port in the manner of Electron's, which hands out events instead of what they carry. */
function electronPort(port: NodePort): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    start: () => port.start(),
    close: () => port.close(),
  };
}

let window: NodePort;
let channel: ReturnType<typeof messagePortChannel>;
const received: unknown[] = [];

/** What the window does with one message, when it comes to it. */
async function take(): Promise<void> {
  const [text] = (await once(window, 'message')) as [string];
  received.push(JSON.parse(text));
  window.postMessage(text.length);
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

beforeEach(() => {
  received.length = 0;
  const { port1, port2 } = new MessageChannel();
  window = port2;
  channel = messagePortChannel(electronPort(port1));
});
afterEach(() => channel.close());

describe('a channel over a port', () => {
  it('knows what its window has not taken yet', async () => {
    channel.onMessage(() => {});
    const text = 'x'.repeat(1_000);
    channel.post({ text });
    channel.post({ text });
    const both = channel.backlog();
    expect(both).toBe(2 * JSON.stringify({ text }).length);
    await turn();
    expect(channel.backlog()).toBe(both);
    await take();
    await until(() => channel.backlog() < both);
    expect(channel.backlog()).toBe(both / 2);
    await take();
    await until(() => channel.backlog() === 0);
    expect(received).toEqual([{ text }, { text }]);
  });

  it('passes on what the window says, and ends with a window that speaks no JSON', async () => {
    const messages: unknown[] = [];
    channel.onMessage((message) => messages.push(message));
    const closed = new Promise<void>((resolve) => channel.onClose(resolve));
    window.postMessage('{"t":"q"}');
    window.postMessage(5);
    window.postMessage('{"t":');
    await closed;
    expect(messages).toEqual([{ t: 'q' }]);
  });

  it('holds progress back while its window is behind, and lets one go that takes nothing at all', async () => {
    channel.onMessage(() => {});
    let overflowed = false;
    const outbox = createEventOutbox({
      send: (event, payload) => channel.post([event, payload]),
      backlog: () => channel.backlog(),
      onOverflow: () => {
        overflowed = true;
      },
    });
    const frame = (length: number) =>
      // Only its size counts: the channel does not look into a frame.
      ({ runId: 'a', frame: { tick: 0, text: 'x'.repeat(length) } }) as unknown as EventPayload<'frame'>;
    outbox.push('frame', frame(2_000_000));
    outbox.push('progress', { runId: 'a', tick: 1, ticks: 2, stage: 'work', secondsLeft: null });
    const held = channel.backlog();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(channel.backlog()).toBe(held);
    await take();
    await take();
    expect(received).toMatchObject([
      ['frame', {}],
      ['progress', { tick: 1 }],
    ]);

    while (!overflowed) outbox.push('frame', frame(8_000_000));
    expect(channel.backlog()).toBeGreaterThan(64_000_000);
    outbox.close();
  });
});
