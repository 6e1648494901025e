import type { Address } from '../../../../chain/index.js';
import { ZERO_ADDRESS } from '../../inspection/assets/asset-transfer.js';
import { type Check, error, type Finding, warning } from '../review.js';
import type { ReviewContext } from '../review-context.js';
import { called, votesText } from '../words.js';

export const votingPower: Check = {
  id: 'voting-power',
  title: 'Nobody is handed the vote',
  quiet: 'No new votes come near a quorum.',
  find: (context) => {
    const { quorum } = context.facts;
    if (quorum === null || quorum === 0n) return [];
    const minted = context.facts.transfers
      .filter(({ asset, from, kind }) => asset === context.loaded.token && from === ZERO_ADDRESS && kind === 'erc20')
      .reduce((sum, { amount }) => sum + amount, 0n);
    const gains = [...gainsOf(context)].map(([delegate, votes]) =>
      judge(votes, quorum, `${called(delegate, context)} gets ${votesText(votes, context)} of votes`, context),
    );
    return [...judge(minted, quorum, `${votesText(minted, context)} are minted`, context), ...gains.flat()];
  },
};

/** Votes that each account has more at the end. */
function gainsOf({ facts, loaded }: ReviewContext): ReadonlyMap<Address, bigint> {
  const gains = new Map<Address, bigint>();
  for (const { address, log } of facts.events) {
    if (address !== loaded.token || log.name !== 'DelegateVotesChanged') continue;
    const delegate = String(log.args[0]).toLowerCase() as Address;
    gains.set(delegate, (gains.get(delegate) ?? 0n) + BigInt(log.args[2]) - BigInt(log.args[1]));
  }
  return gains;
}

function judge(votes: bigint, quorum: bigint, what: string, context: ReviewContext): readonly Finding[] {
  const whole = `a quorum is ${votesText(quorum, context)}`;
  if (votes >= quorum) return [error(`${what}; ${whole}. They can pass a proposal alone when few others vote.`)];
  return votes * 2n >= quorum ? [warning(`${what}; ${whole}.`)] : [];
}
