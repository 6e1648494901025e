import type { Phase } from '../agents/index.js';

/** What became of one transaction of an agent. */
export interface TransactionOutcome {
  readonly agent: string;
  readonly archetype: string;
  readonly purpose: string;
  readonly phase: Phase;
  readonly contract: string;
  readonly functionName: string;
  readonly gasUsed: bigint;
  /** Name of the custom error and its explanation when it reverted, else `null`. */
  readonly error: { readonly name: string; readonly text: string } | null;
}
