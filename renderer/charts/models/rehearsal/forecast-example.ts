import type { Forecast } from '../../../../simulations/api/contract/index.js';

const spread = (median: number) => ({
  mean: median,
  p05: median * 0.6,
  p25: median * 0.85,
  median,
  p75: median * 1.2,
  p95: median * 1.5,
});

/** A forecast as the engine answers it, for tests of what is drawn and said of one. */
export const forecastExample: Forecast = {
  runs: 2000,
  seed: 1,
  source: 'rules',
  passes: { probability: 0.847, low: 0.83, high: 0.862 },
  verdicts: { passes: 1694, defeated: 66, quorumMissed: 240 },
  forVotes: spread(1_400_000),
  againstVotes: spread(300_000),
  abstainVotes: spread(40_000),
  turnout: spread(0.05),
  quorum: { votes: 1_000_000, reached: 0.88 },
  supportHistogram: [
    { from: 0, to: 0.5, passed: 0, failed: 66 },
    { from: 0.5, to: 1, passed: 1694, failed: 240 },
  ],
  turnoutHistogram: [
    { from: 0, to: 0.04, passed: 0, failed: 240 },
    { from: 0.04, to: 0.08, passed: 1694, failed: 66 },
  ],
  pivotal: [],
  flip: { verdict: 'passes', smallestCoalition: null, smallestAmount: null },
  lateQuorum: { extensionSeconds: 0, extended: 0, withExtension: 0.847, withoutExtension: 0.847 },
  sensitivity: [
    { turnoutFactor: 0.5, turnout: 0.025, passes: 0.2, quorumReached: 0.21 },
    { turnoutFactor: 1, turnout: 0.05, passes: 0.847, quorumReached: 0.88 },
    { turnoutFactor: 2, turnout: 0.1, passes: 0.99, quorumReached: 1 },
  ],
  assumptions: [],
  milliseconds: 12,
};
