import { hasQuorum, plainDuration } from '../../world/index.js';
import {
  approvalOf,
  createdNow,
  defeatedNow,
  executedNow,
  type ProposalChange,
  passedNow,
  shareOf,
  turnoutOf,
} from '../proposal-changes.js';
import { proposalEffect } from '../proposal-effect.js';
import type { News, Newsdesk } from './news.js';
import { percent } from './numbers.js';

/** Proposals that were executed, passed, defeated or made. */
export const proposalNews: Newsdesk = (input) =>
  input.changes.flatMap((change) => {
    const { proposal } = change;
    const name = `Proposal ${proposal.number}`;
    const effect = proposalEffect(change, input, input.nameOf);
    const news: News[] = [];
    if (executedNow(change)) news.push({ weight: 100, sentence: `${name} was executed: ${effect}` });
    else if (passedNow(change)) {
      const wait = input.view.governance.timelockDelay;
      const when = wait === 0 ? 'at once' : `in ${plainDuration(wait)}`;
      const result = `${percent(approvalOf(proposal))} For on ${percent(turnoutOf(proposal))} turnout`;
      news.push({ weight: 90, sentence: `${name} passed with ${result}; ${effect}, ${when} at the earliest` });
    }
    if (defeatedNow(change)) news.push({ weight: 80, sentence: `${name} was defeated: ${whyDefeated(change)}` });
    if (createdNow(change) && !executedNow(change)) {
      news.push({
        weight: 60,
        sentence: `${input.nameOf(proposal.proposer)} made proposal ${proposal.number}: ${effect}`,
      });
    }
    return news;
  });

function whyDefeated({ proposal }: ProposalChange): string {
  const { tally, quorum, snapshotSupply } = proposal;
  if (!hasQuorum(proposal)) {
    const counted = percent(shareOf(tally.for + tally.abstain, snapshotSupply));
    return `${counted} of the supply counted towards a quorum of ${percent(shareOf(quorum, snapshotSupply))}`;
  }
  return `only ${percent(approvalOf(proposal))} of those who took a side were for it`;
}
