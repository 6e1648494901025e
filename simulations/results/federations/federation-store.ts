import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../../errors/index.js';
import type { FederationReport, FederationRound, FederationSetup } from '../../learning/index.js';
import type { Federation } from '../../scenario/index.js';
import type { ExportFormat } from '../export-tables.js';
import type { FederationManifest } from '../manifest/federation-manifest.js';
import { manifestFile, readManifest, writeManifest } from '../manifest/manifest-file.js';
import { thisProcess } from '../manifest/process-owner.js';
import { LIVE_STATES } from '../manifest/run-manifest.js';
import { wrongKind } from '../manifest/wrong-kind.js';
import { damagedStore, storeError } from '../store-errors.js';
import { writeAtomically } from '../write-atomically.js';
import { exportFederation } from './export-federation.js';
import { RoundsFile } from './rounds-file.js';

/** What may be said of a federation as it goes on. */
export type FederationChanges = Partial<Pick<FederationManifest, 'state' | 'round' | 'accuracy' | 'error' | 'notes'>>;

/** One federation's results on disk. */
export interface FederationStore {
  readonly folder: string;
  /** As it was last written. */
  readonly manifest: FederationManifest;
  /** Whole rounds stored, round 0 included. */
  readonly count: number;
  /** Bytes of a last round that a crash cut short; it does not count. */
  readonly tornBytes: number;
  /** The study as it ran: defaults, overrides and paths filled in. */
  federation(): Promise<Federation>;
  setup(): Promise<FederationSetup>;
  /** `null` until the end. */
  report(): Promise<FederationReport | null>;
  /** Rounds `from` to `to`, both included, as far as there are any. */
  rounds(from: number, to: number): Promise<readonly FederationRound[]>;
  /** Stores one round and waits until it is on the disk. Rounds come in order, each once. */
  appendRound(round: FederationRound): Promise<void>;
  /** Writes its tables beside it, into `export-<format>`; answers with the files' paths. */
  export(format: ExportFormat): Promise<readonly string[]>;
  writeReport(report: FederationReport): Promise<void>;
  /** Rewrites `run.json` with these changes; a state in which nobody works on the federation lets go of it. */
  update(changes: FederationChanges): Promise<void>;
  /** Leaves no handle behind. Safe to call twice. */
  close(): Promise<void>;
}

export const roundsFile = (folder: string) => join(folder, 'rounds.jsonl');
const federationFile = (folder: string) => join(folder, 'federation.json');
const setupFile = (folder: string) => join(folder, 'setup.json');
const reportFile = (folder: string) => join(folder, 'report.json');

/** Folder of a federation's final model, in TensorFlow.js's format. */
export const modelFolder = (folder: string) => join(folder, 'model');

/**
 * Makes the folder of a new federation. `run.json` comes last, so that a folder without one is no run.
 * @throws StoreError `store-exists` when there is a run in the folder, or what the disk says
 */
export async function createFederationStore(
  folder: string,
  start: {
    readonly manifest: Omit<FederationManifest, 'owner'>;
    readonly federation: Federation;
    readonly setup: FederationSetup;
  },
): Promise<FederationStore> {
  if (existsSync(manifestFile(folder)) || existsSync(roundsFile(folder))) {
    throw new StoreError('store-exists', `${folder} already holds a run`, {
      field: folder,
      hint: 'Choose another folder; a run is never overwritten.',
    });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw storeError(error, folder);
  }
  await writeJson(federationFile(folder), start.federation);
  await writeJson(setupFile(folder), start.setup);
  const rounds = await RoundsFile.create(roundsFile(folder));
  try {
    const owned = withOwner(start.manifest);
    await writeManifest(folder, owned);
    return new FileFederationStore(folder, owned, rounds);
  } catch (error) {
    await rounds.close();
    throw error;
  }
}

/**
 * Opens a federation that exists, for reading.
 * @throws StoreError `store-corrupted`, `store-failed`, … naming the file; InputError `run-kind` for a DAO's run
 */
export async function openFederationStore(folder: string): Promise<FederationStore> {
  const manifest = await readManifest(folder);
  if (manifest.kind !== 'federation') throw wrongKind(manifest, 'federation');
  return new FileFederationStore(folder, manifest, await RoundsFile.open(roundsFile(folder)));
}

class FileFederationStore implements FederationStore {
  readonly folder: string;
  manifest: FederationManifest;
  readonly #rounds: RoundsFile;

  constructor(folder: string, manifest: FederationManifest, rounds: RoundsFile) {
    this.folder = folder;
    this.manifest = manifest;
    this.#rounds = rounds;
  }

  get count(): number {
    return this.#rounds.count;
  }

  get tornBytes(): number {
    return this.#rounds.tornBytes;
  }

  async federation(): Promise<Federation> {
    return (await readJson(federationFile(this.folder))) as Federation;
  }

  async setup(): Promise<FederationSetup> {
    return (await readJson(setupFile(this.folder))) as FederationSetup;
  }

  async report(): Promise<FederationReport | null> {
    const file = reportFile(this.folder);
    return existsSync(file) ? ((await readJson(file)) as FederationReport) : null;
  }

  async rounds(from: number, to: number): Promise<readonly FederationRound[]> {
    return (await this.#rounds.read(from, to)) as FederationRound[];
  }

  async appendRound(round: FederationRound): Promise<void> {
    if (round.round !== this.count) {
      throw new RangeError(`round ${round.round} was given to a store that holds ${this.count} rounds`);
    }
    await this.#rounds.append(round);
    this.manifest = { ...this.manifest, round: round.round, accuracy: round.accuracy };
  }

  export(format: ExportFormat): Promise<readonly string[]> {
    return exportFederation(this, this.manifest, join(this.folder, `export-${format}`), format);
  }

  async writeReport(report: FederationReport): Promise<void> {
    await writeJson(reportFile(this.folder), report);
  }

  async update(changes: FederationChanges): Promise<void> {
    this.manifest = withOwner({ ...this.manifest, ...changes });
    await writeManifest(this.folder, this.manifest);
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }
}

function withOwner(manifest: Omit<FederationManifest, 'owner'>): FederationManifest {
  return { ...manifest, owner: LIVE_STATES.includes(manifest.state) ? thisProcess() : null };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(value, null, 2)}\n`);
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw storeError(error, file);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damagedStore(file, error);
  }
}
