import type { DoneWork, WorkIntent, WorkKind, WorkServices } from '../agents/index.js';

/** Work that an intent asks for. */
export interface OrderedWork {
  readonly kind: WorkKind<object, unknown>;
  readonly order: object;
}

/**
 * Does the off-chain work that agents order, the same order once a tick, all orders of a kind that come together at
 * once. What comes out depends on the orders alone.
 */
export class Workbench {
  readonly #services: WorkServices;
  #results = new Map<object, unknown>();
  #record = new Map<string, DoneWork<object, unknown>[]>();

  constructor(services: WorkServices) {
    this.#services = services;
  }

  /** Forgets the results of the tick before. */
  beginTick(): void {
    this.#results = new Map();
    this.#record = new Map();
  }

  /** Carries out all orders, each distinct one once. */
  async carryOut(work: readonly OrderedWork[]): Promise<void> {
    const byKind = new Map<WorkIntent['kind'], Set<object>>();
    for (const { kind, order } of work) {
      if (this.#results.has(order)) continue;
      const orders = byKind.get(kind) ?? new Set();
      byKind.set(kind, orders.add(order));
    }
    for (const [kind, distinct] of byKind) {
      const orders = [...distinct];
      const results = await kind.run(orders, this.#services);
      const done = this.#record.get(kind.name) ?? [];
      for (const [i, order] of orders.entries()) {
        this.#results.set(order, results[i]);
        done.push({ order, result: results[i] });
      }
      this.#record.set(kind.name, done);
    }
  }

  /** The result of an order that was carried out this tick. */
  resultOf(order: object): unknown {
    if (!this.#results.has(order)) throw new Error('work was asked for before it was carried out');
    return this.#results.get(order);
  }

  /** What was done this tick, by the kind's name. */
  get record(): ReadonlyMap<string, readonly DoneWork<object, unknown>[]> {
    return this.#record;
  }
}
