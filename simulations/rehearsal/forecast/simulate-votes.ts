import type { GovernorSettings } from '../../scenario/index.js';
import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import { momentOfEnd } from './early-end.js';
import { createLateVotes } from './late-votes.js';
import { createRunSums } from './run-sums.js';
import { emptyVotes, type RunState, type SimulatedVotes } from './simulated-votes.js';
import { ABSTENTION, CHOICE, EXTENSION, MOMENT, type RunDraws, screenTurnout, uniform } from './voter-draws.js';
import { votingMoment } from './voting-moments.js';

export interface SimulationOptions {
  readonly ballots: Ballots;
  readonly settings: GovernorSettings;
  readonly rule: DecisionRule;
  readonly draws: RunDraws;
  /** Runs `from` (included) to `to` (not). */
  readonly from: number;
  readonly to: number;
  /** Standard deviations, log-odds, of what voters share. */
  readonly turnoutShock: number;
  readonly supportShock: number;
  readonly turnoutFactor: number;
  readonly supportShift: number;
  /** Further factors on the odds to vote, rising multiples of ¼, among them 1: all are counted in the same pass. */
  readonly factors: readonly number[];
  /** What the numbers of who comes are for, where it is another vote on the same proposal: 0 when absent. */
  readonly turnoutKey?: number;
  /** Sees each run after its last vote. */
  readonly onRun?: (run: number, state: RunState) => void;
}

/**
 * Simulates a vote many times. In each run the odds of all voters are multiplied by the run's shocks; then each voter
 * votes or not, and how, by numbers of its own. The factor at which a voter begins to vote sorts it into the turnout
 * factors, so that one pass answers for all of them. O(runs × voters).
 */
export function simulateVotes(options: SimulationOptions): SimulatedVotes {
  const { ballots, settings, rule, draws, from, to, factors, turnoutKey = 0, onRun } = options;
  const { count, keys, tokens, turnoutOdds, supportOdds, abstainShare, lateness } = ballots;
  const outcome = emptyVotes(to - from, factors.length);
  const main = factors.indexOf(1);
  const largest = factors.at(-1)!;
  const bands = factorBands(factors);
  const rows = new Int32Array(count);
  const reaches = new Float64Array(count);
  const votes = new Uint8Array(count);
  const sums = createRunSums(ballots, settings, rule, factors.length);
  const state: RunState = { votes, ripeness: sums.ripeness, margin: 0, counted: 0 };
  const period = settings.votingPeriodSeconds;
  const extension = rule.quorum > 0 ? settings.lateQuorumExtensionSeconds / period : 0;
  const late = createLateVotes(extension > 0 ? count : 0);

  for (let run = from; run < to; run++) {
    const first = draws.keys[2 * run]!;
    const second = draws.keys[2 * run + 1]!;
    // Never 0, so that infinite odds stay infinite.
    const turnoutScale = Math.max(
      Number.MIN_VALUE,
      options.turnoutFactor * Math.exp(options.turnoutShock * draws.turnoutShocks[run]!),
    );
    const supportScale = Math.exp(options.supportShift + options.supportShock * draws.supportShocks[run]!);
    const choice = (row: number): number => {
      const u = uniform(first ^ CHOICE, second, keys[row]!);
      if (u < (1 - u) * supportOdds[row]! * supportScale) return 1;
      const share = abstainShare[row]!;
      return share > 0 && uniform(first ^ ABSTENTION, second, keys[row]!) < share ? 3 : 2;
    };
    const moment = (row: number) => votingMoment(lateness[row]!, uniform(first ^ MOMENT, second, keys[row]!));

    votes.fill(0);
    late.clear();
    sums.begin(moment);
    const voters = screenTurnout(first ^ turnoutKey, second, keys, turnoutOdds, turnoutScale * largest, rows, reaches);
    for (let i = 0; i < voters; i++) {
      const row = rows[i]!;
      const vote = choice(row);
      const band = bands[Math.floor(reaches[i]! * bands.length)]!;
      sums.add(band, row, vote);
      if (band > main) continue;
      votes[row] = vote;
      if (extension > 0 && rule.counted[vote] === 1) {
        const at = moment(row);
        if (at > 1 - extension) late.push(at, tokens[row]!);
      }
    }
    sums.cumulate();
    sums.countInto(outcome.byFactor);

    const place = run - from;
    const end = momentOfEnd(ballots, rule, votes, moment);
    if (end !== null) {
      sums.begin(moment);
      for (let row = 0; row < count; row++) {
        if (votes[row] === 0) continue;
        if (moment(row) <= end) sums.add(main, row, votes[row]!);
        else votes[row] = 0;
      }
    }
    outcome.unextended[place] = sums.verdict(main);
    const early = sums.counted(main) - late.total();
    if (extension > 0 && end === null && early < rule.quorum && sums.counted(main) >= rule.quorum) {
      const added = (late.momentOfQuorum(early, rule.quorum) ?? 0) + extension - 1;
      outcome.extended[place] = added > 0 ? 1 : 0;
      for (let row = 0; row < count && added > 0; row++) {
        if (votes[row] !== 0) continue;
        const odds = turnoutOdds[row]! * turnoutScale;
        if (uniform(first ^ EXTENSION, second, keys[row]!) >= (odds / (1 + odds)) * added) continue;
        votes[row] = choice(row);
        sums.add(main, row, votes[row]!);
      }
    }
    sums.record(main, outcome, place);
    state.margin = outcome.margin[place]!;
    state.counted = outcome.counted[place]!;
    onRun?.(run, state);
  }
  return outcome;
}

/** For each quarter below the largest factor, the least factor above it: where a voter who begins there is counted. */
function factorBands(factors: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 4 * factors.at(-1)! }, (_, quarter) =>
    factors.findIndex((factor) => factor > quarter / 4),
  );
}
