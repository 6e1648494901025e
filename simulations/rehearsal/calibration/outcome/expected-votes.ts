import { logOddsOf } from '../../electorate/log-odds.js';
import type { Occasion } from '../features/occasion.js';
import { featureNames, writeFeatures } from '../features/voter-features.js';
import type { Chronicle } from '../record/chronicle.js';
import { type Logistic, logOddsAt } from '../regression/logistic.js';

/** The two models of a voter. */
export interface VoterWeights {
  /** Types of proposals that have a feature of their own. */
  readonly types: readonly string[];
  readonly turnout: Logistic;
  readonly choice: Logistic;
}

/** What voters are expected to do on one occasion: columns of the same length, largest power first. */
export interface ExpectedVotes {
  readonly voters: readonly string[];
  readonly power: Float64Array;
  /** Log-odds of voting, and of For when voting. */
  readonly turnout: Float64Array;
  readonly support: Float64Array;
  /** Tokens that first-time voters brought to each of the latest proposals, and the log-odds that they vote For. */
  readonly newcomers: readonly number[];
  readonly newcomersSupport: number;
}

const LATEST = 40;

/** Expects votes of everybody who has voted before, with the power of their last vote, and of newcomers as a group. */
export function expectVotes(weights: VoterWeights, occasion: Occasion, chronicle: Chronicle): ExpectedVotes {
  const row = new Float32Array(featureNames(weights.types).length);
  const known = [...chronicle.voters].filter(([, { power }]) => power > 0);
  known.sort(([a, one], [b, other]) => other.power - one.power || (a < b ? -1 : 1));
  const turnout = new Float64Array(known.length);
  const support = new Float64Array(known.length);
  known.forEach(([, record], i) => {
    writeFeatures(row, 0, record, record.power, occasion, chronicle, weights.types);
    turnout[i] = logOddsAt(weights.turnout, row);
    support[i] = logOddsAt(weights.choice, row);
  });
  const latest = chronicle.ended.slice(-LATEST);
  const newcomers = latest.reduce((sum, ended) => sum + ended.newcomers, 0);
  const tokens = latest.reduce((sum, ended) => sum + ended.newcomersPower, 0);
  writeFeatures(row, 0, null, newcomers > 0 ? tokens / newcomers : 0, occasion, chronicle, weights.types);
  return {
    voters: known.map(([voter]) => voter),
    power: Float64Array.from(known, ([, { power }]) => power),
    turnout,
    support,
    newcomers: latest.map(({ newcomersPower }) => newcomersPower),
    newcomersSupport: known.length === 0 ? logOddsOf(0.5) : logOddsAt(weights.choice, row),
  };
}
