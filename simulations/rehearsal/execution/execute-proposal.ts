import { formatUnits } from 'ethers';
import type { Proposal } from '../../scenario/index.js';
import { decodeCall } from '../draft/decode/decode-call.js';
import { draftContext } from '../draft/draft-context.js';
import type { EncodedCall } from '../draft/encoded-action.js';
import { descriptionOf } from '../draft/exchange/description.js';
import { runChecks } from './checks/run-checks.js';
import type { ExecutionReport, LifeStep } from './execution-report.js';
import { inspectExecution } from './inspection/inspect-execution.js';
import type { PlannedVote } from './life/cast-votes.js';
import { NAMED_PROPOSER_LENGTH, proposerNamedIn } from './life/choose-proposer.js';
import { liveThrough, type ProposalLife } from './live-through.js';
import type { LoadedDao } from './loaded-dao.js';
import { bookkeepingOf } from './outcome/bookkeeping.js';
import { boundedEvidence } from './outcome/bounded-evidence.js';
import { type CallEvidence, evidenceOf, makeAsTimelock } from './outcome/evidence.js';
import { stateDigest } from './outcome/state-digest.js';

export interface ExecuteOptions {
  readonly loaded: LoadedDao;
  readonly proposal: Pick<Proposal, 'title' | 'description' | 'author'>;
  readonly calls: readonly EncodedCall[];
  readonly votes: readonly PlannedVote[];
  /** The guardian cancels the proposal while it is queued. */
  readonly guardianCancels?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: LifeStep) => void;
}

/**
 * Executes a proposal on the DAO's local chain, from proposing to execution, and reviews what it did. Where the vote
 * keeps it from execution, its calls are tried beside the vote, as the timelock would make them, and undone again.
 * @throws ChainError when the chain fails; the signal's reason when it was given
 */
export async function executeProposal(options: ExecuteOptions): Promise<ExecutionReport> {
  try {
    return await executeAndReview(options);
  } catch (error) {
    // The signal ends the chain, which then fails in its own words.
    options.signal?.throwIfAborted();
    throw error;
  }
}

async function executeAndReview(options: ExecuteOptions): Promise<ExecutionReport> {
  const started = performance.now();
  const { loaded, proposal, calls, votes, guardianCancels = false, signal, onProgress } = options;
  const life = await liveThrough(loaded, calls, descriptionOf(proposal), votes, {
    author: proposal.author,
    guardianCancels,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { execution } = life;
  const reviewed =
    execution === null
      ? await beside(loaded, async () => review(options, life, ...(await trialOf(options))))
      : await review(options, life, await evidenceOf(loaded, execution), []);
  const units = (amount: bigint) => formatUnits(amount, loaded.membership.decimals).replace(/\.0$/, '');
  return {
    outcome: life.outcome,
    sentence: life.sentence,
    revertReason: life.revertReason ?? (execution === null ? reviewed.failure : null),
    steps: life.steps,
    tally: {
      for: units(life.tally.for),
      against: units(life.tally.against),
      abstain: units(life.tally.abstain),
      quorum: units(life.tally.quorum),
    },
    ...(loaded.vetoes === true ? { optimistic: true as const } : {}),
    simulated: execution === null,
    ...reviewed.parts,
    ...(life.stoppers === undefined ? {} : { stoppers: life.stoppers }),
    gas: { execute: reviewed.gas, total: Number(life.gas) },
    assumptions: [...loaded.assumptions, ...life.notes, ...reviewed.assumptions],
    seconds: (performance.now() - started) / 1000,
  };
}

/** Everything in a report that comes from what the calls did. */
async function review(
  { loaded, calls }: ExecuteOptions,
  life: ProposalLife,
  evidence: CallEvidence,
  assumptions: readonly string[],
) {
  const context = draftContext(loaded.dao, loaded.contracts, loaded.names);
  const actions = calls.map((call) => decodeCall(call, context));
  const { bounded, cut } = boundedEvidence(evidence);
  const inspection = await inspectExecution({ ...bounded, loaded });
  const gas = Number(evidence.gas);
  const checks = await runChecks({ calls, decoded: actions, inspection, loaded, gas, outcome: life.outcome });
  const { events, movements, balances, changes } = inspection;
  const bookkeeping = bookkeepingOf(loaded, life.proposalId, evidence.logs);
  const digest = await stateDigest(loaded.chain, evidence.diff, bookkeeping);
  return {
    parts: { actions, calls: inspection.calls, events, movements, balances, changes, checks, stateDigest: digest },
    gas,
    failure: evidence.failure,
    assumptions: [...assumptions, ...cut],
  };
}

/** Largest voters who let a trial pass. */
const TRIAL_VOTERS = 500;

/**
 * What the calls would do if the proposal passed: a second one like it, for which the largest holders all vote. A
 * governor obeys some calls only when they come through its own queue, so that is the way they take. Where even this
 * vote is lost, or nobody may propose, the timelock makes the calls directly.
 */
async function trialOf({ loaded, proposal, calls }: ExecuteOptions): Promise<[CallEvidence, readonly string[]]> {
  const { addresses, power } = loaded.membership;
  const voters = addresses.filter((_, i) => power[i]! > 0n).slice(0, TRIAL_VOTERS);
  const votes = voters.map((address): PlannedVote => ({ address, vote: 'for' }));
  const snapshot = await loaded.chain.snapshot();
  // Nobody objects to the trial.
  const { dual: _, ...undisturbed } = loaded;
  const trial = await liveThrough(undisturbed, calls, trialText(descriptionOf(proposal)), votes, {
    author: proposal.author,
  });
  if (trial.execution !== null) {
    return [
      await evidenceOf(loaded, trial.execution),
      [
        'It never came to execution. What it would do was tried beside the vote: a second vote that all large holders win.',
      ],
    ];
  }
  await loaded.chain.revert(snapshot);
  return [
    await makeAsTimelock(loaded, calls),
    ['It never came to execution. What it would do was tried beside the vote, by calls straight from the timelock.'],
  ];
}

/** Another text, so that it is another proposal; whoever it names as its proposer at the end stays there. */
function trialText(description: string): string {
  const named = proposerNamedIn(description) === null ? 0 : NAMED_PROPOSER_LENGTH;
  const at = description.length - named;
  return `${description.slice(0, at)}\n\n(trial) ${description.slice(at)}`;
}

/** Does something on the chain and undoes it. */
async function beside<T>({ chain }: LoadedDao, trial: () => Promise<T>): Promise<T> {
  const snapshot = await chain.snapshot();
  try {
    return await trial();
  } finally {
    await chain.revert(snapshot);
  }
}
