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
