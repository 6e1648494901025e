import type { RemoteChain } from '../../../chain/index.js';

/** Blocks that are looked back over, and the fewest that tell anything: a new chain of tests is mined at will. */
const LOOKED_BACK = 50_000;
const FEWEST = 32;
/** Less than any chain takes: blocks were mined at will. */
const LEAST_SECONDS = 0.2;
/** Ethereum's, where a chain is too young to tell. */
const USUAL_SECONDS = 12;

export interface BlockSeconds {
  readonly seconds: number;
  /** Blocks it was measured over; 0 when it is assumed. */
  readonly measuredOver: number;
}

/** Seconds between two blocks, by the chain's own times. */
export async function blockSeconds({ block, timeOf }: Pick<RemoteChain, 'block' | 'timeOf'>): Promise<BlockSeconds> {
  for (let span = Math.min(LOOKED_BACK, block.number - 1); span >= FEWEST; span = Math.floor(span / 10)) {
    const before = await timeOf(block.number - span);
    const seconds = before === null ? 0 : (block.timestamp - before) / span;
    if (seconds >= LEAST_SECONDS) return { seconds, measuredOver: span };
  }
  return { seconds: USUAL_SECONDS, measuredOver: 0 };
}
