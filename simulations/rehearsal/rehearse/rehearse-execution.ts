import type { Address } from '../../chain/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import { callsOf } from '../draft/encode-proposal.js';
import { descriptionOf } from '../draft/exchange/description.js';
import type { Electorate } from '../electorate/electorate.js';
import { executeProposal } from '../execution/execute-proposal.js';
import type { ExecutionReport } from '../execution/execution-report.js';
import { proposerNamedIn } from '../execution/life/choose-proposer.js';
import { loadDao } from '../execution/load-dao.js';
import { loadFork } from '../execution/load-fork.js';
import type { LoadedDao } from '../execution/loaded-dao.js';
import type { Forecast, ForecastAdjustments, VetoHolder } from '../forecast/forecast.js';
import { otherDecision, votesToCast } from './cast-votes.js';
import type { RehearsalInputs } from './open-inputs.js';
import { requestedShareOf } from './requested-share.js';

export interface ExecutionOptions {
  readonly dao: Dao;
  readonly proposal: Proposal;
  readonly inputs: RehearsalInputs;
  readonly electorate: Electorate;
  readonly forecast: Forecast;
  readonly adjustments: ForecastAdjustments;
  readonly signal?: AbortSignal;
  readonly onProgress?: (words: string) => void;
}

/**
 * Brings a DAO up on a local chain: deployed there, or copied from a running one, with those who will object to what passes
 * where it has a dual governance. The chain is the caller's to close.
 */
export function bringUp(
  dao: Dao,
  inputs: RehearsalInputs,
  needed: readonly Address[],
  signal?: AbortSignal,
  objectors: readonly VetoHolder[] = [],
): Promise<LoadedDao> {
  const { membership, artifacts } = inputs;
  if (dao.fork !== null) return loadFork({ dao, membership, artifacts, signal });
  return loadDao({ dao, membership, delegations: membership.delegates, artifacts, needed, signal, objectors });
}

/**
 * Takes the proposal through its whole life on a local chain of its own, with votes as the forecast has them, and
 * reviews what it did. The chain is closed on every way out.
 */
export async function rehearseExecution(options: ExecutionOptions): Promise<ExecutionReport> {
  const { dao, proposal, inputs, electorate, forecast, adjustments, signal, onProgress } = options;
  // Encoded first: a draft that cannot be sent is told before a chain is started.
  const calls = callsOf(proposal, inputs.context);
  const { vote, assumptions } = votesToCast(
    electorate,
    dao.governor,
    adjustments,
    forecast,
    requestedShareOf(calls, dao),
  );
  const proposers = [proposal.author, proposerNamedIn(descriptionOf(proposal))].filter((each) => each !== null);
  onProgress?.('Starting a local chain and loading the DAO');
  const needed = [...vote.votes.map(({ address }) => address), ...proposers];
  const loaded = await bringUp(dao, inputs, needed, signal, forecast.dualGovernance?.typical.holders);
  try {
    const report = await executeProposal({
      loaded: { ...loaded, assumptions: [...loaded.assumptions, ...assumptions] },
      proposal,
      calls,
      votes: vote.votes,
      signal,
      onProgress: ({ sentence }) => onProgress?.(sentence),
    });
    const other = otherDecision(dao, vote.verdict, report.outcome);
    return other === null ? report : { ...report, sentence: `${report.sentence} ${other}` };
  } finally {
    await loaded.chain.close();
  }
}
