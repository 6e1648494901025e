import { randomStream } from '../../random/index.js';
import type { Dao } from '../../scenario/index.js';
import type { Membership } from '../members/membership.js';
import type { Electorate } from './electorate.js';
import { holdingsOf } from './holdings.js';
import { chanceOf, logOddsOf, solveShift } from './log-odds.js';

/** By how much the log-odds to vote rise when power is e times as large. */
const TURNOUT_BY_POWER = 0.3;
/** Standard deviation of holders' own leaning, log-odds: some mostly like proposals, others mostly do not. */
const LEANING = 1;
/** As measured on Decentraland's votes of 2021 (docs/voters.md). */
const TURNOUT_SHOCK = 0.7;
/** Assumed. Decentraland's votes of 2021 show 2.5, but anybody may propose there; on-chain proposals are discussed before. */
const SUPPORT_SHOCK = 1;

/**
 * Voters by rule, where there is no history to learn from: `dao.voters` says which share of the voting power votes, and
 * how. Expected turnout in power, support and abstention are exactly those shares; who is likelier than whom is assumed.
 * @param isKnown holders who stay single however small they are
 */
export function ruleElectorate(
  dao: Pick<Dao, 'voters'>,
  membership: Membership,
  seed: number,
  isKnown?: (address: string) => boolean,
): Electorate {
  const { addresses, power, members } = holdingsOf(membership, isKnown);
  const wanted = dao.voters;
  const slopes = power.map((tokens) => TURNOUT_BY_POWER * Math.log(tokens));
  const turnout = chancesWithMean(slopes, power, wanted.turnoutPercent / 100);
  const abstain = new Float64Array(power.length).fill(wanted.abstainPercent / 100);
  const leanings = Float64Array.from(randomStream(seed, 'leaning').normals(power.length, 0, LEANING));
  const expected = power.map((tokens, i) => tokens * (turnout[i]! || Number.MIN_VALUE));
  const most = 1 - wanted.abstainPercent / 100;
  const support = chancesWithMean(leanings, expected, Math.min(wanted.supportPercent / 100, most) / (most || 1));
  return {
    addresses,
    power,
    members,
    turnout,
    support: support.map((chance) => chance * most),
    abstain,
    lateness: new Float64Array(power.length).fill(0.5),
    turnoutShock: TURNOUT_SHOCK,
    supportShock: SUPPORT_SHOCK,
    supply: Number(membership.supply) / 10 ** membership.decimals,
    source: 'rules',
    assumptions: [
      `No votes to learn from: ${wanted.turnoutPercent} % of the voting power is expected to vote, ${wanted.supportPercent} % of it For, ${wanted.abstainPercent} % abstaining.`,
      'Large holders vote more: ten times the power doubles the odds to vote.',
      `Holders differ in what they like (log-odds SD ${LEANING}, drawn from the seed).`,
      `Proposals differ too (log-odds SD): turnout by ${TURNOUT_SHOCK}, as measured on Decentraland's votes of 2021, and support by ${SUPPORT_SHOCK}, assumed.`,
      'Votes come evenly over the voting period.',
    ],
  };
}

/** Chances with the given log-odds up to a common shift, whose weighted mean is `mean`. */
function chancesWithMean(logOdds: Float64Array, weights: Float64Array, mean: number): Float64Array {
  if (mean <= 0 || mean >= 1) return new Float64Array(logOdds.length).fill(Math.max(0, Math.min(1, mean)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = logOdds.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total - logOddsOf(mean);
  const meanAt = (shift: number) =>
    logOdds.reduce((sum, value, i) => sum + weights[i]! * chanceOf(value - centre + shift), 0) / total;
  const shift = solveShift(mean, meanAt);
  return logOdds.map((value) => chanceOf(value - centre + shift));
}
