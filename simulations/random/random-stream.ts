import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** One part of a stream's key: the run's seed, an agent's name, a tick, a purpose. */
export type StreamKey = readonly (string | number | bigint)[];

/**
 * A stream of random numbers fixed by its key alone. Two streams with the same key give the same numbers;
 * drawing from one never moves another, so adding an agent or a draw elsewhere changes nothing here.
 */
export interface RandomStream {
  /** A number in [0, 1), with 53 random bits. */
  next(): number;
  /** A whole number from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One element of a non-empty list. */
  pick<T>(items: readonly T[]): T;
  /** A new list with the same elements in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** A sample of the normal distribution (Box–Muller, one value a call). */
  normal(mean?: number, deviation?: number): number;
  /** Many samples of the normal distribution at once, about twice as fast (Marsaglia's polar method, in pairs). */
  normals(count: number, mean?: number, deviation?: number): Float32Array;
  /** A non-zero 31-bit seed for a library that wants a number. */
  seed(): number;
}

/**
 * Opens the random stream for a key, e.g. `randomStream(seed, 'agent', name, tick, 'decide')`.
 * The key is hashed (SHA-256 over length-prefixed parts) into the 128-bit state of xoroshiro128+,
 * which makes the generator counter-based from the outside: no state is carried from tick to tick.
 */
export function randomStream(...key: StreamKey): RandomStream {
  // Hashing the key costs more than a draw, and of thousands of agents most draw nothing in a tick.
  let opened: ReturnType<typeof xoroshiro128plusFromState> | null = null;
  const generator = () => {
    opened ??= xoroshiro128plusFromState(keyState(key));
    return opened;
  };
  const next = () => uniformFloat64(generator());
  return {
    next,
    integer: (minimum, maximum) => uniformInt(generator(), minimum, maximum),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick() needs a non-empty list');
      return items[uniformInt(generator(), 0, items.length - 1)]!;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = uniformInt(generator(), 0, i);
        [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
      }
      return shuffled;
    },
    normal: (mean = 0, deviation = 1) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return mean + deviation * radius * Math.cos(2 * Math.PI * next());
    },
    normals: (count, mean = 0, deviation = 1) => {
      const samples = new Float32Array(count);
      for (let i = 0; i < count; i += 2) {
        let x: number;
        let y: number;
        let squared: number;
        do {
          x = 2 * next() - 1;
          y = 2 * next() - 1;
          squared = x * x + y * y;
        } while (squared >= 1 || squared === 0);
        const length = deviation * Math.sqrt((-2 * Math.log(squared)) / squared);
        samples[i] = mean + length * x;
        if (i + 1 < count) samples[i + 1] = mean + length * y;
      }
      return samples;
    },
    seed: () => uniformInt(generator(), 1, 0x7fffffff),
  };
}

function keyState(key: StreamKey): readonly [number, number, number, number] {
  const encoded = key.map((part) => `${typeof part}:${String(part).length}:${String(part)}`).join('|');
  const words = new DataView(sha256(utf8ToBytes(encoded)).buffer);
  const state = [words.getInt32(0), words.getInt32(4), words.getInt32(8), words.getInt32(12)] as const;
  return state.every((word) => word === 0) ? [1, 0, 0, 0] : state;
}
