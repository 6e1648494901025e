import { median } from 'simple-statistics';
import type { Contestant } from './contestant.js';

export interface TimedRounds {
  readonly name: string;
  /** Median of the measured rounds, after one that warms up. */
  readonly medianMillis: number;
  readonly millis: readonly number[];
}

/**
 * Times rounds, all contestants taking turns so that what else the machine does strikes all alike. Slow ones sit out
 * repetitions after the third.
 */
export async function timeRounds(
  contestants: readonly { readonly contestant: Contestant; readonly isSlow: boolean }[],
  repetitions: number,
): Promise<TimedRounds[]> {
  const times = contestants.map((): number[] => []);
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    for (const [i, { contestant, isSlow }] of contestants.entries()) {
      if (isSlow && repetition > 3) continue;
      const millis = await contestant.round(repetition);
      if (repetition > 0) times[i]!.push(millis);
    }
  }
  return contestants.map(({ contestant: { name } }, i) => {
    return { name, medianMillis: median(times[i]!), millis: times[i]! };
  });
}
