import type { WorkKind, WorkServices } from '../../agents/index.js';
import type { Cid, LearningService, TrainRequest, WeightedUpdate } from '../../learning/index.js';

function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('a consortium was to train in a run without learning');
  return learning;
}

const PPM = 1_000_000;

/** Train another member's model on one's own data. */
export interface TrainingOrder {
  readonly order: number;
  readonly train: TrainRequest;
}

/** The update's CID; `null` when the work was lost. */
export const trainForMember: WorkKind<TrainingOrder, Cid | null> = {
  name: 'trainForMember',
  run: async (orders, services) => {
    const trained = await learningOf(services).train(orders.map(({ train }) => train));
    return trained.map(({ update }) => update);
  },
};

/** Make a member's next model of what it learns itself and of the updates that it bought. */
export interface ImproveOrder {
  readonly shard: number;
  /** Its newest model; `null` before its first. */
  readonly model: Cid | null;
  readonly seed: number;
  readonly round: number;
  /** By sellers' shards. */
  readonly bought: readonly { readonly shard: number; readonly update: Cid }[];
}

export interface Improved {
  readonly model: Cid;
  /** Share right on the held-out examples, in 1/1,000,000. */
  readonly accuracyPpm: number;
}

/** Federated averaging over one's own update and those bought, by how many examples each was learnt from. */
export const improveModel: WorkKind<ImproveOrder, Improved> = {
  name: 'improveModel',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const from = ({ model }: ImproveOrder) => model ?? learning.initialModel;
    const own = await learning.train(
      orders.map((order) => ({
        shard: order.shard,
        model: from(order),
        behaviour: { kind: 'honest' },
        seed: order.seed,
        round: order.round,
      })),
    );
    const improved: Improved[] = [];
    for (const [i, order] of orders.entries()) {
      const update = own[i]!.update;
      const updates: readonly WeightedUpdate[] = [
        ...(update === null ? [] : [{ update, shard: order.shard }]),
        ...order.bought,
      ].map((one) => ({ ...one, sampleCount: learning.shards[one.shard]?.examples ?? 1 }));
      const model = await learning.aggregate(from(order), updates, { rule: 'fedAvg' });
      const { accuracy } = await learning.evaluate(model, 'heldOut');
      improved.push({ model, accuracyPpm: Math.round(accuracy * PPM) });
    }
    return improved;
  },
};
