import type { Appraisal, WorkKind, WorkOrder, WorkResults } from '../agents/index.js';
import type { LearningService, TrainResult } from '../learning/index.js';

type OrderOf<K extends WorkKind> = Extract<WorkOrder, { kind: K }>;

/**
 * Does the off-chain work that agents order, equal orders once a tick. Training orders placed together are
 * trained in parallel. What comes out depends on the orders alone.
 */
export class Workbench {
  readonly #learning: LearningService | null;
  #done = new Map<string, WorkResults[WorkKind]>();
  #appraisals: Appraisal[] = [];
  #trained = new Map<number, TrainResult>();

  constructor(learning: LearningService | null) {
    this.#learning = learning;
  }

  /** Forgets the results of the tick before. */
  beginTick(): void {
    this.#done = new Map();
    this.#appraisals = [];
    this.#trained = new Map();
  }

  /** Carries out all orders, each distinct one once. */
  async carryOut(orders: readonly WorkOrder[]): Promise<void> {
    const fresh = new Map<string, WorkOrder>();
    for (const order of orders) {
      const key = keyOf(order);
      if (!this.#done.has(key)) fresh.set(key, order);
    }
    if (fresh.size === 0) return;
    const training = [...fresh.values()].filter((order) => order.kind === 'train');
    const trained = await this.#service.train(training);
    for (const [i, order] of training.entries()) {
      this.#done.set(keyOf(order), trained[i]!);
      this.#trained.set(order.shard, trained[i]!);
    }
    for (const [key, order] of fresh) {
      if (order.kind === 'appraise') this.#done.set(key, await this.#appraise(order));
      if (order.kind === 'compare') this.#done.set(key, await this.#compare(order));
    }
  }

  /** The result of an order that was carried out this tick. */
  resultOf<K extends WorkKind>(order: OrderOf<K>): WorkResults[K] {
    const result = this.#done.get(keyOf(order));
    if (result === undefined) throw new Error(`work "${order.kind}" was asked for before it was carried out`);
    return result as WorkResults[K];
  }

  /** Loss of the tick's appraised model (nats); `null` when no round was appraised. */
  get loss(): number | null {
    return this.#appraisals.at(-1)?.loss ?? null;
  }

  /** What each shard's training measured this tick. */
  get trained(): ReadonlyMap<number, TrainResult> {
    return this.#trained;
  }

  get #service(): LearningService {
    if (this.#learning === null) throw new Error('off-chain work was ordered in a run without learning');
    return this.#learning;
  }

  async #appraise({ model, updates, aggregation, contribution }: OrderOf<'appraise'>): Promise<Appraisal> {
    const next = await this.#service.aggregate(model, updates, aggregation);
    const [evaluation, { scores }] = await Promise.all([
      this.#service.evaluate(next, 'test'),
      this.#service.contributions(model, updates, aggregation, contribution),
    ]);
    const appraisal = { model: next, accuracy: evaluation.accuracy, loss: evaluation.loss, scores };
    this.#appraisals.push(appraisal);
    return appraisal;
  }

  async #compare({ model, updates, aggregations }: OrderOf<'compare'>): Promise<readonly number[]> {
    const accuracies: number[] = [];
    for (const aggregation of aggregations) {
      const next = await this.#service.aggregate(model, updates, aggregation);
      accuracies.push((await this.#service.evaluate(next, 'heldOut')).accuracy);
    }
    return accuracies;
  }
}

function keyOf(order: WorkOrder): string {
  return JSON.stringify(order);
}
