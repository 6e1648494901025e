import type { Scenario } from '../mechanisms/index.js';

/** One thing that is tried: a scenario under a name that no other case of the design has. */
export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
}

/** What is run: every case with every seed. Cases with a seed in common share every draw that both of them make. */
export interface Design {
  readonly cases: readonly Case[];
  readonly seeds: readonly number[];
}

/** One run of a design. */
export interface PlannedRun {
  readonly case: string;
  /** With the seed filled in. */
  readonly scenario: Scenario;
  readonly seed: number;
}

/** The runs of a design, seed by seed, so that pairs are complete early. */
export function runsOf({ cases, seeds }: Design): readonly PlannedRun[] {
  return seeds.flatMap((seed) =>
    cases.map(({ name, scenario }) => ({ case: name, scenario: { ...scenario, seed }, seed })),
  );
}

/** Most runs that one design may have. */
export const MOST_RUNS = 10_000;

/**
 * Reads seeds as people write them: `1-20`, `3,5,9`, or both.
 * @returns each once, in the order given; `null` for anything else, or for more than `MOST_RUNS`
 */
export function parseSeeds(text: string): readonly number[] | null {
  const seeds = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,15})(?:\s*-\s*(\d{1,15}))?\s*$/.exec(part) ?? [];
    if (first === undefined || last === undefined) return null;
    const [from, to] = [Number(first), Number(last)];
    if (from > to || to - from >= MOST_RUNS) return null;
    for (let seed = from; seed <= to; seed++) seeds.add(seed);
    if (seeds.size > MOST_RUNS) return null;
  }
  return [...seeds];
}
