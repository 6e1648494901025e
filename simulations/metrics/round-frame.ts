import { formatParameter } from '../world/index.js';
import type { RoundFrame } from './frame.js';
import type { ReporterInput } from './reporter-input.js';
import { measuredAccuracy, roundOfTick } from './reporters/learning.js';

/** The round that was settled in the tick; `null` when none was. A round that nobody scored keeps the last accuracy. */
export function roundFrame(input: Pick<ReporterInput, 'previous' | 'view' | 'learning'>): RoundFrame | null {
  const round = roundOfTick(input);
  if (round === null || round.settlement === null) return null;
  const { parameters, settledRounds } = input.view;
  const rule = (key: string) => formatParameter(key, parameters.get(key) ?? 0n, parameters);
  const { settlement } = round;
  return {
    round: round.round,
    accuracy: measuredAccuracy(settledRounds) ?? 0,
    aggregationRule: rule('aggregationRule'),
    contributionRule: rule('contributionRule'),
    participants: round.revealed.length,
    modelCid: settlement.modelCid,
    paidToTrainers: String(settlement.paidToTrainers),
    paidToValidators: String(settlement.paidToValidators),
    slashed: String(settlement.slashed),
    clientAccuracy: spread([...(input.learning?.trained.values() ?? [])].map(({ trainAccuracy }) => trainAccuracy)),
  };
}

function spread(accuracies: readonly (number | null)[]): RoundFrame['clientAccuracy'] {
  const sorted = accuracies.filter((accuracy) => accuracy !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { low: sorted[0]!, median, high: sorted.at(-1)! };
}
