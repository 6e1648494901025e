/**
 * What each voter is likely to do about one proposal: columns of the same length, largest power first. Power is in
 * tokens (a float: forecasts are statistics; execution uses the exact amounts).
 */
export interface Electorate {
  readonly addresses: readonly string[];
  readonly power: Float64Array;
  /** Holders behind each row, where small ones are taken together; one each when absent. They share its power evenly. */
  readonly members?: Uint32Array;
  /** Chance to vote, 0 to 1. */
  readonly turnout: Float64Array;
  /** Chances of For and of Abstain of those who vote; Against is the rest. */
  readonly support: Float64Array;
  readonly abstain: Float64Array;
  /** Mean moment of voting, 0 = start to 1 = end of the voting period. */
  readonly lateness: Float64Array;
  /** Standard deviations, in log-odds, of what all voters share: proposals that nobody or everybody turns up for, or likes. */
  readonly turnoutShock: number;
  readonly supportShock: number;
  /** All tokens, of which a quorum is a share. */
  readonly supply: number;
  /** Variance, in log-odds, of the chance to pass by what the model does not know; unknown when absent. */
  readonly chanceVariance?: number;
  readonly source: 'calibrated' | 'rules';
  /** What the numbers rest on: a sentence each. */
  readonly assumptions: readonly string[];
}
