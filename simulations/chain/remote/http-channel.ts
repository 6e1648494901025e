import { ChainError } from '../../errors/index.js';
import { parseNestedJson } from '../../files/index.js';
import { type RpcCall, RpcChannel, type RpcResponse } from '../json-rpc.js';
import { textWithin } from './text-within.js';

/** How long a node may take for an answer, in milliseconds. */
const TIMEOUT = 30_000;
/** The largest answer taken. */
const MOST_BYTES = 64 * 1024 ** 2;
/** Calls a message: public nodes take no more. */
const CALLS_A_MESSAGE = 50;

export interface HttpChannelOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** JSON-RPC over HTTP, to somebody else's node: it is only ever read from. */
export class HttpChannel extends RpcChannel {
  readonly #url: string;
  readonly #signal: AbortSignal | undefined;
  readonly #timeout: number;

  constructor(url: string, { signal, timeout = TIMEOUT }: HttpChannelOptions = {}) {
    super();
    this.#url = url;
    this.#signal = signal;
    this.#timeout = timeout;
  }

  /** @throws ChainError `fork-unreachable` with the address and what to do; the signal's reason when it was given */
  override async settle(calls: readonly RpcCall[]): Promise<readonly RpcResponse[]> {
    const responses: RpcResponse[] = [];
    for (let from = 0; from < calls.length; from += CALLS_A_MESSAGE) {
      responses.push(...(await this.#post(calls.slice(from, from + CALLS_A_MESSAGE))));
    }
    return responses;
  }

  async #post(calls: readonly RpcCall[]): Promise<readonly RpcResponse[]> {
    const limit = AbortSignal.timeout(this.#timeout);
    const message = calls.map(({ method, params }, id) => ({ jsonrpc: '2.0', id, method, params }));
    let answer: unknown;
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        // Some nodes take no lists: one call goes as it is.
        body: JSON.stringify(message.length === 1 ? message[0] : message),
        signal: this.#signal === undefined ? limit : AbortSignal.any([limit, this.#signal]),
      });
      answer = parseNestedJson(await this.#textOf(response));
    } catch (cause) {
      this.#signal?.throwIfAborted();
      if (cause instanceof ChainError) throw cause;
      const why = limit.aborted
        ? `it did not answer within ${this.#timeout / 1000} s`
        : 'nothing there answers JSON-RPC';
      throw this.#unreachable(why, cause);
    }
    const responses = (Array.isArray(answer) ? answer : [answer]).filter(isResponse);
    // A node that refuses a list as a whole says why in one answer without a number.
    const refusal = (answer as { error?: { message?: unknown } } | null)?.error?.message;
    if (responses.length !== calls.length && typeof refusal === 'string')
      throw this.#unreachable(`the node says "${refusal.slice(0, 200)}"`);
    if (responses.length !== calls.length) throw this.#unreachable('its answer is not that of an Ethereum node');
    return responses.sort((a, b) => a.id - b.id);
  }

  /** The answer's text, of a limited length. */
  async #textOf(response: Response): Promise<string> {
    const text = await textWithin(response, MOST_BYTES);
    if (text === null) throw this.#unreachable(`its answer is larger than ${MOST_BYTES / 1024 ** 2} MiB`);
    if (response.ok || /^\s*[[{]/.test(text)) return text;
    const said = text.trim().slice(0, 200);
    throw this.#unreachable(`it answers with status ${response.status}${said === '' ? '' : `, "${said}"`}`);
  }

  #unreachable(why: string, cause?: unknown): ChainError {
    return new ChainError('fork-unreachable', `the chain to copy cannot be reached at ${originOf(this.#url)}: ${why}`, {
      cause,
      field: 'fork.url',
      hint: 'Check the address, and that the node runs and may be reached; or describe the DAO without `fork`.',
    });
  }
}

/** Without path and query, where keys are: an error is shown and passed on. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function isResponse(value: unknown): value is RpcResponse {
  return typeof value === 'object' && value !== null && 'id' in value && ('result' in value || 'error' in value);
}
