import { id } from 'ethers';
import { type Dao, formatTokens, type ProposalDraft, parseTokens } from '../../scenario/index.js';

/** Whom the example pays: an address nobody holds the key of. */
const GRANTEE = `0x${id('folkmoot/grantee').slice(-40)}`;
/** Part of the treasury that the example asks for. */
const PART = 100n;

/**
 * A first draft for a DAO: a grant of a hundredth of its treasury, so that a rehearsal has something to forecast at
 * once. A DAO without a treasury gets a proposal to vote a day longer.
 */
export function exampleProposal({ token, treasury, governor }: Dao): ProposalDraft {
  const own = treasury.find(({ asset }) => asset === 'token');
  if (own !== undefined) {
    const amount = `${wholeTokens(own.tokens)} ${token.symbol}`;
    return {
      title: `Grant ${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',')} to a working group`,
      description: `A hundredth of the treasury, to try a rehearsal with. Change it to what you want to propose.`,
      type: null,
      actions: [
        { kind: 'call', to: '{token}', signature: 'transfer(address to, uint256 value)', arguments: [GRANTEE, amount] },
      ],
    };
  }
  const native = treasury.find(({ asset }) => asset === 'native');
  if (native !== undefined) {
    const wei = parseTokens(native.tokens) / PART;
    return {
      title: `Grant ${formatTokens(wei)} ${native.symbol} to a working group`,
      description: 'A hundredth of the treasury, to try a rehearsal with. Change it to what you want to propose.',
      type: null,
      actions: [{ kind: 'raw', to: GRANTEE, valueWei: String(wei), data: '0x' }],
    };
  }
  const seconds = governor.votingPeriodSeconds + 86_400;
  return {
    title: 'Vote a day longer',
    description: 'Lengthens the voting period by a day, to try a rehearsal with.',
    type: null,
    actions: [
      {
        kind: 'call',
        to: '{governor}',
        signature: 'setVotingPeriod(uint32 newVotingPeriod)',
        arguments: [String(seconds)],
      },
    ],
  };
}

/** A hundredth, rounded down to whole tokens where that leaves any. */
function wholeTokens(tokens: string): string {
  const part = parseTokens(tokens) / PART;
  const whole = BigInt(formatTokens(part).split('.')[0]!);
  return whole > 0n ? String(whole) : formatTokens(part);
}
