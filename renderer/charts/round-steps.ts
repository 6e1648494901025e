/** The least round distance that is not below a rough one: 1, 2, 5, or 2.5 where `quarters` says so, times a power of ten. */
export function roundStep(rough: number, quarters = false): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factors = quarters ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const factor = factors.find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

/** Round numbers from 0 up to a largest one, at most so many distances evenly apart. */
export function roundTicks(largest: number, most: number): readonly number[] {
  if (!(largest > 0)) return [0];
  const step = roundStep(largest / most);
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, at) => at * step);
}

/** Fewest decimals in which a number can be written in full, at most so many. */
export function decimalsOf(value: number, most = 8): number {
  for (let digits = 0; digits < most; digits++) {
    const scaled = value * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) <= 1e-6 * Math.abs(scaled)) return digits;
  }
  return most;
}
