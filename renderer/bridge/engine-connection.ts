import { createBirpc } from 'birpc';
import {
  type Commands,
  commandParameters,
  type EventName,
  type EventPayload,
  type WireError,
} from '../../simulations/api/contract/index.js';
import { NotLetInError } from './browser-door.js';
import type { OpenChannel } from './channel.js';
import { CommandError, engineLost } from './command-error.js';

/** Where the connection to the engine stands. */
export type ConnectionState =
  | { readonly status: 'connecting' }
  /** `restarted`: the engine is another one than this page had before. */
  | { readonly status: 'open'; readonly restarted: boolean }
  /**
   * The engine went away or was never there, or does not know this browser (`stranger`); the next attempt is at `retryAt`
   * (ms since the epoch).
   */
  | {
      readonly status: 'lost';
      readonly reason: string;
      readonly stranger: boolean;
      readonly attempt: number;
      readonly retryAt: number;
    };

/** Any event of the engine, with the payload of its name. */
export type EngineEvent = { [E in EventName]: { readonly name: E; readonly payload: EventPayload<E> } }[EventName];

export interface ConnectionOptions {
  readonly open: OpenChannel;
  onEvent(event: EngineEvent): void;
  onState(state: ConnectionState): void;
}

export interface EngineConnection {
  readonly commands: Commands;
  /** Tries at once instead of waiting for the next attempt. */
  retry(): void;
  close(): void;
}

type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };
type EngineSide = { call(command: string, parameters: unknown): Promise<Reply> };
type WindowSide = { event(name: EventName, payload: unknown): void };

const firstDelay = 500;
const longestDelay = 8_000;

/**
 * Holds a connection to the engine and opens it again whenever it breaks, waiting twice as long each time.
 * Calls that are under way when it breaks are rejected with `engine-lost`.
 */
export function connectEngine({ open, onEvent, onState }: ConnectionOptions): EngineConnection {
  let rpc: ReturnType<typeof serveWindow> | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let connecting = false;
  let lastReason = 'The engine is not connected yet.';

  const lose = (reason: string, stranger = false) => {
    connecting = false;
    rpc?.$close(new Error(reason));
    rpc = null;
    lastReason = reason;
    if (ended) return;
    const delay = Math.min(firstDelay * 2 ** attempt, longestDelay);
    attempt++;
    onState({ status: 'lost', reason, stranger, attempt, retryAt: Date.now() + delay });
    timer = setTimeout(connect, delay);
  };
  const connect = () => {
    clearTimeout(timer);
    connecting = true;
    onState({ status: 'connecting' });
    open().then(
      (channel) => {
        connecting = false;
        if (ended) return channel.close();
        rpc = serveWindow(channel, onEvent);
        channel.onClose((reason) => lose(reason));
        attempt = 0;
        onState({ status: 'open', restarted: channel.restarted ?? false });
      },
      (error: unknown) => lose(error instanceof Error ? error.message : String(error), error instanceof NotLetInError),
    );
  };
  const call = async (command: string, parameters: unknown) => {
    if (rpc === null) throw engineLost(command, lastReason);
    let reply: Reply;
    try {
      reply = await rpc.$call('call', command, parameters);
    } catch (error) {
      throw engineLost(command, error instanceof Error ? error.message : String(error));
    }
    if (reply.ok) return reply.value;
    throw new CommandError(command, reply.error);
  };

  connect();
  return {
    commands: createCommands(call),
    retry: () => {
      if (rpc === null && !ended && !connecting) connect();
    },
    close() {
      ended = true;
      clearTimeout(timer);
      rpc?.$close();
      rpc = null;
    },
  };
}

function serveWindow(channel: Awaited<ReturnType<OpenChannel>>, onEvent: (event: EngineEvent) => void) {
  const functions: WindowSide = {
    event: (name, payload) => onEvent({ name, payload } as EngineEvent),
  };
  return createBirpc<EngineSide, WindowSide, false>(functions, {
    proxify: false,
    // No time limit: a call ends when it is answered or when the channel closes.
    timeout: -1,
    post: (message) => channel.post(message),
    on: (receive) => channel.onMessage(receive),
    off: () => channel.close(),
  });
}

/** Sends one command; what it answers is what the contract says for its name. */
type Call = (command: string, parameters: unknown) => Promise<unknown>;

/** One typed function a command, derived from the contract: a new command is here the moment it is there. */
function createCommands(call: Call): Commands {
  const names = Object.keys(commandParameters);
  return Object.fromEntries(
    names.map((name) => [name, (parameters: unknown) => call(name, parameters)]),
    // `fromEntries` knows no names, and each name has parameters and a result of its own.
  ) as unknown as Commands;
}
