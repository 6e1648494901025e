/** The chance of given log-odds. */
export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Farthest that a chance is taken to be from certain, so that its log-odds are finite. */
const NEAREST = 1e-9;

/** The log-odds of a chance; 0 and 1 count as one in a milliard. */
export function logOddsOf(chance: number): number {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, chance));
  return Math.log(inside / (1 - inside));
}
