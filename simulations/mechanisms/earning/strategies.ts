import { GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { parseTokens } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { priceOf } from '../market/index.js';
import { ownHoldings, stakingYield } from '../staking/index.js';
import { settledRounds } from '../training/index.js';
import type { EarningScope } from './state.js';

export type Seen = Observation<EarningScope>;

/** Kinds of work that the DAO has and that take hours. */
export type Work = 'train' | 'vote' | 'stake' | 'milestone' | 'network';
/** What somebody would do in a tick, most wanted first. */
export type Strategy = (seen: Seen) => readonly Work[];

const SECONDS_A_YEAR = 31_557_600;
/** How far back it looks to tell what staking brings. */
const YIELD_TICKS = 4;

/** Hours that a kind of work takes. */
export function hoursOf(work: Work, { earning }: EarningScope['scenario']): number {
  const { trainingHours, votingHours, stakingHours, milestoneHours, networkingHours } = earning;
  return {
    train: trainingHours,
    vote: votingHours,
    stake: stakingHours,
    milestone: milestoneHours,
    network: networkingHours,
  }[work];
}

/** As much of the wanted work as the hours of a tick allow, the most wanted first. */
export function affordable(wanted: readonly Work[], scenario: EarningScope['scenario']): ReadonlySet<Work> {
  const chosen = new Set<Work>();
  let left = scenario.earning.hoursPerTick;
  for (const work of wanted) {
    const hours = hoursOf(work, scenario);
    if (hours > left) continue;
    chosen.add(work);
    left -= hours;
  }
  return chosen;
}

/** Does one thing, every tick. */
export const specialise: Strategy = () => ['train'];

/** Does two things, every tick: trains, and stakes what that earned. */
export const beConsistent: Strategy = () => ['train', 'stake'];

/**
 * Stable coins that an hour of training would bring, by what anybody can see: what the last round paid and what waits in the
 * pool, shared by its trainers and one more, at the pool's price. `null` before a round was settled.
 */
export function trainingPayPerHour({ view, scenario }: Pick<Seen, 'view' | 'scenario'>): number | null {
  const last = settledRounds(view.training).at(-1);
  const price = priceOf(view.market);
  if (last?.settlement == null || price === null) return null;
  const waiting = balanceOf(view, view.rewards.contracts.trainerPool);
  const each = Number(last.settlement.paidToTrainers + waiting) / 1e18 / (last.trainers.length + 1);
  return (each * price) / Math.max(scenario.earning.trainingHours, 0.01);
}

/** Stable coins that what the agent owns would earn in a tick if it were staked; `null` before anybody can tell. */
export function stakingPay(seen: Seen): number | null {
  const { view, scenario, now } = seen;
  const seconds = YIELD_TICKS * scenario.tickSeconds;
  const yearly = stakingYield(view.staking, { now, since: view.epochStart, seconds });
  const price = priceOf(view.market);
  if (yearly === null || price === null) return null;
  const { balance, active } = ownHoldings(seen);
  return ((Number(balance + active) / 1e18) * price * yearly * scenario.tickSeconds) / SECONDS_A_YEAR;
}

/** How far opportunists differ in what an hour must bring: standard deviation of its logarithm. */
const WAGE_DEVIATION = 0.2;

/** Does what was worth more than its hours when it last looked, by its own wage, and tries what nobody can tell about. */
export const takeChances: Strategy = (seen) => {
  const { outsideWage, stakingHours } = seen.scenario.earning;
  const own = Math.exp(seen.character('wage').normal(0, WAGE_DEVIATION));
  const wage = (Number(parseTokens(outsideWage)) / 1e18) * own;
  const pays = (coins: number | null, least: number) => coins === null || coins >= least;
  return [
    ...(pays(trainingPayPerHour(seen), wage) ? (['train'] as const) : []),
    ...(pays(stakingPay(seen), wage * stakingHours) ? (['stake'] as const) : []),
  ];
};

/** The other of the pair that an agent works in: members of a cohort two by two; `null` for the odd one out. */
export function partnerOf({ self, directory }: Pick<Seen, 'self' | 'directory'>) {
  const members = directory.ofCohort(self.cohort);
  const own = members.findIndex(({ name }) => name === self.name);
  return members[own % 2 === 0 ? own + 1 : own - 1] ?? null;
}

/** A tick for training, a tick for votes and stake; every other member of a cohort begins with the other. */
export const alternate: Strategy = ({ self, directory, tick }) => {
  const own = directory.ofCohort(self.cohort).findIndex(({ name }) => name === self.name);
  return (own + tick) % 2 === 0 ? ['train'] : ['vote', 'stake'];
};

/** Gives its partner half of what the round of the tick before paid it for training. */
export const shareWithPartner: Policy<EarningScope> = (seen) => {
  const { view, self, tick } = seen;
  const partner = partnerOf(seen);
  const last = settledRounds(view.training).at(-1);
  // The first round is that of tick 0: whatever is older was shared before.
  if (partner === null || last === undefined || last.round !== tick) return [];
  const half = (last.trainers.find(({ trainer }) => trainer === self.address)?.paid ?? 0n) / 2n;
  if (half === 0n || half > balanceOf(view, self.address)) return [];
  const call = callOf(GovernanceToken, view.token.contracts.token, 'transfer', [partner.address, half]);
  return [{ purpose: 'shareWithPartner', window: 0, calls: [call] }];
};
