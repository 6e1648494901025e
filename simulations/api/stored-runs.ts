import { existsSync } from 'node:fs';
import { InputError } from '../errors/index.js';
import {
  type FederationManifest,
  type FederationStore,
  keepNotes,
  type ListedManifest,
  listRuns,
  noNotes,
  openFederationStore,
  openRunStore,
  type RunManifest,
  type RunNotes,
  type RunStore,
  readRun,
  removeRun,
  restoreRun,
  runFolder,
  type StoredRun,
  wrongKind,
} from '../results/index.js';
import type { ListedRun } from './contract/index.js';
import { LiveFederation } from './live-federation.js';
import { LiveRun } from './live-run.js';
import { listedRun } from './run-summary.js';

/** All runs of a data folder, of both kinds: those going on in this engine, and those on disk. */
export class StoredRuns {
  readonly #home: string;
  readonly #live = new Map<string, LiveRun | LiveFederation>();

  constructor(home: string) {
    this.#home = home;
  }

  /** Where a run of this id is, or would be. */
  folderOf(runId: string): string {
    return runFolder(this.#home, runId);
  }

  /** Takes in a run that has just been started, until it ends. */
  add(run: LiveRun | LiveFederation): void {
    const { id } = run.store.manifest;
    this.#live.set(id, run);
    void run.ended.finally(() => this.#live.delete(id));
  }

  get live(): readonly (LiveRun | LiveFederation)[] {
    return [...this.#live.values()];
  }

  /** @throws InputError `run-not-live` when it has ended, `run-unknown` when there is none such */
  async findLive(runId: string): Promise<LiveRun | LiveFederation> {
    const run = this.#live.get(runId);
    if (run !== undefined) return run;
    throw notLive(await this.find(runId));
  }

  /** @throws InputError `run-unknown`, or `run-kind` when it is no DAO's run */
  async findDao(runId: string): Promise<StoredRun<RunManifest>> {
    const { folder, manifest } = await this.find(runId);
    if (manifest.kind !== 'dao') throw wrongKind(manifest, 'dao');
    return { folder, manifest };
  }

  /** @throws InputError `run-unknown`, or `run-kind` when it is no federation */
  async findFederation(runId: string): Promise<StoredRun<FederationManifest>> {
    const { folder, manifest } = await this.find(runId);
    if (manifest.kind !== 'federation') throw wrongKind(manifest, 'federation');
    return { folder, manifest };
  }

  /** @throws InputError `run-unknown` */
  async find(runId: string): Promise<StoredRun> {
    const live = this.#live.get(runId);
    if (live !== undefined) return live.stored;
    const folder = this.folderOf(runId);
    if (existsSync(folder)) return { folder, manifest: await readRun(folder) };
    throw new InputError('run-unknown', `there is no run ${runId} in ${this.#home}`, {
      field: 'runId',
      value: runId,
      hint: 'The list of runs has the names; a removed run can be restored for a day.',
    });
  }

  /** Newest first. Folders whose manifest cannot be read are left out; opening one by name says what is wrong with it. */
  async list(): Promise<readonly StoredRun<ListedManifest>[]> {
    const { runs } = await listRuns(this.#home);
    return runs.map((stored) => this.#live.get(stored.manifest.id)?.stored ?? stored);
  }

  /** Opens a DAO run's store for one reading and closes it again; a live run's is open anyway. */
  async read<T>(runId: string, work: (store: RunStore) => Promise<T>): Promise<T> {
    const live = this.#live.get(runId);
    if (live instanceof LiveRun && !live.closing) return live.read(work);
    if (live instanceof LiveRun) await live.ended;
    const { folder } = await this.findDao(runId);
    const store = await openRunStore(folder, { readOnly: true });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Opens a federation's store for one reading and closes it again; a live one's is open anyway. */
  async readFederation<T>(runId: string, work: (store: FederationStore) => Promise<T>): Promise<T> {
    const live = this.#live.get(runId);
    if (live instanceof LiveFederation && !live.closing) return live.read(work);
    if (live instanceof LiveFederation) await live.ended;
    const { folder } = await this.findFederation(runId);
    const store = await openFederationStore(folder);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Writes notes on a run, whether it goes on or has ended; what is left out stays as it was. */
  async note(runId: string, notes: { readonly [N in keyof RunNotes]?: RunNotes[N] | undefined }): Promise<StoredRun> {
    const given = Object.fromEntries(Object.entries(notes).filter(([, value]) => value !== undefined));
    const live = this.#live.get(runId);
    if (live !== undefined && !live.closing) {
      await live.store.update({ notes: { ...noNotes, ...live.store.manifest.notes, ...given } });
      return live.stored;
    }
    await live?.ended;
    const { folder, manifest } = await this.find(runId);
    await keepNotes(folder, { ...noNotes, ...manifest.notes, ...given });
    return { folder, manifest: await readRun(folder) };
  }

  async remove(runId: string): Promise<void> {
    const { folder } = await this.find(runId);
    await removeRun(folder);
  }

  async restore(runId: string): Promise<ListedRun> {
    const folder = await restoreRun(this.#home, runId);
    return listedRun({ folder, manifest: await readRun(folder) });
  }

  /** Stops every run and waits until all of them have ended. */
  async close(): Promise<void> {
    for (const { pace } of this.live) pace.stop();
    await Promise.all(this.live.map(({ ended }) => ended));
  }
}

function notLive({ manifest: { id, state } }: StoredRun): InputError {
  return new InputError('run-not-live', `the run ${id} is not going on here; it is ${state}`, {
    field: 'runId',
    value: id,
    hint: 'Start it again with the same seed to see it live: the results are the same.',
  });
}
