import type { DaoDraft } from '../rehearsal/index.js';

/** A DAO that comes with Folkmoot, and where its numbers are from. */
export interface DaoPreset {
  readonly dao: DaoDraft;
  readonly source: string;
}

/** Ethereum's block time since the Merge, seconds. Arbitrum's governors count Ethereum's blocks too. */
const BLOCK_SECONDS = 12;

/** Turns a duration in Ethereum blocks into seconds. */
export function blocks(count: number): number {
  return count * BLOCK_SECONDS;
}

/** USD Coin on Ethereum. */
export const USDC = { asset: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', symbol: 'USDC', decimals: 6 } as const;

/** What all presets of real DAOs have in common, for their summaries. */
export const ROUNDED =
  'Holders are made up: 2,000 stand for all, with Gini and Nakamoto coefficients of the right order. Treasury, prices and turnout are rounded; put in today’s before you rely on them.';
