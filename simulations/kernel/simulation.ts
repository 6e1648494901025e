import {
  type Agent,
  type AgentIdentity,
  createPopulation,
  Directory,
  type Finding,
  type Policy,
  TICK_WINDOWS,
  type WorkServices,
} from '../agents/index.js';
import {
  type ChainEngine,
  type ChainReceipt,
  createErrorDecoder,
  type DecodedError,
  type Hex,
  type MinedBlock,
} from '../chain/index.js';
import type { CoreCohort, CoreScenario } from '../scenario/index.js';
import { type CoreView, createIndexer, type DomainEvent, type Indexer } from '../world/index.js';
import { DeployedDao } from './deployed-dao.js';
import { deployDao } from './deployment.js';
import { archetypesOf, type KernelMechanism, mechanismsOf } from './kernel-mechanism.js';
import { RunDigest } from './run-digest.js';
import { StageClock } from './stage-clock.js';
import { type CommonPolicies, decide, intentsOfWindow, observe } from './stages/decide.js';
import { Activity } from './stages/intervene.js';
import { furtherCalls, notRefused, transact } from './stages/transact.js';
import { type WindowStart, work } from './stages/work.js';
import type { StageListener, Step, TransactionOutcome } from './step.js';
import { tickClock } from './tick-clock.js';
import { Workbench } from './workbench.js';

export interface SimulationOptions<M extends KernelMechanism = KernelMechanism> {
  readonly scenario: CoreScenario;
  readonly seed: number;
  /** All mechanisms of the house; those that the scenario asks for are deployed. */
  readonly mechanisms: readonly M[];
  /** A fresh chain; stays the caller's to close. */
  readonly chain: ChainEngine;
  /** The learning of this run, made for as many trainers as the population has; stays the caller's to close. */
  readonly services: WorkServices;
  /** Told what is about to be done before the first tick. */
  readonly onStep?: (step: 'accounts' | 'contracts') => void;
}

/** A call that the timelock makes. */
export interface EnactedCall {
  /** The contract by mechanism and name, e.g. `token.token`. */
  readonly contract: string;
  readonly data: Hex;
}

/** The deployed DAO before the first tick. */
export interface Genesis {
  /** The view before any block. */
  readonly empty: CoreView;
  readonly view: CoreView;
  readonly events: readonly DomainEvent[];
  readonly blocks: number;
  /** Unix seconds of the first tick's start. */
  readonly epochStart: number;
}

/** Receives every finished step; awaited, so that a slow store holds the run back instead of falling behind. */
export type Collector = (step: Step) => Promise<void>;

/** How many of its latest findings an agent keeps; whoever goes by more would wait for ever. */
export const KEPT_FINDINGS = 52;

/** A block of calls that the next step counts, and the view before it. */
interface Enactment {
  readonly previous: CoreView;
  readonly events: readonly DomainEvent[];
}

/**
 * One run of one scenario: a deployed DAO, its agents, and the step that moves them one tick on. It knows no window, no
 * store, no chart, and no mechanism by name.
 */
export class Simulation<M extends KernelMechanism = KernelMechanism> {
  readonly genesis: Genesis;
  readonly dao: DeployedDao;
  /** The mechanisms that are deployed. */
  readonly mechanisms: readonly M[];
  readonly identities: readonly AgentIdentity[];
  readonly #options: SimulationOptions<M>;
  readonly #agents: readonly Agent[];
  readonly #directory: Directory;
  readonly #cohorts: ReadonlyMap<string, CoreCohort>;
  readonly #indexer: Indexer;
  readonly #workbench: Workbench;
  readonly #chores: readonly Policy[];
  readonly #commonPolicies: CommonPolicies;
  readonly #decodeError: (data: Hex) => DecodedError;
  readonly #digest = new RunDigest();
  readonly #activity = new Activity();
  readonly #findings = new Map<string, Finding[]>();
  #tick = 0;
  #enacted: Enactment | null = null;

  private constructor(
    options: SimulationOptions<M>,
    mechanisms: readonly M[],
    agents: readonly Agent[],
    dao: DeployedDao,
    indexer: Indexer,
    genesis: Genesis,
  ) {
    this.#options = options;
    this.mechanisms = mechanisms;
    this.#agents = agents;
    this.dao = dao;
    this.#indexer = indexer;
    this.genesis = genesis;
    this.#workbench = new Workbench(options.services);
    this.identities = agents.map(({ identity }) => identity);
    this.#directory = new Directory(this.identities);
    this.#cohorts = new Map(options.scenario.population.map((cohort) => [cohort.name, cohort]));
    this.#chores = mechanisms.flatMap(({ chores }) => chores ?? []);
    this.#commonPolicies = commonPoliciesOf(mechanisms);
    this.#decodeError = createErrorDecoder(dao.bindings);
    this.#digest.add(genesis.events, []);
  }

  /** Deploys the DAO of a scenario on a fresh chain and settles its population there. */
  static async create<M extends KernelMechanism>(options: SimulationOptions<M>): Promise<Simulation<M>> {
    const { scenario, seed, chain, services } = options;
    const mechanisms = mechanismsOf(scenario, options.mechanisms);
    const { agents, endowments } = createPopulation(scenario, seed, archetypesOf(options.mechanisms));
    const identities = agents.map(({ identity }) => identity);
    options.onStep?.('accounts');
    await chain.admit(identities.map(({ address }) => address));
    options.onStep?.('contracts');
    const deployment = await deployDao(chain, { scenario, mechanisms, agents: identities, endowments, services });
    const dao = new DeployedDao(deployment, mechanisms);
    const indexer = createIndexer(
      mechanisms.map(({ name, index }) => index(deployment.addresses.get(name)!)),
      deployment,
      dao.readCall,
    );
    const empty = indexer.view();
    const events = deployment.blocks.flatMap((block) => indexer.apply(block));
    const genesis: Genesis = {
      empty,
      view: indexer.view(),
      events,
      blocks: deployment.blocks.length,
      epochStart: deployment.epochStart,
    };
    return new Simulation(options, mechanisms, agents, dao, indexer, genesis);
  }

  /** Ticks done so far; also the number of the next one. */
  get tick(): number {
    return this.#tick;
  }

  get view(): CoreView {
    return this.#indexer.view();
  }

  /** Hash over all that has happened so far. */
  get digest(): string {
    return this.#digest.at(this.view);
  }

  /**
   * Carries out calls as the timelock does once a proposal has passed: in one block at the start of the next tick, whose
   * step counts them. A call that reverts is an outcome: its receipt says so.
   * @throws RangeError when the run has no such contract
   * @throws ChainError when something was enacted at the same start already: its block is there
   */
  async enact(calls: readonly EnactedCall[]): Promise<readonly ChainReceipt[]> {
    const { scenario, chain } = this.#options;
    const { treasury, contracts } = this.dao;
    const { start } = tickClock(this.genesis.epochStart, scenario.tickSeconds, this.#tick);
    const previous = this.view;
    const transactions = calls.map(({ contract, data }) => {
      const target = contracts.find((one) => `${one.mechanism}.${one.contract}` === contract);
      if (target === undefined) throw new RangeError(`this run has no contract ${contract}`);
      return { from: treasury, to: target.address, data, gas: BigInt(scenario.chain.blockGasLimit) };
    });
    await chain.admit([treasury]);
    const block = await chain.mine(transactions, start);
    this.#enacted = { previous, events: this.#indexer.apply(block) };
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
    const clock = tickClock(this.genesis.epochStart, scenario.tickSeconds, tick);
    const previous = enacted?.previous ?? this.view;
    const stages = new StageClock((stage) => onStage(tick, stage));
    this.#workbench.beginTick();

    const interventions = stages.run('intervene', () => this.#activity.intervene(scenario.interventions, tick));
    const active = this.#agents.filter(({ identity }) =>
      this.#activity.isActive(this.#cohorts.get(identity.cohort)!, tick),
    );
    const observers = stages.run('observe', () =>
      observe({
        tick,
        now: clock.blockTime(0),
        seed,
        view: this.view,
        scenario,
        directory: this.#directory,
        active,
        findings: this.#findings,
        dao: this.dao,
      }),
    );
    const decisions = stages.run('decide', () => decide(observers, this.#chores, this.#commonPolicies));

    const events: DomainEvent[] = [...(enacted?.events ?? [])];
    const outcomes: TransactionOutcome[] = [];
    let blocks = enacted === null ? 0 : 1;
    for (const window of TICK_WINDOWS) {
      const due = intentsOfWindow(decisions, window);
      const first = clock.blockTime(window);
      const start: WindowStart = {
        view: this.view,
        now: first,
        next: clock.timeAfter(window),
        remember: (agent, finding) => this.#remember(agent, finding),
        findingsOf: (agent) => this.#findings.get(agent) ?? [],
      };
      const calls = await stages.runAsync('work', () => work(due, start, this.#workbench));
      let inParts = due;
      let sent = calls.length > 0 ? calls : furtherCalls(inParts, this.view);
      for (let time = first; sent.length > 0 && time < clock.until(window); time++) {
        const calls = sent;
        const mined = await stages.runAsync('transact', () =>
          transact(calls, chain, time, scenario.chain.blockGasLimit, this.#decodeError),
        );
        events.push(...this.#index(stages, mined.block));
        outcomes.push(...mined.outcomes);
        blocks++;
        inParts = notRefused(inParts, calls, mined.outcomes);
        sent = furtherCalls(inParts, this.view);
      }
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
      work: this.#workbench.record,
      stageMillis: stages.millis,
    };
    await stages.runAsync('collect', () => collect(step));
  }

  #index(stages: StageClock, block: MinedBlock): readonly DomainEvent[] {
    return stages.run('index', () => this.#indexer.apply(block));
  }

  #remember(agent: string, finding: Finding): void {
    const findings = [...(this.#findings.get(agent) ?? []), finding].slice(-KEPT_FINDINGS);
    this.#findings.set(agent, findings);
  }
}

/** What mechanisms have agents do, by archetype. */
function commonPoliciesOf(mechanisms: readonly KernelMechanism[]): CommonPolicies {
  const rules = mechanisms.flatMap(({ policies }) => policies);
  const known = new Map<string, readonly Policy[]>();
  return (archetype) => {
    let policies = known.get(archetype);
    if (policies === undefined) {
      policies = rules.filter(({ of }) => of === undefined || of.includes(archetype)).map(({ policy }) => policy);
      known.set(archetype, policies);
    }
    return policies;
  };
}
