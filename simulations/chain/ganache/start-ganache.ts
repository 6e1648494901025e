import { createRequire } from 'node:module';
import type Ganache from 'ganache';
import { ChainError } from '../../errors/index.js';
import type { ChainEngine, ChainEngineOptions } from '../chain-engine.js';
import { quantity } from '../hex.js';
import { JsonRpcEngine } from '../json-rpc-engine.js';
import { BLOCK_GAS_LIMIT, MNEMONIC } from '../node-settings.js';
import { ganacheDialect } from './ganache-dialect.js';
import { ProviderChannel } from './provider-channel.js';

const require = createRequire(import.meta.url);

/**
 * Starts a ganache inside this process. Loaded only when it is asked for: it is large, and few runs want it.
 * @throws ChainError `ganache-missing` when the package cannot be loaded
 */
export async function startGanache({ chainId, genesisTime }: ChainEngineOptions): Promise<ChainEngine> {
  const provider = quietly(() =>
    loadGanache().provider({
      chain: { chainId, networkId: chainId, hardfork: 'shanghai', time: new Date(genesisTime * 1000) },
      miner: {
        blockGasLimit: quantity(BLOCK_GAS_LIMIT),
        callGasLimit: quantity(BLOCK_GAS_LIMIT),
        // Without it, blocks that ganache mines by itself would have the time of the machine's clock.
        timestampIncrement: 0,
      },
      wallet: { mnemonic: MNEMONIC, totalAccounts: 1 },
      logging: { quiet: true },
    }),
  );
  return JsonRpcEngine.open({
    name: 'ganache',
    chainId,
    channel: new ProviderChannel(provider),
    dialect: ganacheDialect,
    release: () => provider.disconnect(),
  });
}

function loadGanache(): typeof Ganache {
  try {
    return require('ganache') as typeof Ganache;
  } catch (cause) {
    throw new ChainError('ganache-missing', 'ganache cannot be loaded', {
      cause,
      hint: 'Run `npm ci` again, or use `--engine anvil`.',
    });
  }
}

const METHODS = ['log', 'info', 'warn', 'error'] as const;

/**
 * Runs something that prints while it is loaded: ganache tells everybody about optional native parts that it does
 * well without. Standard output belongs to the command line's results. Nothing else can run in between.
 */
function quietly<T>(work: () => T): T {
  const kept = METHODS.map((method) => console[method]);
  for (const method of METHODS) console[method] = () => {};
  try {
    return work();
  } finally {
    for (const [i, method] of METHODS.entries()) console[method] = kept[i]!;
  }
}
