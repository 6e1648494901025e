import type { EthereumProvider } from 'ganache';
import { type RpcCall, RpcChannel, type RpcResponse } from '../json-rpc.js';

/** JSON-RPC by function call; one call at a time, which is how ganache keeps their order. */
export class ProviderChannel extends RpcChannel {
  readonly #provider: { request(call: RpcCall): Promise<unknown> };

  constructor(provider: EthereumProvider) {
    super();
    // Its own type lists every method it knows, one by one.
    this.#provider = provider as unknown as { request(call: RpcCall): Promise<unknown> };
  }

  override async settle(calls: readonly RpcCall[]): Promise<readonly RpcResponse[]> {
    const responses: RpcResponse[] = [];
    for (const [id, call] of calls.entries()) {
      try {
        responses.push({ id, result: await this.#provider.request(call) });
      } catch (error) {
        const { message, code = 0, data } = error as Error & { code?: number; data?: unknown };
        responses.push({ id, error: { message, code, data } });
      }
    }
    return responses;
  }
}
