import type { Address, ChainTransaction, SandboxReceipt } from '../../chain/index.js';
import { ChainError } from '../../errors/index.js';
import type { EncodedCall } from '../draft/encoded-action.js';
import { waitText } from '../forecast/duration-words.js';
import type { ExecutionReport, LifeStep, StopperReport } from './execution-report.js';
import { castAllVotes, type PlannedVote, type VoteTally } from './life/cast-votes.js';
import { chooseProposer } from './life/choose-proposer.js';
import { failureOf, reasonOf } from './life/failure-reason.js';
import { governorTime } from './life/governor-clock.js';
import { type CreatedProposal, createdProposal, queuedUntil } from './life/governor-events.js';
import { protocolIn } from './life/governor-protocol.js';
import { deadlineOf, needsQueuing, quorumOf, stateOf } from './life/governor-reads.js';
import { Journal } from './life/journal.js';
import { liveUnderVeto } from './life/live-under-veto.js';
import { neededWords, vetoWords } from './life/needed-words.js';
import { whoCanObject } from './life/who-can-object.js';
import { whoCanStop } from './life/who-can-stop.js';
import type { LoadedDao } from './loaded-dao.js';

export interface LifeOptions {
  readonly author?: Address | null;
  /** The guardian cancels the proposal while it is queued. */
  readonly guardianCancels?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: LifeStep) => void;
}

/** How a proposal's life ended. */
interface Ending {
  readonly outcome: ExecutionReport['outcome'];
  readonly sentence: string;
  readonly revertReason: string | null;
  /** The transaction that executed it or tried to; `null` when it never came to that. */
  readonly execution: SandboxReceipt | null;
  /** Who could have stopped it when it had passed; absent where it did not. */
  readonly stoppers?: readonly StopperReport[];
}

/** A proposal's life on the local chain, as it went. Amounts are in the token's smallest unit. */
export interface ProposalLife extends Ending {
  readonly steps: readonly LifeStep[];
  readonly tally: VoteTally & { readonly quorum: bigint };
  readonly proposalId: bigint | null;
  readonly gas: bigint;
  /** What was done otherwise than the forecast has it. */
  readonly notes: readonly string[];
}

/** What the stages of a life share. */
interface Course {
  readonly loaded: LoadedDao;
  readonly calls: readonly EncodedCall[];
  readonly description: string;
  readonly journal: Journal;
}

/**
 * Takes a proposal through its whole life: propose, wait, vote, wait, queue, wait, execute. All are real transactions
 * of real accounts; nothing is written into storage. The chain stands as the life left it.
 * @param votes who votes what and when; whoever is not named stays away
 * @throws ChainError when the chain fails; the signal's reason when it was given
 */
export async function liveThrough(
  loaded: LoadedDao,
  calls: readonly EncodedCall[],
  description: string,
  votes: readonly PlannedVote[],
  options: LifeOptions = {},
): Promise<ProposalLife> {
  const journal = new Journal(loaded, options.onProgress, options.signal);
  const course: Course = { loaded, calls, description, journal };
  const told = (ending: Ending, created: CreatedProposal | null, tally: ProposalLife['tally']): ProposalLife => {
    const { steps, gas, notes } = journal;
    return { ...ending, steps, gas, notes, tally, proposalId: created?.id ?? null };
  };
  const proposed = await propose(course, options.author ?? null);
  if ('outcome' in proposed) return told(proposed, null, { for: 0n, against: 0n, abstain: 0n, quorum: 0n });
  const tally = await vote(course, proposed, votes);
  const ending =
    (await decide(course, proposed, tally)) ??
    (await queueAndExecute(course, proposed, tally, options.guardianCancels === true));
  return told(ending, proposed, tally);
}

async function propose(course: Course, author: Address | null): Promise<CreatedProposal | Ending> {
  const { loaded, calls, description, journal } = course;
  const { chain, governor } = loaded;
  const protocol = protocolIn(loaded);
  const proposer = await chooseProposer(loaded, protocol, calls, description, author);
  if ('refused' in proposer) {
    return ended('notProposed', `Nobody can propose it: ${proposer.refused}.`, proposer.refused);
  }
  if (proposer.insteadOf !== null) {
    journal.notes.push(`${proposer.insteadOf} may not propose; on the local chain ${proposer.name} does.`);
  }
  await chain.admit([proposer.address]);
  const data = protocol.propose(calls, description);
  const receipts = await chain.send([{ from: proposer.address, to: governor, data }]);
  const created = createdProposal(receipts[0]!.logs);
  if (created === null) {
    throw new ChainError('proposal-lost', 'the governor took the proposal and announced none', {
      hint: 'Its events are not those of OpenZeppelin’s or Compound’s governor; check the address of the governor.',
    });
  }
  await journal.add('propose', created, receipts, `${proposer.name} proposes.`);
  return created;
}

async function vote(
  { loaded, journal }: Course,
  created: CreatedProposal,
  votes: readonly PlannedVote[],
): Promise<ProposalLife['tally']> {
  const cast = await castAllVotes(loaded, governorTime(loaded), protocolIn(loaded), created, votes);
  const tally = { ...cast.tally, quorum: await quorumOf(loaded, created) };
  if (cast.powerless > 0) {
    journal.notes.push(`${cast.powerless} of ${votes.length} voters had no votes at the snapshot on the local chain.`);
  }
  if (cast.mute > 0) journal.notes.push(`${cast.mute} voters would abstain, which this governor does not know.`);
  if (cast.tooLate > 0) {
    journal.notes.push(
      `The votes For reached the super quorum, which ended the voting before ${cast.tooLate} more voted.`,
    );
  }
  const amounts = [
    `${journal.votes(tally.for)} for`,
    `${journal.votes(tally.against)} against`,
    `${journal.votes(tally.abstain)} abstain`,
  ];
  const voters = votes.length === 1 ? '1 voter votes' : `${votes.length} voters vote`;
  const sentence = `${voters}: ${amounts.join(', ')}; ${neededWords(loaded, journal, tally.quorum)}.`;
  await journal.add('vote', created, cast.receipts, sentence);
  return tally;
}

/** Waits for the end of voting; `null` when it passes. */
async function decide(
  { loaded, journal }: Course,
  created: CreatedProposal,
  tally: ProposalLife['tally'],
): Promise<Ending | null> {
  // A super quorum ends the voting early.
  if ((await stateOf(loaded, created)) === 'succeeded') return null;
  // A late quorum extends the voting, so that the deadline is asked for again.
  const deadline = await deadlineOf(loaded, created);
  if (deadline > created.deadline) journal.notes.push('The quorum was reached late, and the voting was extended.');
  await governorTime(loaded).at(deadline + 1n, []);
  if ((await stateOf(loaded, created)) === 'succeeded') return null;
  const { against, quorum } = tally;
  return loaded.vetoes === true
    ? ended(
        'defeated',
        `The vote vetoes it: ${journal.votes(against)} against reach ${vetoWords(loaded, journal, quorum)}.`,
      )
    : ended('defeated', `The vote defeats it: ${whyDefeated(journal, tally)}.`);
}

function whyDefeated(journal: Journal, tally: ProposalLife['tally']): string {
  const sides = `${journal.votes(tally.for)} for and ${journal.votes(tally.against)} against`;
  if (tally.for + tally.against + tally.abstain === 0n) return 'nobody votes';
  if (tally.for <= tally.against) {
    return `${journal.votes(tally.for)} for are not more than ${journal.votes(tally.against)} against`;
  }
  // Votes For count towards every quorum, so that it is another rule where they alone reach it.
  return tally.for < tally.quorum
    ? 'too few votes count towards the quorum'
    : `${sides} reach the quorum, and the governor wants more than a majority`;
}

async function queueAndExecute(
  course: Course,
  created: CreatedProposal,
  tally: ProposalLife['tally'],
  guardianCancels: boolean,
): Promise<Ending> {
  const { loaded, calls, description, journal } = course;
  const { chain, governor, guardian } = loaded;
  const protocol = protocolIn(loaded);
  const send = async (transaction: Omit<ChainTransaction, 'to'>, from = 0) => {
    const [receipt] = await governorTime(loaded).from(from, [{ ...transaction, to: governor }]);
    return receipt!;
  };
  let [ready, submittedAt] = [0, 0];
  let scheduled: SandboxReceipt['logs'] = [];
  if (await needsQueuing(loaded, created)) {
    const queued = await send({ from: chain.deployer, data: protocol.queue(created.id, calls, description) });
    if (queued.revertData !== null) {
      const reason = failureOf(loaded, await chain.trace(queued.hash));
      await journal.add('queue', created, [queued], `It cannot be queued: ${reason}.`);
      return ended('executionReverted', `It passes, but cannot be queued: ${reason}.`, reason);
    }
    ready = queuedUntil(queued.logs) ?? 0;
    submittedAt = (await chain.latestBlock()).timestamp;
    scheduled = queued.logs;
    await journal.add(
      'queue',
      created,
      [queued],
      loaded.timelock === governor ? 'It passes and waits.' : 'It passes and waits in the timelock.',
    );
  }
  const stoppers = [
    ...(await whoCanObject(loaded, journal, tally, ready)),
    ...(await whoCanStop(loaded, protocol, created, course, scheduled, ready)),
  ];
  if (guardianCancels && guardian !== null) {
    const canceled = await send({ from: guardian, data: protocol.cancel(created.id, calls, description) });
    if (canceled.revertData === null) {
      await journal.add('cancel', created, [canceled], 'The guardian cancels it.');
      return ended('canceled', 'The guardian cancels it while it waits in the timelock.', null, stoppers);
    }
    journal.notes.push(`The guardian could not cancel: ${reasonOf(loaded, canceled.revertData)}.`);
  }
  const value = protocol.executionValue(calls);
  if (value > 0n) await chain.setBalance(chain.deployer, (await chain.balance(chain.deployer)) + value);
  const execute = { from: chain.deployer, to: governor, data: protocol.execute(created.id, calls, description), value };
  const { dual } = loaded;
  const execution =
    dual === undefined
      ? await send(execute, ready)
      : await liveUnderVeto(loaded, dual, journal, {
          ...{ created, submittedAt, execute },
          readyAt: Math.max(ready, submittedAt + 1),
        });
  if (execution === null) {
    return ended(
      'heldUp',
      'It passes, and no moment was found at which dual governance lets it be executed.',
      null,
      stoppers,
    );
  }
  if (execution.revertData !== null) {
    const reason = failureOf(loaded, await chain.trace(execution.hash));
    await journal.add('execute', created, [execution], `Its execution reverts: ${reason}.`);
    return {
      ...ended('executionReverted', `It passes, but its execution reverts: ${reason}.`, reason, stoppers),
      execution,
    };
  }
  await journal.add('execute', created, [execution], 'It is executed.');
  const sides =
    loaded.vetoes === true
      ? `${journal.votes(tally.against)} against of ${vetoWords(loaded, journal, tally.quorum)} that would have vetoed it`
      : `${journal.votes(tally.for)} for and ${journal.votes(tally.against)} against`;
  const late = dual === undefined ? '' : heldUpWords(journal, ready);
  return { ...ended('executed', `It passes and is executed${late}, with ${sides}.`, null, stoppers), execution };
}

/** By how much dual governance held it up. */
function heldUpWords({ steps }: Journal, ready: number): string {
  const seconds = (steps.at(-1)?.time ?? ready) - ready;
  return seconds <= 1 ? '' : ` ${waitText(seconds)} later than its timelock would have let it`;
}

function ended(
  outcome: Ending['outcome'],
  sentence: string,
  revertReason: string | null = null,
  stoppers?: readonly StopperReport[],
): Ending {
  return { outcome, sentence, revertReason, execution: null, ...(stoppers === undefined ? {} : { stoppers }) };
}
