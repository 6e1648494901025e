/** How a data set of so many examples is divided: seven tenths to learn from, one to score on, two to test on. */
export function splitSizes(examples: number): {
  readonly trainExamples: number;
  readonly heldOutExamples: number;
  readonly testExamples: number;
} {
  const heldOutExamples = within(10, 2_000, Math.round(examples * 0.1));
  const testExamples = within(10, 10_000, Math.round(examples * 0.2));
  return {
    trainExamples: within(10, 60_000, examples - heldOutExamples - testExamples),
    heldOutExamples,
    testExamples,
  };
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value));
}
