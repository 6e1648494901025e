import type { Scope } from '../agents/index.js';
import type { Address } from '../world/index.js';
import type { AgentColumnInfo, AgentRow } from './frame.js';
import type { ReportedAgent, ReporterInput, RewardLedger } from './reporter.js';

type Value = number | bigint | string | null;

/** A column of the agents table that says how things stand. */
export interface StandingColumn<S extends Scope = Scope> extends AgentColumnInfo {
  readonly of: (input: ReporterInput<S>, agent: ReportedAgent) => Value;
}

/** A column that adds up, or keeps the last of, what ticks bring. */
export interface KeptColumn<S extends Scope = Scope> extends AgentColumnInfo {
  readonly keep: 'sum' | 'last';
  /** What the tick brings, account by account; accounts that are no agent's are passed over. */
  readonly entries: (input: ReporterInput<S>) => Iterable<readonly [account: Address, value: number | bigint | null]>;
}

export type AgentColumn<S extends Scope = Scope> = StandingColumn<S> | KeptColumn<S>;

/** What one agent's ticks so far add up to. */
interface AgentAccount {
  gasUsed: bigint;
  /** Wei of rewards ever received, by kind of flow. */
  readonly rewards: Map<string, bigint>;
  readonly kept: Map<string, number | bigint | null>;
}

/** Adds up, agent by agent, what a run's ticks bring. Each tick is entered once, in order. */
export class AgentLedger implements RewardLedger {
  readonly #accounts = new Map<Address, AgentAccount>();
  readonly #byName = new Map<string, AgentAccount>();
  readonly #columns: readonly AgentColumn[];
  readonly #rewardKinds: ReadonlySet<string>;
  readonly #firsts = new Map<string, number>();

  constructor(agents: readonly ReportedAgent[], columns: readonly AgentColumn[], rewardKinds: ReadonlySet<string>) {
    this.#columns = columns;
    this.#rewardKinds = rewardKinds;
    for (const { name, address } of agents) {
      const account = { gasUsed: 0n, rewards: new Map(), kept: new Map() };
      this.#accounts.set(address, account);
      this.#byName.set(name, account);
    }
  }

  firstTick(occasion: string, frame: number): number {
    const first = this.#firsts.get(occasion) ?? frame;
    this.#firsts.set(occasion, first);
    return first;
  }

  rewardsOf(address: Address, kind?: string): bigint {
    const rewards = this.#accounts.get(address)?.rewards;
    if (rewards === undefined) return 0n;
    if (kind !== undefined) return rewards.get(kind) ?? 0n;
    return [...rewards.values()].reduce((sum, amount) => sum + amount, 0n);
  }

  enter(input: ReporterInput): void {
    for (const { asset, to, kind, amount } of input.transfers) {
      const rewards = this.#rewardKinds.has(kind) && asset === 'token' ? this.#accounts.get(to)?.rewards : undefined;
      rewards?.set(kind, (rewards.get(kind) ?? 0n) + amount);
    }
    for (const { agent, gasUsed } of input.outcomes) {
      const account = this.#byName.get(agent);
      if (account !== undefined) account.gasUsed += gasUsed;
    }
    for (const column of this.#columns) {
      if (!('entries' in column)) continue;
      for (const [address, value] of column.entries(input)) {
        const kept = this.#accounts.get(address)?.kept;
        if (kept === undefined) continue;
        const before = kept.get(column.name) ?? null;
        kept.set(column.name, column.keep === 'last' ? value : sumOf(before, value));
      }
    }
  }

  /** One row an agent, in the agents' order. */
  rows(input: ReporterInput): readonly AgentRow[] {
    return input.agents.map((agent) => {
      const { name, address, archetype, cohort } = agent;
      const account = this.#accounts.get(address)!;
      const values = this.#columns.map((column) => {
        const value = 'of' in column ? column.of(input, agent) : keptValue(column, account);
        return [column.name, typeof value === 'bigint' ? String(value) : value] as const;
      });
      return {
        agent: name,
        archetype,
        cohort,
        address,
        gasUsed: String(account.gasUsed),
        active: input.active.has(name),
        values: Object.fromEntries(values),
      };
    });
  }
}

function keptValue({ name, keep, unit }: KeptColumn, { kept }: AgentAccount): Value {
  const value = kept.get(name);
  if (value !== undefined) return value;
  if (keep === 'last') return null;
  return unit === 'wei' ? 0n : 0;
}

function sumOf(before: number | bigint | null, value: number | bigint | null): number | bigint | null {
  if (before === null || value === null) return value ?? before;
  return typeof before === 'bigint' || typeof value === 'bigint' ? BigInt(before) + BigInt(value) : before + value;
}
