import type { AbiValue } from '../arguments/abi-argument.js';

const UNITS: readonly [bigint, string][] = [
  [86_400n, 'day'],
  [3600n, 'hour'],
  [60n, 'minute'],
  [1n, 'second'],
];

/** Seconds in the largest unit that divides them: "2 days". */
export function durationText(value: AbiValue | undefined): string {
  const seconds = typeof value === 'bigint' ? value : 0n;
  const [length, name] = UNITS.find(([unit]) => seconds !== 0n && seconds % unit === 0n) ?? UNITS.at(-1)!;
  const count = seconds / length;
  return `${count} ${name}${count === 1n ? '' : 's'}`;
}
