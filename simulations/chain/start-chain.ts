import { startAnvil } from './anvil/start-anvil.js';
import type { ChainEngine, ChainEngineName, ChainEngineOptions } from './chain-engine.js';
import { startGanache } from './ganache/start-ganache.js';

/** Starts a fresh local chain of the given kind. */
export function startChain(name: ChainEngineName, options: ChainEngineOptions): Promise<ChainEngine> {
  return name === 'anvil' ? startAnvil(options) : startGanache(options);
}
