import type { Agent, AgentIdentity, Finding } from '../agents/index.js';
import { createPopulation } from '../agents/index.js';
import { type ChainEngine, type ChainReceipt, type DaoContracts, deployDao, type Hex } from '../chain/index.js';
import type { LearningService, TrainResult } from '../learning/index.js';
import type { Cohort, Intervention, Scenario } from '../scenario/index.js';
import { createIndexer, type DomainEvent, type Indexer, type WorldView } from '../world/index.js';
import { RunDigest } from './run-digest.js';
import { StageClock } from './stage-clock.js';
import { BLOCKS, decide, intentsOfBlock } from './stages/decide.js';
import { Activity } from './stages/intervene.js';
import { observe } from './stages/observe.js';
import { transact } from './stages/transact.js';
import { work } from './stages/work.js';
import type { StageListener, Step } from './step.js';
import { tickClock } from './tick-clock.js';
import type { TransactionOutcome } from './transaction-outcome.js';
import { Workbench } from './workbench.js';

export interface SimulationOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  /** A fresh chain; stays the caller's to close. */
  readonly chain: ChainEngine;
  /** The learning of this run, made for as many trainers as the population has; stays the caller's to close. */
  readonly learning: LearningService | null;
}

/** A call that the timelock makes: to one of the DAO's contracts. */
export interface EnactedCall {
  readonly contract: keyof DaoContracts;
  readonly data: Hex;
}

/** The deployed DAO before the first tick. */
export interface Genesis {
  readonly view: WorldView;
  readonly events: readonly DomainEvent[];
  readonly blocks: number;
  /** Unix seconds of the first tick's start. */
  readonly epochStart: number;
}

/** Receives every finished step; awaited, so that a slow store holds the run back instead of falling behind. */
export type Collector = (step: Step) => Promise<void>;

/** How many of its latest findings an agent keeps. */
const KEPT_FINDINGS = 32;

/**
 * One run of one scenario: a deployed DAO, its agents, and the step that moves them one tick on. It knows no
 * window, no store and no chart.
 */
export class Simulation {
  readonly genesis: Genesis;
  readonly identities: readonly AgentIdentity[];
  readonly #options: SimulationOptions;
  readonly #agents: readonly Agent[];
  readonly #indexer: Indexer;
  readonly #workbench: Workbench;
  readonly #digest = new RunDigest();
  readonly #activity = new Activity();
  readonly #findings = new Map<string, Finding[]>();
  readonly #interventions: Intervention[];
  #tick = 0;
  #enacted: { readonly previous: WorldView; readonly events: readonly DomainEvent[]; readonly blocks: number } | null =
    null;

  private constructor(options: SimulationOptions, agents: readonly Agent[], indexer: Indexer, genesis: Genesis) {
    this.#options = options;
    this.#agents = agents;
    this.#indexer = indexer;
    this.#workbench = new Workbench(options.learning);
    this.#interventions = [...options.scenario.interventions];
    this.identities = agents.map(({ identity }) => identity);
    this.genesis = genesis;
    this.#digest.add(genesis.events, []);
  }

  /** Deploys the DAO of a scenario on a fresh chain and settles its population there. */
  static async create(options: SimulationOptions): Promise<Simulation> {
    const { scenario, seed, chain, learning } = options;
    const { agents, endowments } = createPopulation(scenario, seed);
    await chain.admit(agents.map(({ identity }) => identity.address));
    const deployment = await deployDao(chain, {
      scenario,
      validators: agents
        .filter(({ identity }) => identity.archetype === 'validator')
        .map(({ identity }) => identity.address),
      endowments,
      initialModelCid: learning?.initialModel ?? '',
      genesisTime: scenario.startTime,
    });
    const indexer = createIndexer(deployment.contracts);
    const events = deployment.blocks.flatMap((block) => indexer.apply(block));
    const genesis = {
      view: indexer.view(),
      events,
      blocks: deployment.blocks.length,
      epochStart: deployment.epochStart,
    };
    return new Simulation(options, agents, indexer, genesis);
  }

  /** Ticks done so far; also the number of the next one. */
  get tick(): number {
    return this.#tick;
  }

  get view(): WorldView {
    return this.#indexer.view();
  }

  get contracts(): DaoContracts {
    return this.view.contracts;
  }

  /** Hash over all that has happened so far. */
  get digest(): string {
    return this.#digest.at(this.view);
  }

  /** Adds a live intervention; one for a tick that is past takes effect in the next. */
  intervene(intervention: Intervention): void {
    this.#interventions.push({ ...intervention, tick: Math.max(intervention.tick, this.#tick) });
  }

  /**
   * Carries out calls as the timelock does once a proposal has passed: in one block at the start of the next tick, whose
   * step counts them. A call that reverts is an outcome: its receipt says so.
   */
  async enact(calls: readonly EnactedCall[]): Promise<readonly ChainReceipt[]> {
    const { scenario, chain } = this.#options;
    const { timelock } = this.contracts;
    const { start } = tickClock(this.genesis.epochStart, scenario.tickSeconds, this.#tick);
    const previous = this.#enacted?.previous ?? this.view;
    await chain.admit([timelock]);
    const block = await chain.mine(
      calls.map(({ contract, data }) => ({ from: timelock, to: this.contracts[contract], data })),
      start,
    );
    const events = this.#indexer.apply(block);
    this.#enacted = {
      previous,
      events: [...(this.#enacted?.events ?? []), ...events],
      blocks: (this.#enacted?.blocks ?? 0) + 1,
    };
    return block.receipts;
  }

  /**
   * Runs one tick through all stages.
   * @throws ChainError when the chain fails, LearningError when the learning does; the tick is then not counted
   */
  async step(collect: Collector, onStage: StageListener = () => {}): Promise<void> {
    const { scenario, seed, chain } = this.#options;
    const tick = this.#tick;
    const enacted = this.#enacted;
    const previous = enacted?.previous ?? this.view;
    const clock = tickClock(this.genesis.epochStart, scenario.tickSeconds, tick);
    const stages = new StageClock((stage) => onStage(tick, stage));
    this.#workbench.beginTick();

    const interventions = stages.run('intervene', () => this.#activity.intervene(this.#interventions, tick));
    const active = this.#agents.filter(({ identity }) => this.#activity.isActive(this.#cohortOf(identity), tick));
    const observers = stages.run('observe', () =>
      observe({
        tick,
        now: clock.blockTime('act'),
        seed,
        view: this.view,
        scenario,
        directory: this.identities,
        active,
        findings: this.#findings,
      }),
    );
    const intents = stages.run('decide', () => decide(observers));

    const events: DomainEvent[] = [...(enacted?.events ?? [])];
    const outcomes: TransactionOutcome[] = [];
    let blocks = enacted?.blocks ?? 0;
    for (const phases of BLOCKS) {
      const due = intentsOfBlock(intents, phases);
      const done = await stages.runAsync('work', () => work(due, this.view, this.#workbench));
      for (const { agent, finding } of done.findings) this.#remember(agent, finding);
      if (done.calls.length === 0) continue;
      const time = clock.blockTime(phases[0]!);
      const mined = await stages.runAsync('transact', () => transact(done.calls, previous.contracts, chain, time));
      const blockEvents = stages.run('index', () => this.#indexer.apply(mined.block));
      events.push(...blockEvents);
      outcomes.push(...mined.outcomes);
      blocks++;
    }

    this.#digest.add(events, outcomes);
    this.#tick++;
    this.#enacted = null;
    const step: Step = {
      tick,
      time: clock.end,
      previous,
      view: this.view,
      events,
      outcomes,
      blocks,
      interventions,
      active: new Set(active.map(({ identity }) => identity.name)),
      learning: { loss: this.#workbench.loss, trained: this.#trainedByAgent() },
      stageMillis: stages.millis,
    };
    await stages.runAsync('collect', () => collect(step));
  }

  #cohortOf({ cohort }: AgentIdentity): Cohort {
    return this.#options.scenario.population.find(({ name }) => name === cohort)!;
  }

  #remember(agent: string, finding: Finding): void {
    const findings = [...(this.#findings.get(agent) ?? []), finding].slice(-KEPT_FINDINGS);
    this.#findings.set(agent, findings);
  }

  #trainedByAgent(): ReadonlyMap<string, TrainResult> {
    const byShard = this.#workbench.trained;
    const trained = new Map<string, TrainResult>();
    for (const { name, shard } of this.identities) {
      const result = shard === null ? undefined : byShard.get(shard);
      if (result !== undefined) trained.set(name, result);
    }
    return trained;
  }
}
