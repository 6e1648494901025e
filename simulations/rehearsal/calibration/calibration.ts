import type { CalibrationBin } from './score/score-forecasts.js';
import type { BrierWithError, ErrorDifference } from './score/skill.js';

/** How forecasts of proposals made before a date did after it. What `folkmoot rehearse backtest --json` prints. */
export interface Backtest {
  /** Scored proposals. */
  readonly n: number;
  readonly brier: number;
  /** Of the mean squared error `brier`. */
  readonly standardError: number;
  readonly brierBaseRate: number;
  readonly brierLastMonth: number;
  /** Of the same forecasts with the titles of every type dealt out anew. */
  readonly brierPlacebo: number;
  /** Of the recent pass rate with the simulated votes, as far as these help: without reading the titles. */
  readonly brierByVoters: number;
  readonly versusBaseRate: ErrorDifference;
  readonly versusLastMonth: ErrorDifference;
  /** Whether it is better than the base rate, in one sentence. */
  readonly skill: string;
  /** By the votes of the first hours; `null` where votes have no times. */
  readonly during: (BrierWithError & { readonly hours: number }) | null;
  readonly logLoss: number;
  /** Mean absolute percentage error of the turnout in voting power, as a fraction. */
  readonly turnoutMape: number;
  readonly calibration: readonly CalibrationBin[];
}

/** A fitted voter model, and how well it did on proposals it has not seen. */
export interface CalibrationReport {
  /** ISO date: learnt from proposals that ended before, scored on those after. */
  readonly split: string;
  readonly trainedOn: { readonly proposals: number; readonly votes: number; readonly voters: number };
  readonly backtest: Backtest;
  /** Of single votes, in the scored part. */
  readonly voterTurnout: {
    readonly brier: number;
    readonly brierBaseRate: number;
    readonly logLoss: number;
    readonly calibration: readonly CalibrationBin[];
  };
  readonly voterChoice: {
    readonly brier: number;
    readonly brierBaseRate: number;
    readonly logLoss: number;
    readonly calibration: readonly CalibrationBin[];
  };
  /** Features by weight of the turnout and the choice model, standardised. */
  readonly features: readonly { readonly name: string; readonly turnout: number; readonly choice: number }[];
  readonly backend: string;
  readonly seconds: number;
}
