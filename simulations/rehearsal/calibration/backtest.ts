import { InputError } from '../../errors/index.js';
import { chanceOf } from '../electorate/log-odds.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { CalibrationReport } from './calibration.js';
import { featureNames } from './features/voter-features.js';
import { fitVoterModel } from './model/fit-voter-model.js';
import { pooled } from './outcome/outcome-pool.js';
import { type PastForecast, pastForecasts } from './outcome/past-forecasts.js';
import { usualSimulation } from './outcome/recent-simulations.js';
import { simulateOutcome } from './outcome/simulate-outcome.js';
import { brierScore, calibrationBins, logLoss, type ScoredForecast } from './score/score-forecasts.js';
import {
  brierWithError,
  errorDifference,
  placeboForecasts,
  scored,
  skillWords,
  standingForecasts,
  titleForecasts,
} from './score/skill.js';

export interface BacktestOptions {
  /** ISO date, midnight UTC: learn from proposals that ended before, forecast those that pass or fail after. */
  readonly split: string;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

const MONTH = 30 * 86_400;
/** How long after its start a vote is forecast once more, by the votes so far. */
const EARLY_HOURS = 24;

/**
 * Fits voters on the proposals that ended before a date, and scores them on those that ended on or after it. Weights, shocks
 * and the pool stay as they were at the date. The chance that a proposal passes is told by its title, form and neighbours, learnt from all
 * that had ended when it started; the votes of its first day tell it once more. An `InputError` where there is too little on either side.
 */
export async function backtest(history: VotingHistory, options: BacktestOptions): Promise<CalibrationReport> {
  const began = performance.now();
  const { split, seed } = options;
  const until = Date.parse(split) / 1000;
  if (Number.isNaN(until)) {
    throw new InputError('backtest.badSplit', `"${split}" is not a date.`, {
      field: 'split',
      value: split,
      hint: 'Give a date such as 2021-12-01.',
    });
  }
  const model = await fitVoterModel(history, { ...options, until });
  const past = pastForecasts(history, ({ proposal }) => (proposal.end >= until ? model : null));
  const decided = past.filter(({ ballots }) => ballots.proposal.passed !== null);
  if (decided.length === 0) {
    throw new InputError('backtest.nothingToScore', `No proposal that passed or failed ended on or after ${split}.`, {
      field: 'split',
      value: split,
      hint: 'Give an earlier date.',
    });
  }
  const before = history.proposals.filter(({ end, passed }) => end < until && passed !== null);
  const baseRate = before.filter(({ passed }) => passed).length / before.length;
  const simulated = decided.map(({ expected, ballots: { proposal } }) =>
    simulateOutcome(expected, model.shocks, proposal.threshold, seed, proposal.id),
  );
  const simulations = [
    ...model.simulations,
    ...decided.map(({ ballots: { proposal } }, i) => {
      return { end: proposal.end, type: proposal.type, logOdds: simulated[i]!.logOdds };
    }),
  ];
  const byTitle = new Map(titleForecasts(history, until).map(({ proposal, chance }) => [proposal.id, chance]));
  const outcomes = decided.map(({ passedLately, ballots: { proposal, power } }, i) => {
    const { logOdds, turnout } = simulated[i]!;
    const usual = usualSimulation(simulations, proposal.start, proposal.type) ?? logOdds;
    const byVoters = pooled(model.pool, { unusual: logOdds - usual, passedLately });
    return {
      chance: byTitle.get(proposal.id) ?? byVoters,
      byVoters,
      lastMonth: passRateBefore(history, proposal.start) ?? baseRate,
      happened: proposal.passed === true,
      turnoutError: power > 0 ? Math.abs(turnout - power) / power : null,
    };
  });
  const errors = outcomes.flatMap(({ turnoutError }) => (turnoutError === null ? [] : [turnoutError]));
  const happened = outcomes.map((each) => each.happened);
  const always = (chances: readonly number[]) => chances.map((chance, i) => ({ chance, happened: happened[i]! }));
  const ofBaseRate = always(outcomes.map(() => baseRate));
  const ofLastMonth = always(outcomes.map(({ lastMonth }) => lastMonth));
  const versusBaseRate = errorDifference(outcomes, ofBaseRate);
  const early = standingForecasts(history, until, EARLY_HOURS * 3600).map(scored);
  return {
    split,
    trainedOn: model.trainedOn,
    backtest: {
      n: outcomes.length,
      brier: brierScore(outcomes),
      standardError: brierWithError(outcomes).standardError,
      brierBaseRate: brierScore(ofBaseRate),
      brierLastMonth: brierScore(ofLastMonth),
      brierPlacebo: brierScore(placeboForecasts(history, until, seed).map(scored)),
      brierByVoters: brierScore(always(outcomes.map(({ byVoters }) => byVoters))),
      versusBaseRate,
      versusLastMonth: errorDifference(outcomes, ofLastMonth),
      skill: skillWords(versusBaseRate),
      during: early.length === 0 ? null : { hours: EARLY_HOURS, ...brierWithError(early) },
      logLoss: logLoss(outcomes),
      turnoutMape: errors.reduce((sum, error) => sum + error, 0) / (errors.length || 1),
      calibration: calibrationBins(outcomes),
    },
    voterTurnout: scoresOf(past, 'turnout', model.usual.turnout),
    voterChoice: scoresOf(decided, 'choice', model.usual.support),
    features: featureNames(model.types)
      .map((name, i) => ({ name, turnout: model.turnout.weights[i]!, choice: model.choice.weights[i]! }))
      .sort((a, b) => Math.abs(b.turnout) + Math.abs(b.choice) - Math.abs(a.turnout) - Math.abs(a.choice)),
    backend: model.backend,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Share that passed of the proposals that ended in the 30 days before a moment; `null` where none did. */
function passRateBefore({ proposals }: VotingHistory, start: number): number | null {
  const ended = proposals.filter(({ end, passed }) => passed !== null && end <= start && end > start - MONTH);
  return ended.length === 0 ? null : ended.filter(({ passed }) => passed).length / ended.length;
}

function scoresOf(past: readonly PastForecast[], what: 'turnout' | 'choice', usual: number) {
  const forecasts = past.flatMap((forecast) => {
    const { logOdds, outcomes } = forecast[what];
    return Array.from(outcomes, (outcome, i): ScoredForecast => {
      return { chance: chanceOf(logOdds[i]!), happened: outcome === 1 };
    });
  });
  return {
    brier: brierScore(forecasts),
    brierBaseRate: brierScore(forecasts.map(({ happened }) => ({ chance: usual, happened }))),
    logLoss: logLoss(forecasts),
    calibration: calibrationBins(forecasts),
  };
}
