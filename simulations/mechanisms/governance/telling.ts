import { type Marker, type News, percent, type ReporterInput, shareOf } from '../../metrics/index.js';
import { plainDuration } from '../../world/index.js';
import {
  approvalOf,
  couldBeVotedOn,
  createdNow,
  defeatedNow,
  executedNow,
  type ProposalChange,
  passedNow,
  proposalChanges,
  proposalEffect,
  turnoutOf,
} from './proposal-changes.js';
import { hasQuorum, quorumTokens } from './proposal-state.js';
import type { Ballot, GovernanceScope, Proposal } from './state.js';

type Input = ReporterInput<GovernanceScope>;

/** Proposals that were executed, passed, defeated or made, told. */
export function proposalNews(input: Input): readonly News[] {
  return proposalChanges(input).flatMap((change) => {
    const { proposal } = change;
    const name = `Proposal ${proposal.number}`;
    const effect = proposalEffect(change, input);
    const news: News[] = [];
    if (executedNow(change)) news.push({ weight: 100, sentence: `${name} was executed: ${effect}` });
    else if (passedNow(change)) {
      const wait = input.view.governance.settings.timelockDelay;
      const when = wait === 0 ? 'at once' : `in ${plainDuration(wait)}`;
      const result = `${percent(approvalOf(proposal))} For on ${percent(turnoutOf(proposal))} turnout`;
      news.push({ weight: 90, sentence: `${name} passed with ${result}; ${effect}, ${when} at the earliest` });
    }
    if (proposal.forbiddenBy !== null && change.now === 'canceled' && change.before !== 'canceled') {
      const result = `had passed with ${percent(approvalOf(proposal))} For`;
      news.push({
        weight: 98,
        sentence: `${name} ${result}, and breaks ${proposal.forbiddenBy} of the charter: ${effect}`,
      });
    }
    if (defeatedNow(change)) news.push({ weight: 80, sentence: `${name} was defeated: ${whyDefeated(change, input)}` });
    if (createdNow(change) && !executedNow(change)) {
      const sentence = `${input.nameOf(proposal.proposer)} made proposal ${proposal.number}: ${effect}`;
      news.push({ weight: 60, sentence });
    }
    return news;
  });
}

/** Why a vote failed: what it missed, and in its own words what its weightiest opponent, or else abstainer, said. */
function whyDefeated({ proposal }: ProposalChange, input: Input): string {
  if (!couldBeVotedOn(proposal, input)) return 'nobody could vote, as nobody acts between its opening and its end';
  const { nameOf } = input;
  const missed = hasQuorum(proposal) ? missedMajority(proposal) : missedQuorum(proposal);
  const ballots = [...proposal.ballots.values()];
  const against = ballots.filter(({ support }) => support === 'against');
  const others = against.length > 0 ? against : ballots.filter(({ support }) => support === 'abstain');
  const weightiest = others.reduce<Ballot | null>(
    (most, one) => (one.weight > (most?.weight ?? 0n) ? one : most),
    null,
  );
  if (weightiest === null || weightiest.reason === '') return missed;
  const side = against.length > 0 ? 'against it' : 'who abstained';
  return `${missed}; ${nameOf(weightiest.voter)}, ${side}: “${weightiest.reason}”`;
}

function missedQuorum(proposal: Proposal): string {
  const { quorum, snapshotSupply, ballots } = proposal;
  if (ballots.size === 0) return 'nobody voted';
  const counted = percent(shareOf(quorumTokens(proposal), snapshotSupply));
  return `${counted} of the supply counted towards a quorum of ${percent(shareOf(quorum, snapshotSupply))}`;
}

const missedMajority = (proposal: Proposal) =>
  `only ${percent(approvalOf(proposal))} of those who took a side were for it`;

/** Their turns as marks on charts. */
export function proposalMarkers(input: Input): readonly Marker[] {
  return proposalChanges(input).flatMap((change) => {
    const { number, title } = change.proposal;
    const mark = (kind: Marker['kind'], verb: string): Marker => ({
      kind,
      label: `Proposal ${number} ${verb}: ${title}`,
      target: `proposal:${number}`,
    });
    return [
      ...(createdNow(change) ? [mark('proposalCreated', 'made')] : []),
      ...(passedNow(change) ? [mark('proposalPassed', 'passed')] : []),
      ...(defeatedNow(change) ? [mark('proposalDefeated', 'defeated')] : []),
      ...(executedNow(change) ? [mark('proposalExecuted', 'executed')] : []),
    ];
  });
}
