import { VoteRentalMarket } from '../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeCall } from '../../../chain/index.js';
import type { AttackSession, ContractAt } from '../session/attack-session.js';
import { FOR, ModelDao, transferCall } from '../session/model-dao.js';
import type { ModelProposal } from '../session/model-proposal.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Arbitrum Foundation, "DAO Discussion: Vote Buying Services", April 2025: votes and what was paid for them. */
const ELECTION = { votes: 19_300_000n, paidWei: 5n * 10n ** 18n };
const RECOMMENDATION = { votes: 20_100_000n, paidWei: 652n * 10n ** 14n };
/** What the third of three seats took: ours. That 19.3M were not among the first three of twelve is known. */
const SEAT = 25_000_000n;
const SUPPLY = 10_000_000_000n;
/** Who delegated how much is ours; that one holder alone gave 20.54M in January 2025 was reported. */
const HOLDERS = [18_000_000n, 1_000_000n, 300_000n];
const DAY = 86_400;
const DELAY = DAY;

/** LobbyFi, April 2025: votes rented by auction in Arbitrum's DAO. */
export const lobbyFi: CaseDefinition = {
  title: 'LobbyFi',
  when: 'April 2025',
  published:
    '5 ETH (about $10,000) moved 19.3M votes, whose tokens were worth $6.5M, to one of twelve candidates for the Oversight and Transparency Committee of Arbitrum’s DAO; before that 0.0652 ETH moved 20.1M in the vote on the TMC’s recommendation. The candidate came among the first five, and three were elected.',
  defence: 'The holders who have delegated to the market leave it before the snapshot: it takes them one transaction.',
  assumptions: [
    'The attack succeeds when the rented votes are counted as who paid for them chose: the seat itself was not won, in Arbitrum’s DAO nor here.',
    'Three holders have 19.3M of the votes, and a fourth, who leaves after the first auction, 0.8M: our numbers.',
    'The third seat takes 25M votes: ours; that 19.3M did not win one is known.',
    'Both votes were polls on Snapshot, where an agent of the market votes; here a governor counts them, and the market’s contract votes. LobbyFi’s team set each price; here nobody else bids, and the buyers bid what was paid.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const holders = HOLDERS.map((_, i) => accountOf(`lobbyfi/holder ${i + 1}`));
  const leaver = accountOf('lobbyfi/holder 4');
  const left = RECOMMENDATION.votes - ELECTION.votes;
  const dao = await ModelDao.open(
    session,
    {
      name: 'Arbitrum',
      symbol: 'ARB',
      votingDelay: DELAY,
      votingPeriod: 7 * DAY,
      lateQuorumExtension: 0,
      timelockDelay: 0,
      quorum: units(SEAT),
      guardian: null,
    },
    new Map([
      ...holders.map((holder, i) => [holder, units(HOLDERS[i]!)] as const),
      [leaver, units(left)],
      [accountOf('lobbyfi/all others'), units(SUPPLY - RECOMMENDATION.votes)],
    ]),
  );
  const market = await session.deploy(VoteRentalMarket, [
    {
      token: dao.token.address,
      governor: dao.governor.address,
      operator: accountOf('lobbyfi/operator'),
      feeBps: 1_000n,
      unit: units(1n),
      // No more than what the cheaper of both auctions brought.
      reserveWei: RECOMMENDATION.paidWei / RECOMMENDATION.votes,
      closesBefore: BigInt(DAY),
    },
  ]);
  await delegateTo(session, dao, market, [...holders, leaver]);
  session.tell('holders', `have delegated ${inWords(units(RECOMMENDATION.votes))} ARB to the market`);
  if (setting === 'defended') await leave(session, dao, [...holders, leaver]);
  const first = await auctioned(session, dao, market, 'Follow the TMC’s recommendation', RECOMMENDATION.paidWei);
  if (setting === 'vulnerable') await leave(session, dao, [leaver]);
  const second = await auctioned(session, dao, market, 'Give candidate 8 a seat in the committee', ELECTION.paidWei);
  const elected = second.inFavour >= units(SEAT);
  const succeeded = first.inFavour === units(RECOMMENDATION.votes) && second.inFavour === units(ELECTION.votes);
  return {
    succeeded,
    sentence: succeeded
      ? `${movedBy(second)}; before that ${movedBy(first)}; ${elected ? 'which won a seat' : 'the seat was not won with them'}.`
      : 'Nothing was left to rent: whoever has delegated to the market takes the votes back by delegating elsewhere.',
    loss: null,
    votes: { for: tokens(second.inFavour), against: '0', needed: tokens(units(SEAT)) },
  };
}

interface Auctioned {
  readonly inFavour: bigint;
  /** The winning bid. */
  readonly paidWei: bigint;
}

/** What moved how many votes, and the price of a billion of them. */
function movedBy({ inFavour, paidWei }: Auctioned): string {
  const eth = Number(paidWei) / 1e18;
  const billion = (eth / (Number(inFavour) / 1e18)) * 1e9;
  return `${eth} ETH moved ${inWords(inFavour)} votes, ${billion.toPrecision(3)} ETH a billion`;
}

async function delegateTo(
  session: AttackSession,
  dao: ModelDao,
  market: ContractAt<typeof VoteRentalMarket>,
  holders: readonly Address[],
): Promise<void> {
  for (const holder of holders) {
    await session.prepare(holder, market, 'enrol', []);
    const ballot = await session.read(market, 'ballotOf', [holder]);
    await session.prepare(holder, dao.token, 'delegate', [ballot]);
  }
}

async function leave(session: AttackSession, dao: ModelDao, holders: readonly Address[]): Promise<void> {
  for (const holder of holders) {
    const name = holders.length === 1 ? 'a holder' : `holder ${holders.indexOf(holder) + 1}`;
    await session.transact(name, 'leaves the market by delegating to itself', holder, dao.token, 'delegate', [holder]);
  }
}

/** A vote in which somebody bids for the rented votes, and the market casts them For. */
async function auctioned(
  session: AttackSession,
  dao: ModelDao,
  market: ContractAt<typeof VoteRentalMarket>,
  description: string,
  value: bigint,
): Promise<Auctioned> {
  const buyer = accountOf('lobbyfi/buyer');
  await session.chain.setBalance(buyer, 2n * value + 10n ** 18n);
  const nothing = transferCall(dao.token, dao.timelock.address, 0n);
  const proposal: ModelProposal = await dao.propose(
    'a delegate',
    accountOf('lobbyfi/proposer'),
    [nothing],
    description,
  );
  await session.prepare(buyer, market, 'count', [proposal.id, 100n]);
  const paid = (Number(value) / 1e18).toString();
  const refused = await session.transactTogether('buyer', `bids ${paid} ETH for all rented votes, to vote For`, [
    { from: buyer, to: market.address, data: encodeCall(VoteRentalMarket, 'bid', [proposal.id, FOR]), value },
  ]);
  if (refused !== null) {
    await proposal.close();
    return { ...(await proposal.votes()), paidWei: 0n };
  }
  const { bid, closesAt } = await session.read(market, 'rentalOf', [proposal.id]);
  session.waitUntil(Number(closesAt) + 1);
  await session.transact('market', 'casts them as the highest bidder chose', buyer, market, 'cast', [
    proposal.id,
    100n,
  ]);
  await proposal.close();
  return { ...(await proposal.votes()), paidWei: bid };
}
