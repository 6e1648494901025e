import { randomStream } from '../../random/index.js';

/*
 * A random number for every (run, voter, purpose) that depends on nothing else: moving a slider or changing a rule
 * compares the same chances, and a longer forecast begins with the shorter one. Two 32-bit keys a run come from the
 * seed's stream; a voter's number is one integer hash of its place and those keys, some nanoseconds instead of a
 * stream's microseconds.
 */

/** What a number is for. Values are arbitrary odd constants. */
export const TURNOUT = 0x9e3779b1 | 0;
export const CHOICE = 0x85ebca77 | 0;
export const ABSTENTION = 0xc2b2ae3d | 0;
export const MOMENT = 0x27d4eb2f | 0;
export const EXTENSION = 0x165667b1 | 0;

/** Two 32-bit keys of each run, and the shocks that all voters of a run share: standard normal. */
export interface RunDraws {
  readonly keys: Int32Array;
  readonly turnoutShocks: Float32Array;
  readonly supportShocks: Float32Array;
}

/** Opens the draws of `runs` runs; the first ones are the same whatever their number. */
export function runDraws(seed: number, runs: number): RunDraws {
  const stream = randomStream(seed, 'forecast', 'keys');
  return {
    keys: Int32Array.from({ length: 2 * runs }, () => stream.integer(-0x80000000, 0x7fffffff)),
    turnoutShocks: randomStream(seed, 'forecast', 'turnout').normals(runs),
    supportShocks: randomStream(seed, 'forecast', 'support').normals(runs),
  };
}

/**
 * A number in (0, 1), never its ends, in steps of 2⁻³². Mixing as in the finalisers of MurmurHash3: xor-shifts and
 * odd multipliers (constants of Wellons' hash prospector). The second key enters between the rounds, so that runs
 * whose first keys lie close do not repeat each other a few voters on.
 */
export function uniform(firstKey: number, secondKey: number, voter: number, purpose: number): number {
  let x = (firstKey ^ purpose) + Math.imul(voter, 0x9e3779b9);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad) ^ secondKey;
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  return ((x ^ (x >>> 15)) >>> 0) * 2 ** -32 + 2 ** -33;
}
