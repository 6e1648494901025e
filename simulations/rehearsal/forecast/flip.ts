import type { Electorate } from '../electorate/electorate.js';
import { amountInMostRuns } from './amount-in-most-runs.js';
import type { Ballots } from './ballots.js';
import { cheapestCoalition } from './cheapest-coalition.js';
import type { Forecast } from './forecast.js';
import { type SimulationOptions, simulateVotes } from './simulate-votes.js';
import { type SimulatedVotes, VERDICTS } from './simulated-votes.js';
import { smallestAmount } from './smallest-amount.js';
import { smallestCoalition } from './smallest-coalition.js';

/** Nine of ten. */
export const MOST_RUNS = 0.9;

/**
 * What it takes to turn the median run round. Runs are ordered by how far they are from the other verdict, the lead or
 * the surplus over the quorum, whichever is less; the one in the middle has the likelier verdict.
 */
export function flipOf(
  electorate: Electorate,
  simulation: SimulationOptions,
  outcome: SimulatedVotes,
): Forecast['flip'] {
  const { settings, rule, ballots } = simulation;
  const run = medianRun(outcome, rule.quorum);
  const verdict = outcome.verdicts[run]!;
  const found: { rows: number[] | null; cheap: number[] | null } = { rows: null, cheap: null };
  simulateVotes({
    ...simulation,
    from: run,
    to: run + 1,
    onRun: (_, state) => {
      found.rows = smallestCoalition(ballots, rule, state, verdict);
      found.cheap = cheapestCoalition(ballots, rule, state, verdict);
    },
  });
  return {
    verdict: VERDICTS[verdict]!,
    smallestCoalition: found.rows && coalition(electorate, ballots, found.rows),
    cheapestCoalition: found.cheap && {
      voters: found.cheap.length,
      tokens: found.cheap.reduce((sum, row) => sum + ballots.tokens[row]!, 0),
    },
    smallestAmount: smallestAmount(settings, rule, electorate.supply, {
      verdict,
      margin: outcome.margin[run]!,
      counted: outcome.counted[run]!,
      voted: outcome.voted[run]!,
    }),
    amountInMost: amountInMostRuns(settings, rule, electorate.supply, outcome, verdict, MOST_RUNS),
  };
}

function coalition({ addresses }: Electorate, { ids, tokens }: Ballots, rows: readonly number[]) {
  return {
    addresses: rows.map((row) => addresses[ids[row]!]!),
    tokens: rows.reduce((sum, row) => sum + tokens[row]!, 0),
  };
}

/** The run in the middle; of an even number, the lower of the two. */
function medianRun({ runs, verdicts, margin, counted }: SimulatedVotes, quorum: number): number {
  const distance = (run: number) => (quorum > 0 ? Math.min(margin[run]!, counted[run]! - quorum) : margin[run]!);
  const passes = (run: number) => (verdicts[run] === 0 ? 1 : 0);
  const order = Array.from({ length: runs }, (_, run) => run).sort(
    (a, b) => passes(a) - passes(b) || distance(a) - distance(b) || a - b,
  );
  return order[(runs - 1) >> 1]!;
}
