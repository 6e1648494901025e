/** Where time went: shares (0 to 1) of the whole, largest first. */
export interface Shares {
  readonly stages: readonly (readonly [string, number])[];
  readonly kernels: readonly (readonly [string, number])[];
}

/** Time by name, in any unit. */
export type Sums = Map<string, number>;

export function shares(sums: Sums): [string, number][] {
  const total = [...sums.values()].reduce((sum, time) => sum + time, 0);
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .map(([name, time]): [string, number] => [name, time / total]);
}
