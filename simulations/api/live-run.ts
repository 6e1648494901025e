import type { WireError } from '../errors/index.js';
import type { Scenario } from '../mechanisms/index.js';
import { createRunStore, type RunManifest, type RunOrigin, type RunStore, type StoredRun } from '../results/index.js';
import type { EventName, EventPayload, RunState, StartStep } from './contract/index.js';
import type { RunPace } from './run-pace.js';
import { RunSession, type SessionEnd } from './run-session.js';
import { summaryOf } from './run-summary.js';
import { wireErrorOf } from './wire-error.js';

export type Announce = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export interface LiveRunOptions {
  readonly id: string;
  readonly folder: string;
  readonly scenario: Scenario;
  readonly origin: RunOrigin | null;
  readonly paused: boolean;
  readonly speed: number | null;
  readonly announce: Announce;
}

/** A run that is going on, with its store: keeps every tick, then announces it. */
export class LiveRun {
  readonly store: RunStore;
  /** Resolves when the run is over, its chain and workers are gone and its store is closed. */
  readonly ended: Promise<void>;
  /** True once its store is being closed: whoever wants to read waits for `ended` and reads it from disk. */
  closing = false;
  readonly #session: RunSession;
  readonly #announce: Announce;
  readonly #reads = new Set<Promise<unknown>>();
  /** Changes of state are written one after the other, and all of them before the last one. */
  #written: Promise<void> = Promise.resolve();
  /** Why a change of state could not be written. */
  #unwritten: WireError | null = null;

  private constructor(session: RunSession, store: RunStore, announce: Announce) {
    this.#session = session;
    this.store = store;
    this.#announce = announce;
    this.ended = this.#live();
  }

  /** @throws FolkmootError when the run cannot be started; nothing of it is left then */
  static async start({ id, folder, scenario, origin, paused, speed, announce }: LiveRunOptions): Promise<LiveRun> {
    const onStep = (doing: StartStep) => announce('runStarting', { scenario: scenario.name, doing });
    const session = await RunSession.open({ scenario, paused, speed, onStep });
    try {
      const store = await createRunStore(folder, {
        format: 'folkmoot-run/1',
        kind: 'dao',
        id,
        scenario: scenario.name,
        title: scenario.title,
        seed: scenario.seed,
        engine: scenario.chain.engine,
        backend: session.backend,
        state: paused ? 'paused' : 'running',
        tick: 0,
        ticks: scenario.ticks,
        tickSeconds: scenario.tickSeconds,
        startTime: scenario.startTime,
        createdAt: new Date().toISOString(),
        digest: null,
        error: null,
        resolved: scenario,
        words: session.recorder.words,
        agents: session.agents,
        report: null,
        origin,
      });
      return new LiveRun(session, store, announce);
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  get stored(): StoredRun<RunManifest> {
    const { folder, manifest, lastTick } = this.store;
    return { folder, manifest: { ...manifest, tick: Math.max(0, lastTick) } };
  }

  /** What decides when its next tick may begin: stopped, it ends after the tick it is in, and `ended` says when it has. */
  get pace(): RunPace {
    return this.#session.pace;
  }

  /** Reads from the open store; the run does not close it before the reading is done. */
  async read<T>(work: (store: RunStore) => Promise<T>): Promise<T> {
    const reading = work(this.store);
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }

  async #live(): Promise<void> {
    const { id: runId, ticks } = this.store.manifest;
    const end = await this.#session.run(
      async (recording, events) => {
        await this.store.appendTick({ ...recording, events });
        this.#announce('frame', { runId, frame: recording.frame });
      },
      {
        stateChanged: (state) => {
          this.#written = this.#written.then(() => this.#changeState(state));
        },
        progress: (progress) => this.#announce('progress', { runId, ticks, ...progress }),
      },
    );
    await this.#finish(end);
  }

  /** Never rejects: a run whose state cannot be written ends after its tick, and says why. */
  async #changeState(state: RunState): Promise<void> {
    try {
      await this.store.update({ state });
    } catch (cause) {
      this.#unwritten ??= wireErrorOf(cause);
      this.pace.stop();
    }
    this.#announce('runChanged', { run: summaryOf(this.stored) });
  }

  /** Even when the last words cannot be written, whoever watches is told how the run ended. */
  async #finish({ state, report, error }: SessionEnd): Promise<void> {
    const { id: runId } = this.store.manifest;
    const tick = Math.max(0, this.store.lastTick);
    await this.#written;
    let failure = error ?? this.#unwritten;
    const ended = failure === null ? state : 'failed';
    try {
      await this.store.update({ state: ended, tick, report, digest: report.digest, error: failure });
    } catch (cause) {
      failure ??= wireErrorOf(cause);
    }
    const { folder, manifest } = this.stored;
    this.closing = true;
    await Promise.allSettled(this.#reads);
    await this.store.close().catch((cause: unknown) => {
      failure ??= wireErrorOf(cause);
    });
    const endState = failure === null ? ended : 'failed';
    this.#announce('report', { runId, report });
    this.#announce('runChanged', {
      run: summaryOf({ folder, manifest: { ...manifest, state: endState, error: failure } }),
    });
  }
}
