import type { GovernorSettings } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { flipOf } from './flip.js';
import type { Forecast, Verdict } from './forecast.js';
import { forecastAssumptions } from './forecast-assumptions.js';
import { supportHistogram, turnoutHistogram } from './histogram.js';
import { watchPivotalVoters } from './pivotal-voters.js';
import { simulateVotes } from './simulate-votes.js';
import { PASSES, QUORUM_MISSED, type SimulatedVotes, VERDICTS } from './simulated-votes.js';
import { adjustmentsOf, type ForecastOptions, simulationOf } from './simulation-of.js';
import { spreadOf } from './spread.js';
import { chanceInterval } from './wilson.js';

/** Factors on everybody's odds to vote that the sensitivity is told for; multiples of ¼. */
const TURNOUT_FACTORS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/**
 * Forecasts a vote by simulating it `runs` times. The same seed draws the same voters' chances whatever else is
 * changed, so that a slider moves the answer smoothly. 10 to 40 ns for each voter and run.
 * @throws InputError `forecast-invalid` when there is nobody to vote, or fewer than one run
 */
export function forecastVote(electorate: Electorate, settings: GovernorSettings, options: ForecastOptions): Forecast {
  const started = performance.now();
  const { runs, seed } = options;
  const simulation = simulationOf(electorate, settings, options, TURNOUT_FACTORS);
  const { rule, ballots } = simulation;
  const pivotal = watchPivotalVoters(ballots, rule);
  const outcome = simulateVotes({ ...simulation, onRun: (_, state) => pivotal.see(state) });
  const passed = countOf(outcome.verdicts, PASSES);
  const share = (tokens: number) => (electorate.supply > 0 ? tokens / electorate.supply : 0);
  return {
    runs,
    seed,
    source: electorate.source,
    passes: { probability: passed / runs, ...chanceInterval(passed, runs, electorate.chanceVariance ?? 0) },
    verdicts: verdictCounts(outcome),
    forVotes: spreadOf(outcome.for),
    againstVotes: spreadOf(outcome.against),
    abstainVotes: spreadOf(outcome.abstain),
    turnout: spreadOf(outcome.voted.map(share)),
    ...(settings.votingRule.kind === 'optimistic'
      ? { veto: { votes: rule.offset, percent: settings.votingRule.vetoPercent } }
      : {}),
    quorum: { votes: rule.quorum, reached: 1 - countOf(outcome.verdicts, QUORUM_MISSED) / runs },
    supportHistogram: supportHistogram(outcome),
    turnoutHistogram: turnoutHistogram(outcome, electorate.supply),
    pivotal: pivotal.report(electorate.addresses, electorate.power),
    flip: flipOf(electorate, simulation, outcome),
    lateQuorum: {
      extensionSeconds: settings.lateQuorumExtensionSeconds,
      extended: countOf(outcome.extended, 1) / runs,
      withExtension: passed / runs,
      withoutExtension: countOf(outcome.unextended, PASSES) / runs,
    },
    sensitivity: outcome.byFactor.map(({ passes, quorumReached, voted }, i) => ({
      turnoutFactor: TURNOUT_FACTORS[i]!,
      turnout: share(voted / runs),
      passes: passes / runs,
      quorumReached: quorumReached / runs,
    })),
    assumptions: forecastAssumptions(electorate, settings, rule, adjustmentsOf(options)),
    milliseconds: performance.now() - started,
  };
}

const countOf = (values: Uint8Array, wanted: number) =>
  values.reduce((count, value) => count + (value === wanted ? 1 : 0), 0);

function verdictCounts({ verdicts }: SimulatedVotes): Record<Verdict, number> {
  const count = (verdict: Verdict) => countOf(verdicts, VERDICTS.indexOf(verdict));
  return { passes: count('passes'), defeated: count('defeated'), quorumMissed: count('quorumMissed') };
}
