import type { Finding, WorkKind, WorkServices } from '../../agents/index.js';
import { type Cid, cidOf, type LearningService } from '../../learning/index.js';

function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('data was to be sold in a run without learning');
  return learning;
}

/** Whose bytes. */
export interface BytesOrder {
  readonly shard: number;
}

/** What the bytes are: their CID as `ipfs add` gives it, and how many examples they hold. */
export interface DataBytes {
  readonly cid: Cid;
  readonly examples: number;
}

async function look(orders: readonly BytesOrder[], services: WorkServices): Promise<readonly DataBytes[]> {
  const learning = learningOf(services);
  const found = new Map<number, DataBytes>();
  for (const { shard } of orders) {
    if (found.has(shard)) continue;
    const cid = await cidOf(learning.shardBytes(shard));
    found.set(shard, { cid, examples: learning.shards[shard]!.examples });
  }
  return orders.map(({ shard }) => found.get(shard)!);
}

/** Write down the bytes of one's own shard, to publish them. */
export const describeData: WorkKind<BytesOrder, DataBytes> = { name: 'describeData', run: look };

/** Have bytes that were ordered handed over, and see what they are. */
export const fetchData: WorkKind<BytesOrder, DataBytes> = { name: 'fetchData', run: look };

/** Data that a buyer has fetched, as it found it. */
export interface FetchedData extends Finding {
  readonly kind: 'fetchedData';
  readonly asset: number;
  readonly examples: number;
  /** Whether the bytes are those whose CID the listing names. */
  readonly matches: boolean;
  /** The round that was settled last when it came, and the buyer's part of that and earlier rounds' pay (0 to 1). */
  readonly afterRound: number;
  readonly shareBefore: number;
}

export const fetchedOf = (findings: readonly Finding[]): readonly FetchedData[] =>
  findings.filter((finding): finding is FetchedData => finding.kind === 'fetchedData');
