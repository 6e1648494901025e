import { STAGES, type Stage, type Step } from '../kernel/index.js';
import type { AgentRow, Frame, RunWords } from '../metrics/index.js';
import { formatTokens } from '../scenario/index.js';
import { type CoreView, ledgerOf } from '../world/index.js';
import type { RunReport, TokenPrice } from './contract/index.js';

/** Sums up a run while it goes on; what it says at the end is the run's report. */
export class RunReporter {
  readonly #begin = performance.now();
  #waited = 0;
  #sent = 0;
  #reverted = 0;
  #blocks: number;
  #checked = 0;
  #violated = 0;
  #accuracies: number[] = [];
  #values: Frame['values'] = {};
  readonly #turnouts: number[] = [];
  #ticks = 0;
  #rows: readonly AgentRow[] = [];
  readonly #lost = new Map<string, RunReport['lostWork'][number]>();
  readonly #supplyAtStart: bigint;
  readonly #stageMillis = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;

  constructor(genesis: { readonly view: CoreView; readonly blocks: number }) {
    this.#supplyAtStart = ledgerOf(genesis.view).supply;
    this.#blocks = genesis.blocks;
  }

  /** Enters what a frame shows; frame 0 included. */
  enterFrame(frame: Frame, rows: readonly AgentRow[]): void {
    this.#ticks = frame.tick;
    this.#rows = rows;
    this.#checked += frame.invariants.checked;
    this.#violated += frame.invariants.violated.length;
    // A round that nobody scored has no accuracy before one was measured.
    const accuracy = frame.round?.accuracy ?? null;
    if (accuracy !== null) this.#accuracies.push(accuracy);
    for (const { agent, why } of frame.round?.lost ?? []) {
      const { rounds } = this.#lost.get(`${agent} ${why}`) ?? { rounds: 0 };
      this.#lost.set(`${agent} ${why}`, { agent, why, rounds: rounds + 1 });
    }
    this.#values = frame.values;
    if (typeof frame.values.turnout === 'number') this.#turnouts.push(frame.values.turnout);
  }

  /** Enters time (ms) in which the run waited to be let on: paused, or held back by a speed limit. */
  enterWait(millis: number): void {
    this.#waited += millis;
  }

  /** Enters how a step went. Called when its collect stage is over, so that its time is complete. */
  enterStep(step: Step): void {
    this.#sent += step.outcomes.length;
    this.#reverted += step.outcomes.filter(({ error }) => error !== null).length;
    this.#blocks += step.blocks;
    for (const stage of STAGES) this.#stageMillis[stage] += step.stageMillis[stage];
  }

  report(run: {
    readonly scenario: string;
    readonly seed: number;
    readonly engine: string;
    readonly backend: string;
    readonly view: CoreView;
    readonly digest: string;
    /** Wei that each agent has earned and not claimed, by its name; `null` when that is unknown. */
    readonly accrued: ReadonlyMap<string, bigint> | null;
    readonly words: Pick<RunWords, 'reporters' | 'assets'>;
    /** What its mechanisms say of all of it. */
    readonly told: readonly string[];
  }): RunReport {
    const { scenario, seed, engine, backend, view, digest, accrued, words, told } = run;
    const chainSeconds = (this.#stageMillis.transact + this.#stageMillis.index) / 1000;
    return {
      scenario,
      seed,
      ticks: this.#ticks,
      engine,
      backend,
      wallSeconds: round((performance.now() - this.#begin - this.#waited) / 1000, 2),
      transactions: {
        sent: this.#sent,
        reverted: this.#reverted,
        perSecond: chainSeconds === 0 ? 0 : Math.round(this.#sent / chainSeconds),
      },
      blocks: this.#blocks,
      accuracy: {
        first: this.#accuracies[0] ?? null,
        final: this.#accuracies.at(-1) ?? null,
        best: this.#accuracies.length === 0 ? null : Math.max(...this.#accuracies),
      },
      lostWork: [...this.#lost.values()],
      rewards: {
        byRole: byRole(this.#rows, ({ values }) => BigInt(values.rewards ?? 0)),
        accruedByRole: accrued && byRole(this.#rows, ({ agent }) => accrued.get(agent) ?? 0n),
      },
      supply: { start: formatTokens(this.#supplyAtStart), end: formatTokens(ledgerOf(view).supply) },
      proposals: {
        created: this.#count('proposalsCreated'),
        executed: this.#count('proposalsExecuted'),
        defeated: this.#count('proposalsDefeated'),
      },
      turnout: { mean: this.#turnouts.length === 0 ? null : round(mean(this.#turnouts), 6) },
      gini: this.#count('gini'),
      price: this.#price(words),
      told,
      invariants: { checked: this.#checked, violated: this.#violated },
      stageMillis: Object.fromEntries(STAGES.map((stage) => [stage, Math.round(this.#stageMillis[stage])])),
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
      digest,
    };
  }

  /** What the token cost at last, by the first reporter of a price, in the coins that prices are given in. */
  #price({ reporters, assets }: Pick<RunWords, 'reporters' | 'assets'>): TokenPrice | null {
    const coins = this.#values[reporters.find(({ unit }) => unit === 'price')?.name ?? ''];
    const symbol = assets.find(({ asset }) => asset === 'stable')?.symbol;
    return typeof coins === 'number' && symbol !== undefined ? { coins, symbol } : null;
  }

  /** A reporter's last number; 0 in a run that has no such reporter. */
  #count(reporter: string): number {
    const value = this.#values[reporter];
    return typeof value === 'number' ? value : 0;
  }
}

/** Amounts (wei) summed by archetype, as decimal strings of tokens. */
function byRole(rows: readonly AgentRow[], of: (row: AgentRow) => bigint): Readonly<Record<string, string>> {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(row.archetype, (sums.get(row.archetype) ?? 0n) + of(row));
  return Object.fromEntries([...sums].map(([archetype, wei]) => [archetype, formatTokens(wei)]));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
