import { basename } from 'node:path';
import {
  accepted,
  backtest,
  type CalibrationReport,
  type PollRule,
  type PollTally,
  type PollType,
  readHistory,
  readPoll,
  tallyPoll,
} from '../../rehearsal/index.js';
import { readText } from '../read-document.js';

/**
 * Counts an off-chain poll from its file: JSON, a hub's answer, or Snapshot's download of the votes.
 * @throws InputError when it is none of these, or states a type that cannot be counted
 */
export async function tallyPollFile(path: string, type?: PollType, rule?: PollRule): Promise<PollTally> {
  return tallyPoll(readPoll({ name: path, text: await readText(path) }, type), rule);
}

/**
 * Learns voters from past votes up to a date and scores them after it.
 * @throws ImportRefused naming file, row and column; InputError about the split
 */
export async function backtestFiles(options: {
  readonly votes: string;
  readonly proposals: string;
  /** ISO date. */
  readonly split: string;
  readonly seed?: number;
}): Promise<CalibrationReport> {
  const proposals = { name: basename(options.proposals), text: await readText(options.proposals) };
  const votes = { name: basename(options.votes), text: await readText(options.votes) };
  const history = accepted(readHistory({ proposals, votes }));
  return backtest(history, { split: options.split, seed: options.seed ?? 1 });
}
