import { GovernanceToken, StakePool, VoteEscrow } from '../../../contracts/bindings/index.js';
import type { Intent, Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf } from '../../world/index.js';
import { lockedPower, lockedVotesAt, WEEK_SECONDS } from '../escrow/index.js';
import { type StakingScope, workingStake } from './state.js';

/** What locking is worth to somebody, in percent a year. */
export interface LockTaste {
  /** Of tokens locked for the longest time: what it would give to have them free, on average. */
  readonly liquidityPremiumPercent: number;
  /** Of the tokens that its votes count. */
  readonly voteValuePercent: number;
}

const YEAR_SECONDS = 365.25 * 86_400;
const EVERY_TICKS = 4;
/** Parts of its tokens and of the longest lock that it thinks about. */
const AMOUNTS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const LENGTHS = [0.25, 0.5, 0.75, 1] as const;
/** What must be gained in a year, as a part of its tokens, for a change to be worth the trouble. */
const WORTHWHILE = 0.001;

/** An amount of tokens (not wei) and the part of the longest lock that it has left. */
interface Locked {
  readonly tokens: number;
  readonly part: number;
}

/** What a staker with locked tokens knows of the pool and the escrow, in tokens. */
export interface LockMarket {
  readonly wealth: number;
  /** Rewards of all stakers in a year. */
  readonly rewards: number;
  readonly othersStake: number;
  readonly othersWorking: number;
  readonly othersVotes: number;
  /** What a stake counts without votes, 0 to 1. */
  readonly floor: number;
  /** Parts a year. */
  readonly premium: number;
  readonly voteValue: number;
}

/**
 * What a year is worth to somebody who locks so much and stakes the rest, in tokens: its part of the rewards by Curve's
 * boost, min(stake, floor × stake + (1 − floor) × all stakes × its share of votes), and its votes, less what it would give to
 * have the locked tokens free.
 */
export function yearWith({ tokens, part }: Locked, market: LockMarket): number {
  const { wealth, rewards, othersStake, othersWorking, othersVotes, floor, premium, voteValue } = market;
  const stake = Math.max(0, wealth - tokens);
  const votes = tokens * part;
  const share = votes === 0 ? 0 : votes / (votes + othersVotes);
  const working = Math.min(stake, floor * stake + (1 - floor) * (othersStake + stake) * share);
  const reward = working === 0 ? 0 : (rewards * working) / (othersWorking + working);
  return reward + (voteValue - premium) * votes;
}

/**
 * Locks tokens when boost and votes are worth more to it than having them free, takes them out when the lock is over, or
 * before, when staying would cost it more than the penalty, and stakes all that is not locked.
 */
export function lockTokens(taste: LockTaste): Policy<StakingScope> {
  return (observation) => {
    const { view, self, tick, now } = observation;
    const { escrow } = view;
    if (escrow === undefined || tick % EVERY_TICKS !== Number(BigInt(self.address) % BigInt(EVERY_TICKS))) return [];
    const lock = escrow.locks.get(self.address) ?? { amount: 0n, end: 0 };
    const left = Math.max(0, lock.end - now) / escrow.longest;
    const current = { tokens: left === 0 ? 0 : inTokens(lock.amount), part: left };
    const market = marketOf(observation, taste);
    const stayed = yearWith(current, market);
    if (lock.amount > 0n && (left === 0 || leavesEarly(observation, current, market))) {
      return [{ purpose: 'unlock', window: 0, calls: [callOf(VoteEscrow, escrow.contracts.escrow, 'unlock', [])] }];
    }
    // What is staked can be locked only once it has cooled: it chooses among what it has free.
    const free = inTokens(balanceOf(view, self.address));
    const options = AMOUNTS.flatMap((share) => LENGTHS.map((part) => ({ tokens: share * market.wealth, part })));
    const open = options.filter(
      ({ tokens, part }) => tokens > current.tokens && tokens - current.tokens <= free && part >= left,
    );
    const best = open.reduce<Locked>(
      (most, one) => (yearWith(one, market) > yearWith(most, market) ? one : most),
      current,
    );
    const gains = yearWith(best, market) - stayed > WORTHWHILE * market.wealth;
    return stakeRest(observation, gains ? inWei(best.tokens - current.tokens) : 0n, gains ? best.part : 0);
  };
}

const inTokens = (wei: bigint) => Number(wei) / 1e18;
const inWei = (tokens: number) => BigInt(Math.round(tokens * 1e6)) * 10n ** 12n;

function marketOf({ view, self, scenario, now, character }: Observation<StakingScope>, taste: LockTaste): LockMarket {
  const { staking, escrow } = view;
  const stake = staking.stakes.get(self.address)?.active ?? 0n;
  const { own, all } = workingStake(staking, self.address);
  const votes = escrow === undefined ? null : lockedVotesAt(escrow, now);
  const wealth = balanceOf(view, self.address) + stake + (escrow?.locks.get(self.address)?.amount ?? 0n);
  return {
    wealth: inTokens(wealth),
    rewards: (inTokens(staking.added.at(-1)?.amount ?? 0n) * YEAR_SECONDS) / scenario.staking.rewardsDurationSeconds,
    othersStake: inTokens(staking.totalStaked - stake),
    othersWorking: inTokens(all - own),
    othersVotes: votes === null ? 0 : inTokens(votes.supply - (votes.of.get(self.address) ?? 0n)),
    floor: Number(staking.boost?.floorBps ?? 10_000n) / 10_000,
    premium: (taste.liquidityPremiumPercent / 100) * -Math.log(1 - character('liquidity').next()),
    voteValue: taste.voteValuePercent / 100,
  };
}

/** Whether what it would lose by staying to the end is more than the penalty for leaving now. */
function leavesEarly({ view, self, now }: Observation<StakingScope>, current: Locked, market: LockMarket): boolean {
  const { escrow } = view;
  const lock = escrow?.locks.get(self.address);
  if (escrow === undefined || lock === undefined || escrow.penaltyBps === 0n) return false;
  const years = (lock.end - now) / YEAR_SECONDS;
  const lost = (yearWith({ tokens: 0, part: 0 }, market) - yearWith(current, market)) * years;
  const penalty = (inTokens(lockedPower(lock, escrow.longest, now)) * Number(escrow.penaltyBps)) / 10_000;
  return lost > penalty;
}

/** Locks so much (wei) for such a part of the longest time, and stakes what is left. */
function stakeRest({ view, self, now }: Observation<StakingScope>, amount: bigint, part: number): readonly Intent[] {
  const { token, staking, escrow } = view;
  if (escrow === undefined) return [];
  const pool = staking.contracts.stakePool;
  const at = escrow.contracts.escrow;
  const approve = (spender: typeof pool, wei: bigint) =>
    callOf(GovernanceToken, token.contracts.token, 'approve', [spender, wei]);
  const rest = balanceOf(view, self.address) - amount;
  const worth = rest > 0n && rest * 200n > (staking.stakes.get(self.address)?.active ?? 0n);
  const earliest = Math.max(
    escrow.locks.get(self.address)?.end ?? 0,
    (Math.floor(now / WEEK_SECONDS) + 1) * WEEK_SECONDS,
  );
  const end = Math.max(earliest, Math.floor((now + part * escrow.longest) / WEEK_SECONDS) * WEEK_SECONDS);
  const lock = amount === 0n ? [] : [approve(at, amount), callOf(VoteEscrow, at, 'lock', [amount, BigInt(end)])];
  const stake = worth ? [approve(pool, rest), callOf(StakePool, pool, 'stake', [rest])] : [];
  // Without a new stake the pool must be told of the new votes.
  const tell = amount > 0n && !worth ? [callOf(StakePool, pool, 'updateBoost', [self.address])] : [];
  const calls = [...lock, ...stake, ...tell];
  return calls.length === 0 ? [] : [{ purpose: amount > 0n ? 'lock' : 'stake', window: 0, calls }];
}
