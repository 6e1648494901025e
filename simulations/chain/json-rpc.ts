import { ChainError } from '../errors/index.js';

/** One JSON-RPC call. */
export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A way to a node. Answers come in the order of the calls. */
export interface RpcChannel {
  /** @throws ChainError `chain-refused` when the node answers with an error, `chain-died` when it is gone */
  request(method: string, ...params: readonly unknown[]): Promise<unknown>;
  /** Sends all calls in one message where the node takes one. Fails as a whole when one of them does. */
  batch(calls: readonly RpcCall[]): Promise<readonly unknown[]>;
  /** Told once when the node is lost without having been closed. */
  onFailure?(listener: (reason: Error) => void): void;
}

/** The node's answer to one call. */
export interface RpcResponse {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** The result of a response, or the node's refusal as an error that names the method. */
export function resultOf(response: RpcResponse, method: string): unknown {
  if (response.error === undefined) return response.result;
  throw new ChainError('chain-refused', `the chain refused ${method}: ${response.error.message}`, {
    value: response.error.data,
  });
}
