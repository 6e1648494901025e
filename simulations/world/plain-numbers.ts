/** Basis points as percent, without needless digits: 2500 → `25`, 4 → `0.04`. */
export function percentOfBps(bps: bigint | number): string {
  return scaled(Number(bps), 100);
}

/** Parts per million as percent, without needless digits: 10,000 → `1`. */
export function percentOfPpm(ppm: bigint | number): string {
  return scaled(Number(ppm), 10_000);
}

function scaled(value: number, divisor: number): string {
  return String(value / divisor);
}

const UNITS = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds in the largest unit that divides them: 172,800 → `2 days`, 604,800 → `1 week`. */
export function plainDuration(seconds: number): string {
  for (const [name, length] of UNITS) {
    if (seconds >= length && seconds % length === 0) return counted(seconds / length, name);
  }
  return counted(seconds, 'second');
}

/** A number with its noun: `1 day`, `3 days`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
