import { ChainError } from '../errors/index.js';

/** One JSON-RPC call. */
export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** The node's answer to one call. */
export interface RpcResponse {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: RpcRefusal;
}

export interface RpcRefusal {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A way to a node. Answers come in the order of the calls. */
export abstract class RpcChannel {
  /**
   * Sends all calls, in one message where the node takes one, and gives an answer or a refusal for each.
   * @throws ChainError `chain-died` when the node is gone, `chain-closed` when it was closed
   */
  abstract settle(calls: readonly RpcCall[]): Promise<readonly RpcResponse[]>;

  /** Told once when the node is lost without having been closed. */
  onFailure(_listener: (reason: Error) => void): void {}

  /** @throws ChainError `chain-refused` when the node answers with an error */
  async request(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const [result] = await this.batch([{ method, params }]);
    return result;
  }

  /** Like `settle`, but fails as a whole with `chain-refused` when the node refuses one of the calls. */
  async batch(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    const responses = await this.settle(calls);
    return responses.map(({ result, error }, i) => {
      if (error === undefined) return result;
      throw new ChainError('chain-refused', `the chain refused ${calls[i]!.method}: ${error.message}`, {
        value: error.data,
      });
    });
  }
}
