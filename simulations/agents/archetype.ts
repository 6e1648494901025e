import type { z } from 'zod';
import type { CoreCohort } from '../scenario/index.js';
import type { Policy } from './agent.js';
import type { Scope } from './scope.js';

/** The hues that charts draw parties in; members of a family differ in lightness. */
export type PartyFamily =
  | 'trainers'
  | 'validators'
  | 'dataOwners'
  | 'providers'
  | 'stakers'
  | 'voters'
  | 'treasury'
  | 'market'
  | 'attackers'
  | 'neutral';

/** What a party of the token flow is called and drawn as. */
export interface PartyWords {
  /** One of it, and many: `Whale`, `Whales`. */
  readonly one: string;
  readonly many: string;
  readonly family: PartyFamily;
  /** Which of the family's shades, 0 the strongest; no other archetype of the family has it. */
  readonly shade?: number;
}

/**
 * How willing an archetype is to do the chores that the contracts let anybody do: of those that are active the most
 * willing take turns. 0: never.
 */
export type ChoreRank = 0 | 1 | 2;

/** A kind of agent: what its cohorts say in a scenario, and what its members do. */
export interface Archetype<S extends Scope = Scope, Fields extends z.ZodRawShape = z.ZodRawShape> {
  readonly words: PartyWords;
  /** Drawn together with all others that only hold and vote. */
  readonly community?: boolean;
  readonly chores: ChoreRank;
  /** Whether its members hold a shard of the training data. */
  readonly trains?: boolean;
  /** What it sends that is meant to do harm, in plain words; absent for honest ones. */
  readonly attack?: string;
  /** What a cohort says besides what all cohorts say. */
  readonly fields: Fields;
  /** Wei that each member must be given at least. */
  readonly minimum?: (cohort: CohortOf<Fields>) => bigint;
  /** What its members do, in this order. */
  readonly policies: (cohort: CohortOf<Fields>) => readonly Policy<S>[];
}

export type CohortOf<Fields extends z.ZodRawShape> = CoreCohort & z.output<z.ZodObject<Fields>>;

/** An archetype as a list of many keeps it: its fields are known, what its functions take is not. */
export interface OpenArchetype {
  readonly words: PartyWords;
  readonly community: boolean;
  readonly chores: ChoreRank;
  readonly trains: boolean;
  readonly attack: string | null;
  readonly minimum: (cohort: CoreCohort) => bigint;
  readonly policies: (cohort: CoreCohort) => readonly Policy[];
}

/** Closes an archetype over the types of its cohorts: whoever hands it one has parsed it by its fields. */
export function openArchetype<S extends Scope, Fields extends z.ZodRawShape>(
  archetype: Archetype<S, Fields>,
): OpenArchetype {
  const { words, community = false, chores, trains = false, attack = null, minimum, policies } = archetype;
  return {
    words,
    community,
    chores,
    trains,
    attack,
    minimum: (cohort) => minimum?.(cohort as CohortOf<Fields>) ?? 0n,
    // Policies of a cohort with these fields are asked for such a cohort alone.
    policies: (cohort) => policies(cohort as CohortOf<Fields>) as unknown as readonly Policy[],
  };
}
