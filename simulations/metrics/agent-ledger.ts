import type { Address, DomainEvent } from '../world/index.js';
import type { ClassifiedTransfer } from './flows/classify-transfers.js';
import type { FlowKind } from './frame.js';
import type { RecordedTick, ReportedAgent } from './reporter-input.js';

/** What one agent's events of all ticks so far add up to. Amounts in wei. */
export interface AgentAccount {
  trainingRewards: bigint;
  validationRewards: bigint;
  stakingRewards: bigint;
  slashed: bigint;
  gasUsed: bigint;
  ballots: number;
  /** Score of the last settled round it took part in (−1 to 1). */
  score: number | null;
  trainAccuracy: number | null;
  trainLoss: number | null;
  /** Whether an update of its was ever revealed. */
  tookPart: boolean;
}

const REWARDS = {
  trainingReward: 'trainingRewards',
  validationReward: 'validationRewards',
  stakingReward: 'stakingRewards',
} as const satisfies Partial<Record<FlowKind, keyof AgentAccount>>;

const PPM = 1_000_000;

/** Adds up, agent by agent, what the events of a run say. Each tick is entered once, in order. */
export class AgentLedger {
  readonly #accounts = new Map<Address, AgentAccount>();
  readonly #byName = new Map<string, AgentAccount>();

  constructor(agents: readonly ReportedAgent[]) {
    for (const { name, address } of agents) {
      const account = emptyAccount();
      this.#accounts.set(address, account);
      this.#byName.set(name, account);
    }
  }

  /** @throws RangeError for an address that is no agent's */
  of(address: Address): Readonly<AgentAccount> {
    const account = this.#accounts.get(address);
    if (account === undefined) throw new RangeError(`${address} is not an agent's address`);
    return account;
  }

  enter(
    { events, outcomes, learning }: Pick<RecordedTick, 'events' | 'outcomes' | 'learning'>,
    transfers: readonly ClassifiedTransfer[],
  ): void {
    for (const { to, kind, amount } of transfers) {
      const account = this.#accounts.get(to);
      if (account !== undefined && isReward(kind)) account[REWARDS[kind]] += amount;
    }
    for (const event of events) this.#enterEvent(event);
    for (const { agent, gasUsed } of outcomes) {
      const account = this.#byName.get(agent);
      if (account !== undefined) account.gasUsed += gasUsed;
    }
    for (const [agent, { trainAccuracy, trainLoss }] of learning?.trained ?? []) {
      const account = this.#byName.get(agent);
      if (account !== undefined) Object.assign(account, { trainAccuracy, trainLoss });
    }
  }

  #enterEvent(event: DomainEvent): void {
    if (event.type === 'slashed') {
      const account = this.#accounts.get(event.account);
      if (account !== undefined) account.slashed += event.fromStake + event.fromCooling;
    } else if (event.type === 'voteCast') {
      const account = this.#accounts.get(event.voter);
      if (account !== undefined) account.ballots += 1;
    } else if (event.type === 'trainerScored') {
      const account = this.#accounts.get(event.trainer);
      if (account !== undefined) account.score = event.scorePpm / PPM;
    } else if (event.type === 'updateRevealed') {
      const account = this.#accounts.get(event.trainer);
      if (account !== undefined) account.tookPart = true;
    }
  }
}

/** All rewards of an account together. */
export function rewardsOf(account: Readonly<AgentAccount>): bigint {
  return account.trainingRewards + account.validationRewards + account.stakingRewards;
}

export function isReward(kind: FlowKind): kind is keyof typeof REWARDS {
  return kind in REWARDS;
}

function emptyAccount(): AgentAccount {
  return {
    trainingRewards: 0n,
    validationRewards: 0n,
    stakingRewards: 0n,
    slashed: 0n,
    gasUsed: 0n,
    ballots: 0,
    score: null,
    trainAccuracy: null,
    trainLoss: null,
    tookPart: false,
  };
}
