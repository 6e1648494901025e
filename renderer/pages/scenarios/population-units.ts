export interface Units<Cohort> {
  /** The cohort of each mark. */
  readonly units: readonly Cohort[];
  /** How many agents a mark stands for. */
  readonly each: number;
}

/** At most so many marks for a population, each for equally many agents; every cohort keeps at least one. */
export function unitsOf<Cohort extends { readonly count: number }>(
  population: readonly Cohort[],
  most: number,
): Units<Cohort> {
  const total = population.reduce((sum, { count }) => sum + count, 0);
  const each = roundUp(total / most);
  const units = population.flatMap((cohort) =>
    Array.from({ length: cohort.count === 0 ? 0 : Math.max(1, Math.round(cohort.count / each)) }, () => cohort),
  );
  return { units, each };
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= value) ?? 10 * power;
}
