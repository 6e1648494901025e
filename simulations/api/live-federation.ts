import type { WireError } from '../errors/index.js';
import { type FederationReport, type FederationRound, runFederation } from '../learning/index.js';
import {
  createFederationStore,
  type FederationManifest,
  type FederationStore,
  modelFolder,
  type RunOrigin,
  type StoredRun,
} from '../results/index.js';
import type { Federation } from '../scenario/index.js';
import type { Announce } from './live-run.js';
import { PaceEstimate } from './pace-estimate.js';
import { RunPace } from './run-pace.js';
import { federationSummaryOf } from './run-summary.js';
import { wireErrorOf } from './wire-error.js';

export interface LiveFederationOptions {
  readonly id: string;
  readonly folder: string;
  readonly federation: Federation;
  readonly origin: RunOrigin | null;
  readonly workers: number | undefined;
  readonly paused: boolean;
  /** Rounds a second at most; `null` = as fast as it goes. */
  readonly speed: number | null;
  readonly announce: Announce;
}

/** Least time between two announcements of progress within a round, in milliseconds. */
const PROGRESS_PAUSE = 50;

/** A federation that is going on, with its store: keeps every round, then announces it. */
export class LiveFederation {
  readonly store: FederationStore;
  /** Resolves when it is over, its workers are gone and its store is closed. */
  readonly ended: Promise<void>;
  /** True once its store is being closed: whoever wants to read waits for `ended` and reads it from disk. */
  closing = false;
  /** What decides when its next round may begin: stopped, it ends after the round it is in, and `ended` says when it has. */
  readonly pace: RunPace;
  readonly #federation: Federation;
  readonly #announce: Announce;
  readonly #estimate = new PaceEstimate();
  readonly #reads = new Set<Promise<unknown>>();
  #roundBegan = performance.now();
  /** A round was not begun, because it was told to stop. */
  #stopped = false;
  /** Why a change of state could not be written. */
  #unwritten: WireError | null = null;
  #progressTold = Number.NEGATIVE_INFINITY;

  private constructor(
    { federation, announce }: LiveFederationOptions,
    store: FederationStore,
    pace: RunPace,
    outcome: Promise<FederationReport>,
  ) {
    this.store = store;
    this.#federation = federation;
    this.#announce = announce;
    this.pace = pace;
    this.ended = this.#finish(outcome);
  }

  /**
   * Loads the data, starts the workers and makes the store; the rounds follow.
   * @throws FolkmootError when the federation cannot be started; nothing of it is stored then
   */
  static start(options: LiveFederationOptions): Promise<LiveFederation> {
    const { id, folder, federation, origin, workers } = options;
    const pace = new RunPace(options);
    return new Promise((resolve, reject) => {
      let live: LiveFederation | undefined;
      const outcome: Promise<FederationReport> = runFederation(federation, {
        workers,
        mayBegin: (done) => live!.#mayBegin(done),
        modelFolder: modelFolder(folder),
        onSetup: async (setup) => {
          const state = pace.paused ? 'paused' : 'running';
          const manifest = { ...firstManifest(id, federation, setup.backend), state, origin } as const;
          const store = await createFederationStore(folder, { manifest, federation, setup });
          live = new LiveFederation(options, store, pace, outcome);
          resolve(live);
        },
        onRound: (round) => live!.#keep(round),
        onProgress: (progress) => live!.#tellProgress(progress),
      });
      // Once it has started, its failure is its own matter, and this changes nothing any more.
      outcome.catch(reject);
    });
  }

  get stored(): StoredRun<FederationManifest> {
    const { folder, manifest } = this.store;
    return { folder, manifest };
  }

  /** Reads from the open store; it is not closed before the reading is done. */
  async read<T>(work: (store: FederationStore) => Promise<T>): Promise<T> {
    const reading = work(this.store);
    this.#reads.add(reading);
    try {
      return await reading;
    } finally {
      this.#reads.delete(reading);
    }
  }

  /** Waits until the next round may begin; what it is waiting for is no part of how long rounds take. */
  async #mayBegin(done: number): Promise<boolean> {
    let paused = false;
    const turn = await this.pace.next(done, () => {
      paused = true;
      return this.#changeState('paused');
    });
    this.#stopped = turn === 'stop';
    if (paused && !this.#stopped) await this.#changeState('running');
    this.#roundBegan = performance.now();
    return !this.#stopped;
  }

  /** Never rejects: a federation whose state cannot be written ends after its round, and says why. */
  async #changeState(state: 'paused' | 'running'): Promise<void> {
    try {
      await this.store.update({ state });
    } catch (cause) {
      this.#unwritten ??= wireErrorOf(cause);
      this.pace.stop();
    }
    this.#announce('federationChanged', { federation: federationSummaryOf(this.stored) });
  }

  async #keep(round: FederationRound): Promise<void> {
    await this.store.appendRound(round);
    const now = performance.now();
    // Round 0 only measures the first model.
    if (round.round > 0) this.#estimate.add((now - this.#roundBegan) / 1000);
    this.#announce('federationRound', { runId: this.store.manifest.id, round });
    this.#tellProgress({ round: round.round, done: 1, of: 1 });
  }

  #tellProgress({ round, done, of }: { readonly round: number; readonly done: number; readonly of: number }): void {
    const now = performance.now();
    if (done < of && now - this.#progressTold < PROGRESS_PAUSE) return;
    this.#progressTold = now;
    const { rounds } = this.#federation;
    const secondsLeft = this.#estimate.secondsLeft(rounds - Math.max(0, round - 1 + done / of));
    this.#announce('federationProgress', { runId: this.store.manifest.id, round, rounds, done, of, secondsLeft });
  }

  /** Even when the last words cannot be written, whoever watches is told how it ended. */
  async #finish(outcome: Promise<FederationReport>): Promise<void> {
    let state: 'finished' | 'stopped' | 'failed';
    let error: FederationManifest['error'] = null;
    try {
      const report = await outcome;
      await this.store.writeReport(report);
      error = this.#unwritten;
      state = error !== null ? 'failed' : this.#stopped ? 'stopped' : 'finished';
    } catch (cause) {
      state = 'failed';
      error = wireErrorOf(cause);
    }
    try {
      await this.store.update({ state, error });
    } catch (cause) {
      error ??= wireErrorOf(cause);
      state = 'failed';
    }
    const { folder, manifest } = this.stored;
    this.closing = true;
    await Promise.allSettled(this.#reads);
    await this.store.close().catch(() => {});
    this.#announce('federationChanged', {
      federation: federationSummaryOf({ folder, manifest: { ...manifest, state, error } }),
    });
  }
}

function firstManifest(
  id: string,
  { name, title, seed, rounds, clients }: Federation,
  backend: FederationManifest['backend'],
): Omit<FederationManifest, 'owner' | 'state' | 'origin'> {
  return {
    format: 'folkmoot-run/1',
    kind: 'federation',
    id,
    scenario: name,
    title,
    seed,
    backend,
    round: 0,
    rounds,
    clients,
    accuracy: null,
    createdAt: new Date().toISOString(),
    error: null,
  };
}
