/** The chance of given log-odds. */
export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Farthest that a chance is taken to be from certain, so that its log-odds are finite. */
const NEAREST = 1e-9;

/** The log-odds of a chance; 0 and 1 count as one in a milliard. */
export function logOddsOf(chance: number): number {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, chance));
  return Math.log(inside / (1 - inside));
}

/**
 * Where a rising function reaches a target, by bisection between −40 and 40 (log-odds of certain and impossible).
 * Ends at the limit where the target lies outside.
 */
export function solveShift(target: number, rising: (shift: number) => number): number {
  let low = -40;
  let high = 40;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
