import { shortWork } from '../../threads/index.js';
import { backendNamed } from '../backends/backends.js';
import type { TensorFlow } from '../models/network.js';
import { learnAndDecide } from './policy-gradient.js';
import type { PolicyAnswer, PolicyOrder } from './policy-network.js';

let loading: Promise<TensorFlow> | null = null;

/** Policies learn in a thread of their own: loading TensorFlow.js would hold everybody else for half a second. */
export const POLICY_WORKS = {
  learnPolicies: shortWork(async (orders: readonly PolicyOrder[]): Promise<readonly PolicyAnswer[]> => {
    loading ??= backendNamed('cpu').load();
    const tf = await loading;
    const answers = new Map<PolicyOrder, PolicyAnswer>();
    for (const alike of groupsOfOneShape(orders)) {
      const found = learnAndDecide(tf, alike[0]!.shape, alike);
      for (const [i, order] of alike.entries()) answers.set(order, found[i]!);
    }
    return orders.map((order) => answers.get(order)!);
  }),
};

function groupsOfOneShape(orders: readonly PolicyOrder[]): readonly (readonly PolicyOrder[])[] {
  const groups = new Map<string, PolicyOrder[]>();
  for (const order of orders) {
    const { features, hidden, actions } = order.shape;
    const key = [features, hidden, actions].join('-');
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return [...groups.values()];
}
