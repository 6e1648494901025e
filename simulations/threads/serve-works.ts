import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { carriedError } from './carried-error.js';
import type { FromThread, ToThread } from './messages.js';
import { partsOf } from './parts.js';
import type { ThreadWorks } from './thread-works.js';

/** Makes this thread do works of the list, one after another, as its owner asks for them. */
export function serveWorks(works: ThreadWorks): void {
  const port = parentPort!;
  let stop = new AbortController();
  port.on('message', (message: ToThread) => {
    if (message.type === 'stop') stop.abort();
    else if (message.type === 'do') {
      stop = new AbortController();
      void carryOut(port, works[message.work]!.work, message.input, stop.signal);
    }
  });
}

async function carryOut(
  port: MessagePort,
  work: ThreadWorks[string]['work'],
  input: unknown,
  signal: AbortSignal,
): Promise<void> {
  const say = (message: FromThread) => port.postMessage(message);
  try {
    // Its owner checked by type that the input belongs to the work; a message carries no types.
    const result = await work(input as never, { signal, onProgress: (...told) => say({ type: 'progress', told }) });
    for (const part of partsOf(result)) {
      // Whoever is sent many messages at once handles all of them in one go.
      const taken = moreWanted(port);
      say({ type: 'part', part });
      await taken;
    }
    say({ type: 'done' });
  } catch (error) {
    say({ type: 'failed', error: carriedError(error) });
  }
}

async function moreWanted(port: MessagePort): Promise<void> {
  for (;;) {
    const [message] = (await once(port, 'message')) as [ToThread];
    if (message.type !== 'do') return;
  }
}
