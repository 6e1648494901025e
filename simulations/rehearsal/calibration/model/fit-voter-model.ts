import { setImmediate as turn } from 'node:timers/promises';
import { InputError } from '../../../errors/index.js';
import type { TensorFlow } from '../../../learning/index.js';
import type { VotingHistory } from '../../history/voting-history.js';
import { estimateShock } from '../outcome/estimate-shock.js';
import type { VoterWeights } from '../outcome/expected-votes.js';
import { choosePool } from '../outcome/outcome-pool.js';
import { pastForecasts } from '../outcome/past-forecasts.js';
import { usualSimulation } from '../outcome/recent-simulations.js';
import { type Shocks, simulateOutcome } from '../outcome/simulate-outcome.js';
import { fitLogistic, type Logistic } from '../regression/logistic.js';
import type { Rows } from '../regression/rows.js';
import { loadTensors } from '../regression/tensors.js';
import type { VoterModel } from './voter-model.js';
import { rowsBefore, voterRows } from './voter-rows.js';

export interface FitOptions {
  /** Learn from proposals that ended before, Unix seconds; from all when `null`. */
  readonly until: number | null;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Penalty on the weights, as a share of what the rows tell (their weight × the variance of the outcome): about the best of
 * several on later votes of the training part of Decentraland (docs/voters.md).
 */
const RIDGE = 0.1;
/** Where the proposals are cut, by order of ending: each part is forecast by weights learnt from all parts before it. */
const CUTS = [0.35, 0.48, 0.61, 0.74, 0.87];
const FEWEST = 30;
const MOST_TYPES = 8;

/**
 * Learns who votes and how from the proposals that ended before a moment. The shocks and the pool come from forecasts of later
 * proposals by weights learnt from earlier ones, all within the same part. A history that is too short is an `InputError`.
 */
export async function fitVoterModel(history: VotingHistory, options: FitOptions): Promise<VoterModel> {
  const { seed, signal, onProgress } = options;
  const until = options.until ?? Math.max(0, ...history.proposals.map(({ end }) => end)) + 1;
  const proposals = history.proposals.filter(({ end }) => end < until).sort((a, b) => a.end - b.end);
  refuseTooShort(proposals.filter(({ passed }) => passed !== null).length);
  const { tf, backend } = await loadTensors();
  let done = 0;
  const step = async () => {
    onProgress?.(++done / (CUTS.length + 4));
    await turn();
    signal?.throwIfAborted();
  };

  const types = frequent(proposals.map(({ type }) => type));
  const rows = voterRows(history, types, until, seed);
  await step();
  const weightsBefore = (end: number): VoterWeights => ({
    types,
    turnout: fitPenalised(tf, rowsBefore(rows.turnout, end)),
    choice: fitPenalised(tf, rowsBefore(rows.choice, end)),
  });
  const parts: { readonly from: number; readonly weights: VoterWeights }[] = [];
  for (const cut of CUTS) {
    const from = proposals[Math.floor(cut * proposals.length)]!.end;
    parts.unshift({ from, weights: weightsBefore(from) });
    await step();
  }
  const past = pastForecasts({ proposals, votes: history.votes }, ({ proposal }) => {
    return parts.find(({ from }) => proposal.end >= from)?.weights ?? null;
  });
  await step();
  const decided = past.filter(({ ballots }) => ballots.proposal.passed !== null);
  const shocks: Shocks = {
    turnout: estimateShock(past.map(({ turnout }) => turnout)),
    support: estimateShock(decided.map(({ choice }) => choice)),
  };
  await step();
  const simulated = decided.map(({ ballots: { proposal }, expected, passedLately }) => ({
    proposal,
    passedLately,
    logOdds: simulateOutcome(expected, shocks, proposal.threshold, seed, proposal.id).logOdds,
  }));
  const simulations = simulated.map(({ proposal: { end, type }, logOdds }) => ({ end, type, logOdds }));
  const cases = simulated.map(({ proposal, passedLately, logOdds }) => ({
    unusual: logOdds - (usualSimulation(simulations, proposal.start, proposal.type) ?? logOdds),
    passedLately,
    passed: proposal.passed === true,
  }));
  const ids = new Set(proposals.map(({ id }) => id));
  const votes = history.votes.filter(({ proposal }) => ids.has(proposal));
  const model: VoterModel = {
    format: 'folkmoot-voters/1',
    ...weightsBefore(until),
    shocks,
    pool: choosePool(cases),
    simulations,
    until,
    seed,
    trainedOn: {
      proposals: proposals.length,
      votes: votes.length,
      voters: new Set(votes.map(({ voter }) => voter.toLowerCase())).size,
    },
    usual: { turnout: shareOf(rows.turnout.rows), support: shareOf(rows.choice.rows) },
    sourceHash: history.sourceHash,
    backend,
  };
  await step();
  return model;
}

function fitPenalised(tf: TensorFlow, rows: Rows): Logistic {
  const share = shareOf(rows);
  const total = rows.weights.reduce((sum, weight) => sum + weight, 0);
  return fitLogistic(tf, rows, Math.max(1, RIDGE * total * share * (1 - share)));
}

function refuseTooShort(decided: number): void {
  if (decided >= FEWEST) return;
  throw new InputError(
    'voters.historyTooShort',
    `Voters are learnt from proposals that passed or failed; ${decided} of them ended in time, ${FEWEST} are needed.`,
    {
      field: 'history',
      value: decided,
      hint: 'Give a longer history or a later date, or leave it out: then voters act by rule.',
    },
  );
}

/** Types with enough proposals, ten, for a feature of their own; the eight most frequent. */
function frequent(types: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .filter(([type, count]) => type !== '' && count >= 10)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_TYPES)
    .map(([type]) => type);
}

function shareOf({ outcomes, weights }: Rows): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return outcomes.reduce((sum, outcome, i) => sum + outcome * weights[i]!, 0) / (total || 1);
}
