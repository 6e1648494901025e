import { type Check, error, type Finding, info, warning } from '../review.js';
import type { KnownEvent, ReviewContext } from '../review-context.js';
import { called, votesText } from '../words.js';
import { newQuorum, newVeto } from './new-quorum.js';

/** What guards the DAO when it is large, by the event that tells of it: old value, new value. */
const GUARDS: Readonly<Record<string, { readonly what: string; readonly zero: Finding['level'] }>> = {
  VotingDelaySet: { what: 'voting delay', zero: 'warning' },
  VotingPeriodSet: { what: 'voting period', zero: 'error' },
  ProposalThresholdSet: { what: 'proposal threshold', zero: 'warning' },
  QuorumNumeratorUpdated: { what: 'quorum', zero: 'error' },
  LateQuorumVoteExtensionSet: { what: 'late quorum extension', zero: 'warning' },
  MinDelayChange: { what: 'timelock delay', zero: 'error' },
};

export const governorSettings: Check = {
  id: 'governor-settings',
  title: 'The governor’s settings are not weakened',
  quiet: 'The governor and its timelock keep their settings.',
  find: (context) => {
    const { governor, timelock } = context.loaded;
    const own = context.facts.events.filter(({ address }) => address === governor || address === timelock);
    return own.flatMap((event) => findingOf(event, context));
  },
};

function findingOf({ log }: KnownEvent, context: ReviewContext): readonly Finding[] {
  if (log.name === 'TimelockChange') {
    return [error(`${called(String(log.args[1]), context)} carries out what the governor decides from now on.`)];
  }
  const veto = newVeto(log, context.facts);
  if (veto !== null) {
    return [warning(`Proposals pass from now on unless ${votesText(veto, context)} vote Against: nobody need be For.`)];
  }
  const quorum = newQuorum(log, context.facts);
  if (quorum !== null) return [quorumOf(quorum, context)];
  const guard = GUARDS[log.name];
  if (guard === undefined) return [];
  const [before, after] = [BigInt(log.args[0]), BigInt(log.args[1])];
  const sentence = `The ${guard.what} goes from ${before} to ${after}`;
  if (after === 0n && before > 0n) return [{ level: guard.zero, sentence: `${sentence}: there is none any more.` }];
  return before === after ? [] : [after < before ? warning(`${sentence}, which guards less.`) : info(`${sentence}.`)];
}

function quorumOf(after: bigint, context: ReviewContext): Finding {
  // Of a governor that let everything pass that is not vetoed, it told the veto.
  const before = context.loaded.vetoes === true ? null : context.facts.quorum;
  if (after === 0n) return error('The quorum becomes nothing: a single vote decides.');
  if (before === null) return warning(`The quorum becomes ${votesText(after, context)}, and the voting rules change.`);
  const sentence = `The quorum goes from ${votesText(before, context)} to ${votesText(after, context)}`;
  return after < before ? warning(`${sentence}, which guards less.`) : info(`${sentence}.`);
}
