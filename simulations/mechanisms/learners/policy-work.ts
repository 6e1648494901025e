import type { Finding, WorkKind } from '../../agents/index.js';
import {
  actionAt,
  initialPolicy,
  learnPolicies,
  NO_PAYOFFS,
  type PayoffBaseline,
  type PolicyOrder,
  type PolicyShape,
  type PolicyWeights,
} from '../../learning/index.js';
import { randomStream } from '../../random/index.js';
import type { Address } from '../../world/index.js';

/** Six features, eight units, three actions: what traders and voters decide by. */
export const SHAPE: PolicyShape = { features: 6, hidden: 8, actions: 3 };

/** What an agent's network is to learn, and what it sees. */
export interface ThinkOrder extends PolicyOrder {
  readonly actor: 'trader' | 'voter';
  readonly account: Address;
  /** Pay-offs that the lessons come from. */
  readonly payoffs: readonly number[];
  /** Where among the probabilities laid end to end the action is drawn (0 to 1). */
  readonly place: number;
}

/** What it learnt and chose. */
export interface Thought {
  readonly weights: PolicyWeights;
  /** `null` where nothing was to be decided. */
  readonly choice: { readonly action: number; readonly probabilities: readonly number[] } | null;
}

/** Policy networks learn from what their decisions brought, and decide: off chain, as a trader's or a voter's own program does. */
export const think: WorkKind<ThinkOrder, Thought> = {
  name: 'think',
  run: async (orders) => {
    const answers = await learnPolicies(
      orders.map(({ shape, weights, lessons, features, learningRate }) => ({
        ...{ shape, weights, lessons },
        ...{ features, learningRate },
      })),
    );
    return answers.map(({ weights, probabilities }, i) => ({
      weights,
      choice: probabilities === null ? null : { action: actionAt(probabilities, orders[i]!.place), probabilities },
    }));
  },
};

/** All that a learner keeps from one tick to the next: found out by its own work, like all findings. */
export interface Memory<Kind extends string, Decision> extends Finding {
  readonly kind: Kind;
  readonly weights: PolicyWeights;
  readonly baseline: PayoffBaseline;
  /** Decisions of which nobody knows yet what they brought, oldest first. */
  readonly pending: readonly Decision[];
}

/** The latest memory of a kind; that of somebody who has learnt nothing where there is none. */
export function remembered<Kind extends string, Decision>(
  isMemory: (finding: Finding) => finding is Memory<Kind, Decision>,
  kind: Kind,
  {
    findings,
    scenario,
    self,
  }: {
    readonly findings: readonly Finding[];
    readonly scenario: { readonly seed: number };
    readonly self: { readonly name: string };
  },
): Memory<Kind, Decision> {
  return (
    findings.findLast(isMemory) ?? {
      kind,
      weights: initialPolicy(SHAPE, randomStream(scenario.seed, 'policy', self.name)),
      baseline: NO_PAYOFFS,
      pending: [],
    }
  );
}

/** A number cut back to what a network can do something with. */
export const bounded = (value: number): number => Math.max(-2, Math.min(2, value));
