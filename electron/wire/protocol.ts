import type { CommandName, EventName, WireError } from '../../simulations/api/index.js';

/** What a command answers on the wire: errors travel as values, so that code, hint and field survive. */
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

/** The functions of the engine's side, as birpc offers them to the window. */
export interface EngineSide {
  call(command: string, parameters: unknown): Promise<Reply>;
}

/** The functions of the window's side, fire and forget. */
export interface WindowSide {
  event(name: EventName, payload: unknown): void;
}

/** A request as birpc puts it on the wire. */
export interface Request {
  readonly t: 'q';
  readonly m: 'call';
  readonly i?: string;
  readonly a: readonly [command: CommandName, parameters: unknown];
}

/** Whether what came in is a request that the engine's side can answer. Anything else is dropped unread. */
export function isRequest(message: unknown): message is Request {
  if (typeof message !== 'object' || message === null) return false;
  const { t, m, a, i } = message as Record<string, unknown>;
  return t === 'q' && m === 'call' && Array.isArray(a) && a.length <= 2 && typeof a[0] === 'string' && isId(i);
}

function isId(id: unknown): boolean {
  return id === undefined || (typeof id === 'string' && id.length <= 64);
}
