import type { Dao, Proposal } from '../../scenario/index.js';
import { backtest } from '../calibration/backtest.js';
import type { CalibrationReport } from '../calibration/calibration.js';
import { electorateOf } from '../calibration/model/electorate-of.js';
import { fitVoterModel } from '../calibration/model/fit-voter-model.js';
import type { VoterModel } from '../calibration/model/voter-model.js';
import type { Electorate } from '../electorate/electorate.js';
import { ruleElectorate } from '../electorate/rule-electorate.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { RehearsalInputs } from './open-inputs.js';

/** Voters learnt from a history: how well that works on proposals they have not seen, and the model to forecast with. */
export interface LearntVoters {
  readonly report: CalibrationReport;
  /** Learnt from the whole history, as the next proposal comes after all of it. */
  readonly model: VoterModel;
}

export interface LearnOptions {
  /** ISO date; where four fifths of the decided proposals have ended when `null`. */
  readonly split: string | null;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

const TRAINING_SHARE = 0.8;

/** @throws InputError when the history is too short to learn from; the signal's reason when it was given */
export async function learnVoters(history: VotingHistory, options: LearnOptions): Promise<LearntVoters> {
  const { seed, signal, onProgress } = options;
  const split = options.split ?? usualSplit(history);
  const report = await backtest(history, { split, seed, signal, onProgress: (share) => onProgress?.(share / 2) });
  const model = await fitVoterModel(history, {
    until: null,
    seed,
    signal,
    onProgress: (share) => onProgress?.(0.5 + share / 2),
  });
  return { report, model };
}

/** The day after four fifths of the decided proposals had ended. */
export function usualSplit({ proposals }: VotingHistory): string {
  const ends = proposals.filter(({ passed }) => passed !== null).map(({ end }) => end);
  const last = ends.sort((a, b) => a - b)[Math.floor(ends.length * TRAINING_SHARE)] ?? 0;
  return new Date(last * 1000).toISOString().slice(0, 10);
}

/** Who votes on a proposal, and how: by what was learnt, else by the DAO's rule. */
export function votersOn(
  dao: Dao,
  { history, membership }: RehearsalInputs,
  model: VoterModel | null,
  proposal: Proposal,
): Electorate {
  if (history === null || model === null) return ruleElectorate(dao, membership, dao.seed);
  const voters = new Set(history.votes.map(({ voter }) => voter.toLowerCase()));
  if (membership.addresses.some((address) => voters.has(address))) {
    return electorateOf(model, history, membership, proposal);
  }
  const byRule = ruleElectorate(dao, membership, dao.seed);
  const words = `None of the ${voters.size} past voters is among the holders: what was learnt says nothing about them, and they follow the DAO's rule.`;
  return { ...byRule, assumptions: [words, ...byRule.assumptions] };
}
