import type { EthereumProvider } from 'ganache';
import { ChainError } from '../../errors/index.js';
import type { ChainEngine, ChainEngineOptions } from '../chain-engine.js';
import { type RpcCall, type RpcChannel, resultOf } from '../json-rpc.js';
import { JsonRpcEngine } from '../json-rpc-engine.js';
import { ganacheDialect } from './ganache-dialect.js';

/**
 * Starts a ganache inside this process. Loaded only when it is asked for: it is large, and few runs want it.
 * @throws ChainError `ganache-missing` when the package cannot be loaded
 */
export async function startGanache({ chainId, genesisTime }: ChainEngineOptions): Promise<ChainEngine> {
  const { default: ganache } = await import('ganache').catch((cause: unknown) => {
    throw new ChainError('ganache-missing', 'ganache cannot be loaded', {
      cause,
      hint: 'Run `npm ci` again, or use `--engine anvil`.',
    });
  });
  const provider = ganache.provider({
    chain: {
      chainId,
      networkId: chainId,
      hardfork: 'shanghai',
      time: new Date(genesisTime * 1000),
      asyncRequestProcessing: false,
    },
    miner: { blockGasLimit: '0x38d7ea4c68000', callGasLimit: '0x38d7ea4c68000', instamine: 'eager' },
    wallet: { mnemonic: 'test test test test test test test test test test test junk', totalAccounts: 1 },
    logging: { quiet: true },
  });
  const channel = new ProviderChannel(provider);
  return JsonRpcEngine.open('ganache', chainId, channel, ganacheDialect, () => provider.disconnect());
}

/** JSON-RPC by function call; one call at a time, which is how ganache keeps their order. */
class ProviderChannel implements RpcChannel {
  readonly #provider: EthereumProvider;

  constructor(provider: EthereumProvider) {
    this.#provider = provider;
  }

  async request(method: string, ...params: readonly unknown[]): Promise<unknown> {
    try {
      return await (this.#provider as unknown as { request(call: RpcCall): Promise<unknown> }).request({
        method,
        params,
      });
    } catch (error) {
      const { message, code, data } = error as Error & { code?: number; data?: unknown };
      return resultOf({ id: 0, error: { code: code ?? 0, message, data } }, method);
    }
  }

  async batch(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    const results: unknown[] = [];
    for (const { method, params } of calls) results.push(await this.request(method, ...params));
    return results;
  }
}
