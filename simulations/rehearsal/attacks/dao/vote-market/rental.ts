import { VoteRentalMarket, VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeCall } from '../../../../chain/index.js';
import type { AttackSession, ContractAt } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { HostileProposal } from '../hostile-proposal.js';
import type { TransferEnd } from '../treasury-transfer.js';
import { amountOf } from '../words.js';
import type { RentableVotes } from './rentable-votes.js';
import { SECONDS_AN_HOUR } from './route.js';

const OPERATOR = accountOf('rehearsal/operator of a vote market');
const RIVAL = accountOf('rehearsal/rival bidder');
/** The market's own part of a rent, in 1/10,000: an assumption, which changes nothing for the buyer. */
const FEE_BPS = 1_000n;
/** Holders whose votes are counted or cast in one transaction. */
const AT_ONCE = 100;
/** Bidding ends when so much of the voting period is left. */
const LAST_PART = 8n;
const FOR = 1n;
const AGAINST = 0n;
const GAS_WEI = 10n ** 18n;

export interface RentalOptions {
  readonly rentable: RentableVotes;
  /** Least bid for the votes of one token, in wei. */
  readonly reserveWei: bigint;
  readonly rivalWei: bigint;
  /** What stands in the way: holders who leave before the snapshot, or usual voters who outbid. */
  readonly defence: 'none' | 'holdersLeave' | 'counterBid';
}

export interface RentalResult {
  readonly end: TransferEnd;
  /** Highest bid, in wei; `null` when nobody bid. */
  readonly paidWei: bigint | null;
  readonly won: boolean;
  readonly hours: number;
}

/** Lets holders delegate to a rental market, which stands before anything is proposed. */
export async function openRental(
  context: AttackContext,
  session: AttackSession,
  { rentable, reserveWei }: RentalOptions,
): Promise<ContractAt<typeof VoteRentalMarket>> {
  const { loaded, token, unit } = context;
  const market = await session.deploy(VoteRentalMarket, [
    {
      token: token.address,
      governor: loaded.governor,
      operator: OPERATOR,
      feeBps: FEE_BPS,
      unit,
      reserveWei,
      closesBefore: context.votingPeriod / LAST_PART,
    },
  ]);
  const { holders, votes } = rentable;
  const enrol = encodeCall(VoteRentalMarket, 'enrol', []);
  await session.transactTogether(
    'holders',
    `${holders.length} enrol in a market that rents votes`,
    holders.map(({ address }) => ({ from: address, to: market.address, data: enrol })),
  );
  const ballots = await loaded.chain.call(
    holders.map(({ address }) => ({
      to: market.address,
      data: encodeCall(VoteRentalMarket, 'ballotOf', [address]),
    })),
  );
  await session.transactTogether(
    'holders',
    `delegate ${amountOf(context, votes)} to it, and keep their tokens`,
    holders.map(({ address }, i) => {
      const ballot = ballots[i]!;
      const whom = `0x${'data' in ballot ? ballot.data.slice(-40) : ''}` as Address;
      return { from: address, to: token.address, data: encodeCall(VotesToken, 'delegate', [whom]) };
    }),
  );
  return market;
}

/** Proposes, bids for the rented votes, has them cast, lets the usual voters vote Against, and sees it through. */
export async function rentAndVote(
  context: AttackContext,
  session: AttackSession,
  market: ContractAt<typeof VoteRentalMarket>,
  { rentable, rivalWei, defence }: RentalOptions,
): Promise<RentalResult> {
  const { loaded, attacker, drain, token } = context;
  const { holders, opponents } = rentable;
  const lost = { paidWei: null, won: false, hours: 0 };
  const proposal = await HostileProposal.make({
    loaded,
    session,
    calls: drain,
    description: 'send the whole treasury to the attacker',
    author: attacker,
    who: 'attacker',
  });
  if (proposal === null) return { ...lost, end: 'notProposed' };
  if (defence === 'holdersLeave') {
    await session.transactTogether(
      'holders',
      `${holders.length} see the proposal, and delegate to themselves again before the snapshot`,
      holders.map(({ address }) => ({
        from: address,
        to: token.address,
        data: encodeCall(VotesToken, 'delegate', [address]),
      })),
    );
  }
  await proposal.waitFor(proposal.firstMoment);
  for (let from = 0; from < holders.length; from += AT_ONCE) {
    await session.prepare(loaded.chain.deployer, market, 'count', [proposal.id, BigInt(AT_ONCE)]);
  }
  const timeOf = async () => (await loaded.chain.latestBlock()).timestamp;
  const bid = async (who: string, from: Address, support: bigint, least: bigint) => {
    const minimum = await session.read(market, 'minimumBid', [proposal.id]);
    const value = minimum > least ? minimum : least;
    await loaded.chain.admit([from]);
    await loaded.chain.setBalance(from, value + GAS_WEI);
    const what = `bids ${etherOf(value)} ETH for ${amountOf(context, rentable.votes)}, to vote ${support === FOR ? 'For' : 'Against'}`;
    await session.transactTogether(who, what, [
      {
        from,
        to: market.address,
        data: encodeCall(VoteRentalMarket, 'bid', [proposal.id, support]),
        value,
      },
    ]);
  };
  if (rivalWei > 0n && rivalWei >= (await session.read(market, 'minimumBid', [proposal.id]))) {
    await bid('rival', RIVAL, AGAINST, rivalWei);
  }
  const since = await timeOf();
  await bid('attacker', attacker, FOR, 0n);
  if (defence === 'counterBid') await bid('usual voters', RIVAL, AGAINST, 0n);
  const against = opponents.map(({ address }) => address);
  await proposal.vote('usual voters', `${against.length} vote Against`, against, 'against');
  const rental = await session.read(market, 'rentalOf', [proposal.id]);
  const won = rental.bidder.toLowerCase() === attacker.toLowerCase();
  if (rental.bid > 0n) {
    await proposal.waitFor(rental.closesAt + 1n);
    for (let from = 0; from < holders.length; from += AT_ONCE) {
      const part = Math.min(AT_ONCE, holders.length - from);
      const what = `casts the rented votes of ${part} holders ${won ? 'For' : 'Against'}`;
      await session.transact('market', what, loaded.chain.deployer, market, 'cast', [proposal.id, BigInt(AT_ONCE)]);
    }
  }
  const hours = ((await timeOf()) - since) / SECONDS_AN_HOUR;
  const result = { paidWei: rental.bid > 0n ? rental.bid : null, won, hours };
  const passed = await proposal.close();
  if (rental.bid > 0n) await payHolders(session, market, proposal.id, rentable, rental.bid);
  if (!passed) return { ...result, end: 'defeated' };
  return { ...result, end: (await proposal.carryOut('attacker', true)) ? 'executed' : 'stopped' };
}

/** The holders take their part of the rent. */
async function payHolders(
  session: AttackSession,
  market: ContractAt<typeof VoteRentalMarket>,
  proposal: bigint,
  { holders }: RentableVotes,
  bid: bigint,
): Promise<void> {
  const rent = bid - (bid * FEE_BPS) / 10_000n;
  await session.transactTogether(
    'holders',
    `${holders.length} are paid ${etherOf(rent)} ETH together, by their votes at the snapshot`,
    holders.map(({ address }) => ({
      from: address,
      to: market.address,
      data: encodeCall(VoteRentalMarket, 'claim', [proposal, address]),
    })),
  );
}

/** Wei as ETH with four significant digits, for a sentence. */
export const etherOf = (wei: bigint): string =>
  (Number(wei) / 1e18).toLocaleString('en-US', { maximumSignificantDigits: 4 });
