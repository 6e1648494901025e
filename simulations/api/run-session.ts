import { createPopulation } from '../agents/index.js';
import { type ChainEngine, startChain } from '../chain/index.js';
import type { WireError } from '../errors/index.js';
import { Simulation, type Step } from '../kernel/index.js';
import { createLearningService, type LearningService } from '../learning/index.js';
import {
  ARCHETYPES,
  accrualsOf,
  auditOf,
  createRecorderOf,
  MECHANISMS,
  type OpenMechanism,
  type Scenario,
} from '../mechanisms/index.js';
import type { Recorder, Recording } from '../metrics/index.js';
import type { DomainEvent } from '../world/index.js';
import { auditedFrame } from './audited-frame.js';
import type { AgentInfo, RunReport, RunState, StartStep } from './contract/index.js';
import { PaceEstimate } from './pace-estimate.js';
import { RunPace } from './run-pace.js';
import { RunReporter } from './run-report.js';
import { wireErrorOf } from './wire-error.js';

/** Where a session's ticks go, one after the other. A slow store holds the run back: it is a tick behind at most. */
export type KeepTick = (recording: Recording, events: readonly DomainEvent[]) => Promise<void>;

export interface SessionListener {
  stateChanged(state: RunState): void;
  progress(progress: { readonly tick: number; readonly stage: string; readonly secondsLeft: number | null }): void;
}

export interface SessionOptions {
  /** With the overrides filled in. */
  readonly scenario: Scenario;
  readonly paused: boolean;
  readonly speed: number | null;
  /** Told what is about to be done before the first tick. */
  readonly onStep: (step: StartStep) => void;
}

/** How a session ended. */
export interface SessionEnd {
  readonly state: 'finished' | 'stopped' | 'failed';
  readonly report: RunReport;
  readonly error: WireError | null;
}

/**
 * One run while it lives: its chain, its learning, its simulation and its pace. Owns all of them and closes them
 * on every way out.
 */
export class RunSession {
  readonly pace: RunPace;
  readonly recorder: Recorder;
  readonly agents: readonly AgentInfo[];
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly #scenario: Scenario;
  readonly #chain: ChainEngine;
  readonly #learning: LearningService | null;
  readonly #simulation: Simulation<OpenMechanism>;
  readonly #estimate = new PaceEstimate();
  readonly #reporter: RunReporter;
  /** The newest tick on its way into the store: the next one is computed meanwhile, and kept only after it. */
  #keeping: Promise<void> = Promise.resolve();

  private constructor(
    options: SessionOptions,
    chain: ChainEngine,
    learning: LearningService | null,
    simulation: Simulation<OpenMechanism>,
  ) {
    this.pace = new RunPace(options);
    this.#scenario = options.scenario;
    this.#chain = chain;
    this.#learning = learning;
    this.#simulation = simulation;
    this.#reporter = new RunReporter(simulation.genesis);
    this.backend = learning?.backend ?? 'cpu';
    this.recorder = createRecorderOf(simulation, options.scenario);
    this.agents = simulation.identities.map(({ name, archetype, cohort, address, shard }) => ({
      agent: name,
      archetype,
      cohort,
      address,
      shard: shard === null ? null : (learning?.shards[shard]?.labels ?? null),
    }));
  }

  /**
   * Starts everything a run needs and deploys its DAO.
   * @throws FolkmootError when a part cannot be started; the others are closed again
   */
  static async open(options: SessionOptions): Promise<RunSession> {
    const { scenario, onStep } = options;
    const { seed } = scenario;
    const { trainers } = createPopulation(scenario, seed, ARCHETYPES);
    let learning: LearningService | null = null;
    let chain: ChainEngine | null = null;
    try {
      onStep('data');
      learning = trainers > 0 ? await createLearningService({ parameters: scenario.learning, trainers, seed }) : null;
      onStep('chain');
      const { engine, chainId, stateRoot } = scenario.chain;
      chain = await startChain(engine, { chainId, genesisTime: scenario.startTime, stateRoot });
      const simulation = await Simulation.create({
        scenario,
        seed,
        mechanisms: MECHANISMS,
        chain,
        services: { learning },
        onStep,
      });
      return new RunSession(options, chain, learning, simulation);
    } catch (error) {
      await Promise.allSettled([chain?.close(), learning?.close()]);
      throw error;
    }
  }

  get tick(): number {
    return this.#simulation.tick;
  }

  /** Runs to the end, to a stop or to a failure, keeping every tick. Never rejects: a failure is in what it returns. */
  async run(keep: KeepTick, listener: SessionListener): Promise<SessionEnd> {
    let state: SessionEnd['state'] = 'finished';
    let error: WireError | null = null;
    try {
      const { genesis } = this.#simulation;
      await this.#keep(this.recorder.genesis(genesis.empty, genesis.view, genesis.events), genesis.events, keep);
      state = await this.#tickOn(keep, listener);
      await this.#keeping;
    } catch (cause) {
      // What was finished before is kept, unless that is what failed.
      await this.#keeping.catch(() => {});
      state = 'failed';
      error = wireErrorOf(cause);
    }
    const report = this.#report(await this.#accrued());
    await this.close();
    return { state, report, error };
  }

  async close(): Promise<void> {
    this.pace.stop();
    await Promise.allSettled([this.#chain.close(), this.#learning?.close()]);
  }

  async #tickOn(keep: KeepTick, listener: SessionListener): Promise<'finished' | 'stopped'> {
    const { ticks } = this.#scenario;
    while (this.tick < ticks) {
      let paused = false;
      const asked = performance.now();
      const turn = await this.pace.next(this.tick, async () => {
        await this.#keeping;
        paused = true;
        listener.stateChanged('paused');
      });
      this.#reporter.enterWait(performance.now() - asked);
      if (turn === 'stop') return 'stopped';
      if (paused) listener.stateChanged('running');
      const begin = performance.now();
      let finished: Step | null = null;
      await this.#simulation.step(
        async (step) => {
          finished = step;
          await this.#collect(step, keep);
        },
        (tick, stage) => listener.progress({ tick, stage, secondsLeft: this.#estimate.secondsLeft(ticks - tick) }),
      );
      if (finished !== null) this.#reporter.enterStep(finished);
      this.#estimate.add((performance.now() - begin) / 1000);
    }
    return 'finished';
  }

  async #collect(step: Step, keep: KeepTick): Promise<void> {
    const recording = this.recorder.record(step);
    const last = step.tick + 1 === this.#scenario.ticks;
    const frame = await auditedFrame(recording.frame, this.#chain, this.#simulation.identities, last, (accounts) =>
      auditOf(this.#simulation, step.view, accounts),
    );
    await this.#keep({ ...recording, frame }, step.events, keep);
  }

  async #keep(recording: Recording, events: readonly DomainEvent[], keep: KeepTick): Promise<void> {
    await this.#keeping;
    this.#reporter.enterFrame(recording.frame, recording.agentRows);
    this.#keeping = keep(recording, events);
    // Whoever waits for it learns of a failure.
    this.#keeping.catch(() => {});
  }

  /** Wei that each agent has earned by the last tick's end and not claimed; `null` when the chain cannot be asked. */
  async #accrued(): Promise<ReadonlyMap<string, bigint> | null> {
    const { view, identities, genesis, tick } = this.#simulation;
    const time = genesis.epochStart + tick * this.#scenario.tickSeconds;
    const { asked, of } = accrualsOf(
      this.#simulation,
      view,
      identities.map(({ address }) => address),
      time,
    );
    try {
      const results = await this.#chain.call(asked.map(({ call: { to, data } }) => ({ to, data })));
      const answers = asked.map(({ read }, i) => read(results[i]!));
      if (answers.some((answer) => answer === null)) return null;
      const amounts = of(answers.filter((answer) => answer !== null));
      return new Map(identities.map(({ name }, i) => [name, amounts[i]!]));
    } catch {
      // The chain has ended, which is why the run has failed: its report goes without.
      return null;
    }
  }

  #report(accrued: ReadonlyMap<string, bigint> | null): RunReport {
    const { view, digest } = this.#simulation;
    const { name, seed, chain } = this.#scenario;
    const { words } = this.recorder;
    return this.#reporter.report({
      scenario: name,
      seed,
      engine: chain.engine,
      backend: this.backend,
      view,
      digest,
      accrued,
      words,
      told: this.recorder.closing(),
    });
  }
}
