import { probit } from 'simple-statistics';
import { type RandomStream, randomStream } from '../../../random/index.js';
import { chanceOf, logOddsOf } from '../../electorate/log-odds.js';
import { withoutShift } from './estimate-shock.js';
import type { ExpectedVotes } from './expected-votes.js';

/** Log-odds standard deviations of what the voters of one proposal share, beyond what the features explain. */
export interface Shocks {
  readonly turnout: number;
  readonly support: number;
}

export interface SimulatedOutcome {
  /** Share of the draws in which For leads and reaches the threshold. */
  readonly passes: number;
  /** Its log-odds; so many draws cannot tell a share nearer to certain than 1/50. */
  readonly logOdds: number;
  /** Tokens that vote, in the median draw. */
  readonly turnout: number;
}

/** The shocks take the middles of so many equally likely bands each; every pair is drawn so many times. */
const BANDS = 6;
const DRAWS = 12;
/** Voters drawn one by one; the many small ones together, as a normal sum. */
const SINGLE = 150;

const LEVELS = Array.from({ length: BANDS }, (_, i) => probit((i + 0.5) / BANDS));

/** Draws 432 votes of one proposal. Passing is: choice 1 leads and has at least `threshold` tokens. */
export function simulateOutcome(
  votes: ExpectedVotes,
  shocks: Shocks,
  threshold: number,
  seed: number,
  key: string,
): SimulatedOutcome {
  const random = randomStream(seed, 'outcome', key);
  const turnouts: number[] = [];
  let passed = 0;
  for (const turnoutLevel of LEVELS) {
    for (const supportLevel of LEVELS) {
      const draw = votesUnder(votes, shocks, [turnoutLevel, supportLevel], random);
      for (let i = 0; i < DRAWS; i++) {
        const [inFavour, against] = draw();
        turnouts.push(inFavour + against);
        if (inFavour > against && inFavour >= threshold) passed++;
      }
    }
  }
  turnouts.sort((a, b) => a - b);
  const passes = passed / turnouts.length;
  const logOdds = logOddsOf(Math.min(0.98, Math.max(0.02, passes)));
  return { passes, logOdds, turnout: turnouts[turnouts.length >> 1]! };
}

/** A way to draw [For, Against] tokens with the log-odds of all voters shifted, by so many standard deviations. */
function votesUnder(votes: ExpectedVotes, shocks: Shocks, levels: readonly [number, number], random: RandomStream) {
  const { power } = votes;
  const [turnoutShift, supportShift] = [shocks.turnout * levels[0], shocks.support * levels[1]];
  const [turnoutFactor, supportFactor] = [withoutShift(shocks.turnout), withoutShift(shocks.support)];
  const single = Math.min(SINGLE, power.length);
  const turnout = votes.turnout.map((logOdds) => chanceOf(turnoutFactor * logOdds + turnoutShift));
  const support = votes.support.map((logOdds) => chanceOf(supportFactor * logOdds + supportShift));
  const tail = { forMean: 0, forVariance: 0, againstMean: 0, againstVariance: 0 };
  for (let i = single; i < power.length; i++) {
    const inFavour = turnout[i]! * support[i]!;
    const against = turnout[i]! - inFavour;
    tail.forMean += power[i]! * inFavour;
    tail.forVariance += power[i]! ** 2 * inFavour * (1 - inFavour);
    tail.againstMean += power[i]! * against;
    tail.againstVariance += power[i]! ** 2 * against * (1 - against);
  }
  const newcomersSupport = chanceOf(supportFactor * votes.newcomersSupport + supportShift);
  const newcomersFactor = Math.exp(turnoutShift);
  return (): [number, number] => {
    let inFavour = Math.max(0, random.normal(tail.forMean, Math.sqrt(tail.forVariance)));
    let against = Math.max(0, random.normal(tail.againstMean, Math.sqrt(tail.againstVariance)));
    for (let i = 0; i < single; i++) {
      // One number decides both: below turnout × support For, below turnout Against.
      const drawn = random.next();
      if (drawn >= turnout[i]!) continue;
      if (drawn < turnout[i]! * support[i]!) inFavour += power[i]!;
      else against += power[i]!;
    }
    if (votes.newcomers.length > 0) {
      const tokens = newcomersFactor * votes.newcomers[random.integer(0, votes.newcomers.length - 1)]!;
      inFavour += tokens * newcomersSupport;
      against += tokens * (1 - newcomersSupport);
    }
    return [inFavour, against];
  };
}
