import { createBirpc } from 'birpc';
import { type CommandName, commandParameters, type Engine, type WireError } from '../../simulations/api/index.js';
import type { Channel } from './channel.js';
import { createEventOutbox } from './event-outbox.js';
import { type EngineSide, isRequest, type Reply, type WindowSide } from './protocol.js';
import { wireErrorOf } from './wire-error.js';

/**
 * Serves an engine to one watcher: answers its commands and sends it every event, until the channel closes.
 * Commands are parsed by the engine; what is not a request at all is dropped here.
 * @returns ends the service and closes the channel
 */
export function serveEngine(engine: Engine, channel: Channel): () => void {
  const functions: EngineSide = {
    async call(command, parameters): Promise<Reply> {
      if (!isCommand(command)) return { ok: false, error: unknownCommand(command) };
      try {
        return { ok: true, value: await engine.handle(command, parameters) };
      } catch (error) {
        return { ok: false, error: wireErrorOf(error) };
      }
    },
  };
  const rpc = createBirpc<WindowSide, EngineSide, false>(functions, {
    proxify: false,
    post: (message) => channel.post(message),
    on: (receive) =>
      channel.onMessage((message) => {
        if (isRequest(message)) receive(message);
      }),
    // A reply that cannot be sent (a channel that broke meanwhile) has nobody left to tell.
    onGeneralError: () => true,
  });
  const outbox = createEventOutbox({
    send: (event, payload) => void rpc.$callEvent('event', event, payload),
    backlog: () => channel.backlog(),
    onOverflow: () => channel.close(),
  });
  const unsubscribe = engine.subscribe(outbox.push);
  let open = true;
  const end = () => {
    if (!open) return;
    open = false;
    unsubscribe();
    outbox.close();
    rpc.$close();
    channel.close();
  };
  channel.onClose(end);
  return end;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandParameters, name);
}

function unknownCommand(name: string): WireError {
  return {
    code: 'command-unknown',
    message: `There is no command ${JSON.stringify(name.slice(0, 60))}.`,
    hint: 'Reload the window: it may be older than the engine.',
    field: 'command',
  };
}
