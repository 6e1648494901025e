import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import type { Forecast } from './forecast.js';
import type { RunState } from './simulated-votes.js';

/** Voters who are tried, and those who are reported. */
const CANDIDATES = 64;
const REPORTED = 20;
const KINDS = [0, 1, 2] as const;

/** Watches runs for voters who decide them. */
export interface PivotalVoters {
  see(state: RunState): void;
  /** Those who decided most runs, the most decisive first. */
  report(addresses: readonly string[], power: Float64Array): Forecast['pivotal'];
}

/**
 * Tries what each of the 64 voters with the most expected votes could have done instead, all others staying as they
 * were: being For, Against, or away. A voter is pivotal in a run in which it votes when turning round or staying away
 * changes whether the proposal passes. Others have fewer expected votes than all of these.
 */
export function watchPivotalVoters(ballots: Ballots, rule: DecisionRule): PivotalVoters {
  const { weights, tokens, turnoutOdds, supportOdds } = ballots;
  const chance = (odds: number) => (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
  const expected = weights.map((weight, row) => weight * chance(turnoutOdds[row]!));
  const rows = Array.from(weights.keys())
    .sort((a, b) => expected[b]! - expected[a]! || a - b)
    .slice(0, CANDIDATES);
  const pivotal = new Uint32Array(rows.length);
  /** Passes with the voter away, For, Against. */
  const passes = KINDS.map(() => new Uint32Array(rows.length));
  let runs = 0;

  return {
    see: ({ votes, ripeness, margin, counted }) => {
      runs++;
      for (let candidate = 0; candidate < rows.length; candidate++) {
        const row = rows[candidate]!;
        const own = votes[row]!;
        const weight = weights[row]!;
        const inFavour = rule.margin[1] * ripeness[row]! * weight;
        const ownEffect = own === 1 ? inFavour : rule.margin[own]! * weight;
        const actual = margin > 0 && counted >= rule.quorum;
        let decides = false;
        for (const vote of KINDS) {
          const effect = vote === 1 ? inFavour : rule.margin[vote] * weight;
          // The difference first: no rounding where the vote stays as it was.
          const wouldPass =
            margin + (effect - ownEffect) > 0 &&
            counted + (rule.counted[vote] - rule.counted[own]!) * tokens[row]! >= rule.quorum;
          if (wouldPass) passes[vote]![candidate]!++;
          decides ||= wouldPass !== actual;
        }
        if (own !== 0 && decides) pivotal[candidate]!++;
      }
    },
    report: (addresses, power) =>
      rows
        .map((row, candidate) => ({
          address: addresses[ballots.ids[row]!]!,
          power: power[ballots.ids[row]!]!,
          turnout: chance(turnoutOdds[row]!),
          support: chance(supportOdds[row]!),
          pivotalShare: pivotal[candidate]! / runs,
          ifAbsent: passes[0]![candidate]! / runs,
          ifFor: passes[1]![candidate]! / runs,
          ifAgainst: passes[2]![candidate]! / runs,
        }))
        .sort((a, b) => b.pivotalShare - a.pivotalShare || b.power - a.power)
        .slice(0, REPORTED),
  };
}
