import { threadEntry, worksInThreads } from '../../threads/index.js';
import type { PolicyAnswer, PolicyOrder } from './policy-network.js';
import { POLICY_WORKS } from './thread-works.js';

const inThread = worksInThreads(POLICY_WORKS, threadEntry(import.meta.url));

/** Has policies learn and decide, in a thread. What comes out depends on the orders alone. */
export function learnPolicies(orders: readonly PolicyOrder[]): Promise<readonly PolicyAnswer[]> {
  return inThread('learnPolicies', orders);
}
