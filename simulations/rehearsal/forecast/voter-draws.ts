import { randomStream } from '../../random/index.js';

/*
 * A random number for every (run, voter, purpose) that depends on nothing else: moving a slider or changing a rule
 * compares the same chances, and a longer forecast begins with the shorter one. Two 32-bit keys a run come from the
 * seed's stream; a voter's number is one integer hash of its place and those keys, some nanoseconds instead of a
 * stream's microseconds.
 */

/** What a number is for: changes a run's first key. Values are arbitrary odd constants; turnout is 0. */
export const CHOICE = 0x85ebca77 | 0;
export const ABSTENTION = 0xc2b2ae3d | 0;
export const MOMENT = 0x27d4eb2f | 0;
export const EXTENSION = 0x165667b1 | 0;
/** Who comes to a poll before the governor's vote: others than come to that. */
export const POLL_TURNOUT = 0x9e3779b1 | 0;

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

/** Keys of voters by their place in the electorate: spread, because places lie side by side. */
export function voterKeys(places: Int32Array): Int32Array {
  return places.map((place) => mixed(Math.imul(place + 1, 0x9e3779b9), 0));
}

/** A number in (0, 1), never its ends, in steps of 2⁻³². A purpose is XORed into the first key. */
export function uniform(firstKey: number, secondKey: number, voterKey: number): number {
  return (mixed(voterKey ^ firstKey, secondKey) >>> 0) * 2 ** -32 + 2 ** -33;
}

/**
 * Who votes in a run: everybody whose number u has u/(1 − u) below its odds times `scale`, which needs no exponential.
 * The loop that a forecast spends most of its time in.
 * @param rows receives the rows of those who vote
 * @param reaches receives the part of `scale` at which each begins to vote, 0 to 1
 * @returns how many vote
 */
export function screenTurnout(
  firstKey: number,
  secondKey: number,
  keys: Int32Array,
  odds: Float64Array,
  scale: number,
  rows: Int32Array,
  reaches: Float64Array,
): number {
  let count = 0;
  for (let row = 0; row < keys.length; row++) {
    const u = uniform(firstKey, secondKey, keys[row]!);
    const reach = (1 - u) * odds[row]! * scale;
    if (u < reach) {
      rows[count] = row;
      reaches[count++] = u / reach;
    }
  }
  return count;
}

/**
 * Two rounds of xor-shift and multiply, as in the finaliser of MurmurHash3, with the constants of Wellons' hash
 * prospector. The second key enters between the rounds, so that runs whose first keys lie close do not repeat each
 * other a few voters on.
 */
function mixed(key: number, secondKey: number): number {
  let x = Math.imul(key ^ (key >>> 16), 0x21f0aaad) ^ secondKey;
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
