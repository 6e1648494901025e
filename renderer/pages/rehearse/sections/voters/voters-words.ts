import type { CalibrationReport } from '../../../../../simulations/api/contract/index.js';
import { simulatedDate } from '../../../../words/dates.js';
import { count, decimal, percent } from '../../../../words/number-format.js';

/** Whether the forecasts beat the simplest ones. */
export function verdictWords({ brier, brierBaseRate, brierLastMonth, n }: CalibrationReport['backtest']): string {
  if (n === 0) return 'No proposal ended after the split, so nothing could be scored. Choose an earlier date.';
  const rules = [
    { name: 'the base rate', score: brierBaseRate },
    { name: 'last month’s pass rate', score: brierLastMonth },
  ];
  const beaten = rules.filter(({ score }) => brier < score);
  // A lead of a few hundredths is within what another year of votes would change.
  const [first, second] = beaten.map(({ name, score }) => ({
    name,
    much: brier > 0.95 * score ? 'slightly better' : 'better',
  }));
  if (first !== undefined && second !== undefined)
    return first.much === second.much
      ? `It forecasts ${first.much} than ${first.name} and than ${second.name}.`
      : `It forecasts ${first.much} than ${first.name} and ${second.much} than ${second.name}.`;
  if (first !== undefined) return `It forecasts better than ${first.name} only: use it with care.`;
  return 'It forecasts no better than the simplest rules: do not rely on it.';
}

/** How far forecast turnouts lie from those that came, by the mean absolute percentage error (a share). */
export function turnoutErrorWords(error: number): string {
  return error <= 1 ? percent(error) : `${decimal(error, 1)} times what came`;
}

/** What was learned from what, and what it was scored on. */
export function learntWords({ split, trainedOn, backtest }: CalibrationReport): string {
  const date = simulatedDate(Date.parse(split) / 1000);
  return `Learned from ${count(trainedOn.votes)} votes by ${count(trainedOn.voters)} voters on ${count(trainedOn.proposals)} proposals that ended before ${date}. Scored on ${count(backtest.n)} proposals that ended after: it was never scored on what it learned from.`;
}
