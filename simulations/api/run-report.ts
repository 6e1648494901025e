import { STAGES, type Stage, type Step } from '../kernel/index.js';
import type { AgentRow, Frame } from '../metrics/index.js';
import { formatTokens } from '../scenario/index.js';
import { proposalState, type WorldView } from '../world/index.js';
import type { RunReport } from './contract/index.js';

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
  #gini = 0;
  #ticks = 0;
  #rows: readonly AgentRow[] = [];
  readonly #lost = new Map<string, RunReport['lostWork'][number]>();
  readonly #supplyAtStart: bigint;
  readonly #stageMillis = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;

  constructor(genesis: { readonly view: WorldView; readonly blocks: number }) {
    this.#supplyAtStart = genesis.view.supply;
    this.#blocks = genesis.blocks;
  }

  /** Enters what a frame shows; frame 0 included. */
  enterFrame(frame: Frame, rows: readonly AgentRow[]): void {
    this.#ticks = frame.tick;
    this.#rows = rows;
    this.#checked += frame.invariants.checked;
    this.#violated += frame.invariants.violated.length;
    // A round that nobody scored has no accuracy before one was measured.
    if (frame.round !== null && typeof frame.values.accuracy === 'number') this.#accuracies.push(frame.round.accuracy);
    if (typeof frame.values.gini === 'number') this.#gini = frame.values.gini;
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
    for (const [agent, { lost: why }] of step.learning.trained) {
      if (why === null) continue;
      const { rounds } = this.#lost.get(`${agent} ${why}`) ?? { rounds: 0 };
      this.#lost.set(`${agent} ${why}`, { agent, why, rounds: rounds + 1 });
    }
    for (const stage of STAGES) this.#stageMillis[stage] += step.stageMillis[stage];
  }

  report(run: {
    readonly scenario: string;
    readonly seed: number;
    readonly engine: string;
    readonly backend: string;
    readonly view: WorldView;
    readonly digest: string;
  }): RunReport {
    const { scenario, seed, engine, backend, view, digest } = run;
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
      rewards: { byRole: rewardsByRole(this.#rows) },
      supply: { start: formatTokens(this.#supplyAtStart), end: formatTokens(view.supply) },
      proposals: proposalCounts(view),
      turnout: { mean: meanTurnout(view) },
      gini: this.#gini,
      invariants: { checked: this.#checked, violated: this.#violated },
      stageMillis: Object.fromEntries(STAGES.map((stage) => [stage, Math.round(this.#stageMillis[stage])])),
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
      digest,
    };
  }
}

/** Rewards ever received, summed by archetype, as decimal strings of tokens. */
function rewardsByRole(rows: readonly AgentRow[]): Readonly<Record<string, string>> {
  const sums = new Map<string, bigint>();
  for (const { archetype, rewards } of rows) sums.set(archetype, (sums.get(archetype) ?? 0n) + BigInt(rewards));
  return Object.fromEntries([...sums].map(([archetype, wei]) => [archetype, formatTokens(wei)]));
}

function proposalCounts(view: WorldView): RunReport['proposals'] {
  const states = [...view.proposals.values()].map((proposal) => proposalState(proposal, view.time));
  const count = (state: string) => states.filter((other) => other === state).length;
  return { created: states.length, executed: count('executed'), defeated: count('defeated') };
}

/** Mean share (0 to 1) of the supply at the snapshot that was cast, over the proposals whose voting has ended. */
function meanTurnout(view: WorldView): number | null {
  const shares = [...view.proposals.values()]
    .filter(({ voteEnd, snapshotSupply }) => voteEnd <= view.time && snapshotSupply > 0n)
    .map(({ tally, snapshotSupply }) => Number(tally.for + tally.against + tally.abstain) / Number(snapshotSupply));
  return shares.length === 0 ? null : round(shares.reduce((sum, share) => sum + share, 0) / shares.length, 6);
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
