import type { WorkKind, WorkServices } from '../../agents/index.js';
import { FolkmootError } from '../../errors/index.js';
import {
  type Cid,
  cidOf,
  type LearningService,
  type TrainRequest,
  type TrainResult,
  type WeightedUpdate,
} from '../../learning/index.js';
import type { LearningParameters } from '../../scenario/index.js';

function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('records were to be learnt from in a run without learning');
  return learning;
}

const MICRO = 1_000_000;

/** A document whose CID somebody wants. */
export interface Document {
  readonly text: string;
}

/** The CIDs that `ipfs add` gives documents. */
export const identify: WorkKind<Document, Cid> = {
  name: 'identify',
  run: (orders) => Promise.all(orders.map(({ text }) => cidOf(new TextEncoder().encode(text)))),
};

const codes = new WeakMap<LearningParameters, Map<string, Document>>();

/**
 * The code that a study runs on an institution's records, as one document: model, training, what noise hides them, and
 * how updates are summed. Whoever is asked makes it anew from what is public and compares CIDs.
 */
export function codeOf(learning: LearningParameters, secure: boolean): Document {
  const known = codes.get(learning) ?? new Map<string, Document>();
  codes.set(learning, known);
  const { model, learningRate, batchSize, localEpochs, privacy } = learning;
  const text = JSON.stringify({ model, learningRate, batchSize, localEpochs, privacy, secureAggregation: secure });
  const code = known.get(text) ?? { text };
  known.set(text, code);
  return code;
}

/** Says of records how many there are and of which kinds, and nothing of any one. */
export const describeRecords: WorkKind<{ readonly shard: number }, Cid> = {
  name: 'describeRecords',
  run: (orders, services) => {
    const { shards } = learningOf(services);
    return Promise.all(orders.map(({ shard }) => cidOf(new TextEncoder().encode(JSON.stringify(shards[shard])))));
  },
};

/** Run a study's code on one's own records. */
export interface UseOrder {
  readonly request: number;
  readonly train: TrainRequest;
  /** Institutions that approved: each adds its part of the noise that all of them together need. */
  readonly asked: number;
}

export interface Use {
  readonly result: TrainResult;
  /** All that the records have cost their patients by now, in 1/1,000,000 of ε, rounded up. */
  readonly spent: bigint;
}

export const useRecords: WorkKind<UseOrder, Use> = {
  name: 'useRecords',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const uses = new Map<UseOrder, Use>();
    // Study by study: what the second costs comes on top of the first.
    for (const request of [...new Set(orders.map((order) => order.request))].sort((a, b) => a - b)) {
      const own = orders.filter((order) => order.request === request);
      const { asked } = own[0]!;
      const trained = await learning.train(
        own.map(({ train }) => train),
        () => undefined,
        { asked },
      );
      for (const [i, order] of own.entries()) {
        const epsilon = learning.privacy?.spent(order.train.shard).epsilon ?? 0;
        uses.set(order, { result: trained[i]!, spent: BigInt(Math.ceil(epsilon * MICRO)) });
      }
    }
    return orders.map((order) => uses.get(order)!);
  },
};

/** Make a round's model of the updates that came, and measure it. */
export interface SumOrder {
  readonly request: number;
  readonly round: number;
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  readonly secure: boolean;
  readonly thresholdPercent: number;
}

export interface Sum {
  readonly model: Cid;
  /** Share right on the test split, in 1/1,000,000. */
  readonly accuracyPpm: number;
}

const TOO_FEW: ReadonlySet<string> = new Set(['learning.tooFewToHide', 'learning.tooFewToUnmask']);

/** `null` when too few were left to hide one another: then nothing is unmasked, and nobody learns anything. */
export const sumUp: WorkKind<SumOrder, Sum | null> = {
  name: 'sumUp',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const sums: (Sum | null)[] = [];
    for (const { model, updates, secure, thresholdPercent, round } of orders) {
      try {
        const next = secure
          ? (await learning.aggregateSecurely(model, updates, { thresholdPercent, leaving: [], round })).model
          : await learning.aggregate(model, updates, { rule: 'fedAvg' });
        const { accuracy } = await learning.evaluate(next, 'test');
        sums.push({ model: next, accuracyPpm: Math.round(accuracy * MICRO) });
      } catch (error) {
        if (!(error instanceof FolkmootError && TOO_FEW.has(error.code))) throw error;
        sums.push(null);
      }
    }
    return sums;
  },
};
