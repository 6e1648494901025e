import type { Forecast } from './forecast.js';
import { PASSES, type SimulatedVotes } from './simulated-votes.js';

const BANDS = 20;

/** Runs by the share of For among For and Against, 0 to 1; a run without either counts as 0. */
export function supportHistogram(votes: SimulatedVotes): Forecast['supportHistogram'] {
  const share = (run: number) => {
    const total = votes.for[run]! + votes.against[run]!;
    return total === 0 ? 0 : votes.for[run]! / total;
  };
  return histogram(votes, share, 1);
}

/** Runs by the share of the supply that voted, from 0 to the least whole percent that no run exceeds. */
export function turnoutHistogram(votes: SimulatedVotes, supply: number): Forecast['turnoutHistogram'] {
  const share = (run: number) => (supply > 0 ? votes.voted[run]! / supply : 0);
  const highest = votes.voted.reduce((most, _, run) => Math.max(most, share(run)), 0);
  return histogram(votes, share, Math.max(0.01, Math.ceil(highest * 100) / 100));
}

/** Bands of equal width from 0 to `end`; the last includes its end. */
function histogram(votes: SimulatedVotes, value: (run: number) => number, end: number): Forecast['supportHistogram'] {
  const bands = Array.from({ length: BANDS }, (_, i) => ({
    from: (i * end) / BANDS,
    to: ((i + 1) * end) / BANDS,
    passed: 0,
    failed: 0,
  }));
  for (let run = 0; run < votes.runs; run++) {
    const band = bands[Math.min(BANDS - 1, Math.floor((value(run) / end) * BANDS))]!;
    if (votes.verdicts[run] === PASSES) band.passed++;
    else band.failed++;
  }
  return bands;
}
